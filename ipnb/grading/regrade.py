"""`ipnb grade`: say what grading again would change, and grade again as it was listed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.converters.base import NbGraderException
from sqlalchemy import select

from ipnb.grading.assignment_reader import UnusableAssignment
from ipnb.grading.autograde import CaseAutograde
from ipnb.grading.final_points import final_points
from ipnb.grading.gradebook_version import open_gradebook
from ipnb.grading.plain_text import for_terminal, named
from ipnb.grading.preview import Previewer
from ipnb.grading.score_changes import Preview, ScoreChange, as_table, number
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.worker_pool import Workers

#: points by which a total may differ from the one that was listed
DUST = 0.005
#: students who are named in one line
NAMED = 12


@dataclass
class Plan:
    """What grading one assignment again would do.

    Attributes
    ----------
    digests : dict of str to str
        Of case, key and scoring, as they were when it was drawn up.
    submissions, first : int
        How many would be graded, and how many of them for the first time.
    changes : list of ScoreChange
        Every part of a score that changes.
    held, released : list of str
        Whose form had points and would wait for a person, and the other way about.
    waiting : dict of str to list of str
        Why somebody would be held -> who.
    inputs : Counter
        What is otherwise than when they were graded -> for how many.
    due : set of str
        Who would be graded: everybody but those of whom nothing is otherwise than when they were.
    totals : dict of str to float
        Student -> what they would have in the end, in points; only who was graded before.
    trouble : str
        Why nothing of it can be graded; "" if it can.
    """

    assignment: str
    digests: dict[str, str | None] = field(default_factory=dict)
    submissions: int = 0
    first: int = 0
    changes: list[ScoreChange] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    inputs: Counter[str] = field(default_factory=Counter)
    due: set[str] = field(default_factory=set)
    totals: dict[str, float] = field(default_factory=dict)
    trouble: str = ""

    def add(self, preview: Preview) -> None:
        """Count one submission."""
        self.submissions += 1
        self.first += preview.before is None
        self.changes += preview.changes()
        self.held += [preview.student] * (preview.before is not None and preview.is_newly_held)
        self.released += [preview.student] * preview.is_released
        self.inputs.update(preview.changed_inputs)
        if preview.is_due:
            self.due.add(preview.student)
        if preview.after:
            self.totals[preview.student] = preview.total
        if preview.review_reasons:
            self.waiting.setdefault(" ".join(preview.review_reasons), []).append(preview.student)

    @property
    def students(self) -> int:
        """How many students' scores change."""
        return len({one.student for one in self.changes})

    def in_words(self) -> str:
        """Write it for whoever decides whether it is done."""
        if self.trouble:
            return for_terminal(f"{self.assignment}: {self.trouble}")
        graded = f"{self.submissions} submission{'' if self.submissions == 1 else 's'}"
        first = f", {self.first} for the first time" if self.first else ""
        lines = [f"{self.assignment}: {graded} to grade{first}. {self._scores()}".rstrip()]
        if self.inputs:
            told = ", ".join(f"{what} ({n})" for what, n in sorted(self.inputs.items()))
            lines.append(f"Changed since they were graded: {told}.")
        if self.changes:
            lines += ["", as_table(self.changes), ""]
        lines += _named("No longer held", self.released)
        lines += _named("Held from now on, and not before", self.held)
        for reason, students in self.waiting.items():
            lines += [*_named("Held", students), f"    {reason}"]
        return for_terminal("\n".join(lines).rstrip())

    def _scores(self) -> str:
        if not self.changes:
            return "No score changes." if self.submissions > self.first else ""
        return f"The scores of {self.students} change:"


def _named(what: str, students: list[str]) -> list[str]:
    if not students:
        return []
    return [f"{what}: {len(students)} ({named(students, NAMED)})."]


def assignments_of_term(app: Any) -> list[str]:
    """List the assignments of the gradebook of which something was handed in, by name."""
    with open_gradebook(app.coursedir) as gradebook:
        names = sorted(one.name for one in gradebook.assignments)
    return [name for name in names if list_submissions(app.coursedir, name)]


def plan(app: Any, assignment: str, student: str, workers: Workers) -> Plan:
    """Draw up what grading an assignment, or one student's, again would do; nothing is written.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Initialised, with the course's configuration.
    assignment
        Its name.
    student
        An id; "*" for everybody.
    workers
        Who grades.
    """
    drawn = Plan(assignment)
    with open_gradebook(app.coursedir) as gradebook:
        try:
            previewer = Previewer(app, gradebook, assignment)
        except UnusableAssignment as problem:
            drawn.trouble = f"{problem}."
            return drawn
        drawn.digests = dict(previewer.inputs.digests)
        for preview in previewer.previews(workers.pool(previewer.cells.has_tests), student):
            drawn.add(preview)
    return drawn


def carry_out(app: Any, drawn: Plan, student: str, workers: Workers) -> bool:
    """Grade an assignment, or one student's, again, as it was drawn up.

    Who is not due by the plan is graded only if something of theirs was changed or lost since.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Initialised, with the course's configuration.
    drawn
        What was agreed to.
    student
        An id; "*" for everybody.
    workers
        Who grades.

    Returns
    -------
    bool
        False if something could not be graded, so that a script can stop there.
    """
    app.coursedir.assignment_id, app.coursedir.student_id = drawn.assignment, student
    converter = CaseAutograde(coursedir=app.coursedir, parent=app)
    converter.open_workers = workers
    converter.again = drawn.due
    try:
        converter.start()
    except NbGraderException:
        return False
    return True


def not_as_listed(app: Any, drawn: Plan) -> list[str]:
    """Name whose total came out otherwise than a plan said, since something changed in between.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
    drawn
        As it was before grading.
    """
    with open_gradebook(app.coursedir) as gradebook:
        return [
            f"{who}: {number(came_out)}, and {number(drawn.totals[who])} was listed"
            for who, came_out in _totals(gradebook, drawn.assignment)
            if who in drawn.totals and abs(came_out - drawn.totals[who]) > DUST
        ]


def _totals(gradebook: Gradebook, assignment: str) -> Iterator[tuple[str, float]]:
    """Give every student's points less the late penalty, a few at a time."""
    wanted = select(
        SubmittedAssignment.student_id,
        SubmittedAssignment.score,
        SubmittedAssignment.late_submission_penalty,
    ).where(SubmittedAssignment.assignment_id == gradebook.find_assignment(assignment).id)
    for who, score, penalty in gradebook.db.execute(wanted).yield_per(500):
        yield who, final_points(score, penalty)
