"""Read a whole class from its gradebook and its exchange."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.exchange.default import Exchange
from sqlalchemy import select

from ipnb.desk.progress_sign import FOLDER as SIGNS
from ipnb.desk.progress_sign import Begun
from ipnb.formulation.build import FORM_CELL
from ipnb.grading.class_view.begun import UNKNOWN, Signs, read_signs
from ipnb.grading.class_view.how_far import HowFar, HowFarReader
from ipnb.grading.class_view.standing import Person, Standing, state_of, together
from ipnb.grading.due_dates import Deadline, DueDates
from ipnb.grading.equivalent_cases import group_equivalents, pair_up
from ipnb.grading.grading_inputs import GradingInputs, load_grading_inputs
from ipnb.grading.inbound_submissions import list_inbound, made_by_student, newest_by_student
from ipnb.grading.read_submission import time_in
from ipnb.grading.roster import RosterRow, each_row
from ipnb.grading.submission_folders import list_submissions


@dataclass(frozen=True)
class Column:
    """One assignment, or two equivalent ones.

    Attributes
    ----------
    unit : tuple of str
        The names; the first is the pair's.
    titles : mapping of str to str
        Assignment -> what students read above it.
    due : datetime or None
        For everybody, in UTC.
    released : mapping of str to datetime
        Assignment -> since when it lies in the exchange, in UTC; only what does.
    notebook : mapping of str to str
        Assignment -> its notebook's name, by which Formgrader lists what is to be marked.
    problem : str
        Why nothing of it can be graded now; "" if nothing is the matter.
    is_case : bool
        Whether it is a form, of which there is a report.
    """

    unit: tuple[str, ...]
    titles: Mapping[str, str]
    due: datetime | None
    released: Mapping[str, datetime]
    notebook: Mapping[str, str]
    problem: str = ""
    is_case: bool = True

    @property
    def name(self) -> str:
        """The name of the first."""
        return self.unit[0]

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.titles[self.name]


@dataclass(frozen=True)
class ClassView:
    """A class as it stands.

    Attributes
    ----------
    people : list of Person
        Everybody in the gradebook, and whoever began or handed in something without being there, by name.
    columns : list of Column
    standings : dict of str to dict of str to Standing
        Column's name -> student -> standing.
    last : dict of str to datetime
        Student -> when the last of anything came from them, in UTC.
    unlisted : list of str
        Ids of whoever began or handed in something and is not in the gradebook.
    blind : str
        What the page cannot know because the exchange cannot be read; "" if it can.
    signs : Signs
        What everybody shows of their progress before they hand in.
    """

    people: list[Person]
    columns: list[Column]
    standings: dict[str, dict[str, Standing]]
    last: dict[str, datetime]
    unlisted: list[str] = field(default_factory=list)
    blind: str = ""
    signs: Signs = UNKNOWN

    def of(self, column: Column, person: Person) -> Standing:
        """Return where somebody stands in an assignment."""
        return self.standings[column.name][person.id]

    def begun(self, column: Column, person: Person) -> Begun | None:
        """Return how far somebody is who has begun and not handed in; None for whoever has not begun."""
        if self.of(column, person).handed_in:
            return None
        return self.signs.begun(column.unit, person.id)


class _Course:
    """One look at a course's gradebook and exchange."""

    def __init__(self, gradebook: Gradebook, coursedir: Any, config: Any, reader: HowFarReader):
        self.gradebook, self.coursedir, self.config = gradebook, coursedir, config
        self.reader = reader
        self.dates = DueDates(gradebook)
        self.exchange = Path(Exchange(config=config).root) / coursedir.course_id
        self.sees_exchange = os.access(self.exchange / "inbound", os.R_OK | os.X_OK)

    def blind(self) -> str:
        """Say why nothing is known of the exchange; "" if it can be read."""
        if self.sees_exchange:
            return ""
        if not (self.exchange / "inbound").exists():
            return (
                "Nothing was released through the exchange yet, so nothing can have come in there."
            )
        return (
            f"{self.exchange}/inbound cannot be read by this account, so this page knows only what was "
            "collected already. Let whoever runs the hub give this account the right to read it."
        )

    def inputs(self, assignment: str) -> GradingInputs:
        """Read case and key."""
        return load_grading_inputs(self.coursedir.root, assignment, self.coursedir.source_directory)

    def arrived(self, assignment: str) -> dict[str, datetime]:
        """Return when the newest of each student came into the exchange, as *Collect* would take it."""
        if not self.sees_exchange:
            return {}
        found, _ = list_inbound(self.exchange / "inbound", assignment)
        if self.by_owner():
            found, _ = made_by_student(found)
        due = (
            self.dates.due(assignment)
            if self.config.ExchangeCollect.get("before_duedate", False)
            else None
        )
        counted = newest_by_student(found, due and due.replace(tzinfo=None))
        return {one.student: one.time for one in counted}

    def by_owner(self) -> bool:
        """Say whether each student has an account of their own, as *Collect* takes it."""
        return bool(self.config.ExchangeCollect.get("check_owner", True))

    def rows(
        self, assignment: str, inputs: GradingInputs, graded: Mapping[str, Any]
    ) -> Iterator[RosterRow]:
        """Give the rows of an assignment; none, quickly, where nothing was collected or graded."""
        if graded or list_submissions(self.coursedir, assignment):
            yield from each_row(self.gradebook, self.coursedir, assignment, inputs)

    def graded(self, assignment: str) -> dict[str, str]:
        """Return by which id Formgrader shows what was graded, by student."""
        wanted = (
            select(SubmittedAssignment.student_id, SubmittedNotebook.id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(Assignment.name == assignment)
        )
        return dict(iter(self.gradebook.db.execute(wanted)))

    def answered(self, assignment: str) -> set[str]:
        """Return in whose form somebody has written a comment, by which what is argued is answered."""
        wanted = (
            select(SubmittedAssignment.student_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Comment.cell_id)
            .where(Assignment.name == assignment, BaseCell.name == FORM_CELL)
            .where(Comment.manual_comment.is_not(None), Comment.manual_comment != "")
        )
        return set(self.gradebook.db.execute(wanted).scalars())

    def standings(self, assignment: str, inputs: GradingInputs) -> dict[str, Standing]:
        """Return where everybody stands of whom anything is known."""
        deadline, arrived = self.dates.deadline(assignment), self.arrived(assignment)
        graded, answered = self.graded(assignment), self.answered(assignment)
        rows = {row.student: row for row in self.rows(assignment, inputs, graded)}
        students = {*rows, *arrived, *deadline.extensions}
        return {
            student: _standing(
                assignment,
                student,
                rows.get(student),
                arrived.get(student),
                deadline,
                graded.get(student, ""),
                student in answered,
                self.how_far(rows.get(student), inputs),
            )
            for student in students
            if not (student in rows and rows[student].left)
        }

    def how_far(self, row: RosterRow | None, inputs: GradingInputs) -> HowFar | None:
        """Return how far goes what was collected of somebody."""
        return self.reader.read(row, inputs) if row and row.handed_in else None


def _standing(
    assignment: str,
    student: str,
    row: RosterRow | None,
    arrived: datetime | None,
    deadline: Deadline,
    submission: str,
    is_answered: bool,
    how_far: HowFar | None,
) -> Standing:
    there = row is not None and row.handed_in
    collected = (time_in(row.folder) if row and row.folder else None) if there else None
    known = collected or (row.timestamp if row else None)
    has_newer = arrived is not None and (not there or (known is not None and arrived > known))
    state, why = state_of(row, has_newer)
    time = max(filter(None, (arrived, known)), default=None)
    return Standing(
        assignment,
        state,
        why,
        submission,
        time and time.replace(tzinfo=UTC),
        deadline.extensions.get(student),
        deadline.seconds_late(student, time) > 0,
        0 if row is None or is_answered else len(row.argued()),
        how_far=how_far,
    )


def read_class(
    gradebook: Gradebook, coursedir: Any, config: Any, reader: HowFarReader | None = None
) -> ClassView:
    """Read everybody's standing in every assignment that the gradebook knows.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    config : traitlets.config.Config
        nbgrader's, which says where the exchange is and what *Collect* takes.
    reader
        A server's, which has counted most answers before; a new one counts all of them.
    """
    course = _Course(gradebook, coursedir, config, reader or HowFarReader())
    entries = {one.name: one for one in gradebook.assignments}
    inputs = {name: course.inputs(name) for name in entries}
    pairs = pair_up(_equivalents(inputs))
    single = {name: course.standings(name, inputs[name]) for name in entries}
    listed = listed_people(gradebook)
    signs = read_signs(course.exchange / SIGNS, datetime.now(UTC), course.by_owner())
    came = {who for found in single.values() for who, one in found.items() if one.handed_in}
    came |= {who for who, sign in signs.by_student.items() if sign.begun}
    unlisted = sorted(came - set(listed))
    people = [*listed.values(), *(Person(student) for student in unlisted)]
    columns = [
        _column(course, unit, entries, inputs) for unit in group_equivalents(sorted(entries), pairs)
    ]
    standings = {
        column.name: {one.id: _of_unit(column, one.id, single) for one in people}
        for column in columns
    }
    return ClassView(people, columns, standings, _last(single), unlisted, course.blind(), signs)


def _equivalents(inputs: Mapping[str, GradingInputs]) -> dict[str, str]:
    """Return which other case each case names, from cases that were read already."""
    named = {name: (one.case or {}).get("instead") for name, one in inputs.items()}
    return {
        name: str(instead["case"])
        for name, instead in named.items()
        if isinstance(instead, dict) and instead.get("case") in inputs
    }


def listed_people(gradebook: Gradebook) -> dict[str, Person]:
    """Return everybody in the gradebook by id, in the order of their names."""
    rows = gradebook.db.execute(select(Student.id, Student.first_name, Student.last_name))
    people = [Person(student, first or "", last or "") for student, first, last in rows]
    return {one.id: one for one in sorted(people, key=lambda one: (one.name.casefold(), one.id))}


def _of_unit(
    column: Column, student: str, single: Mapping[str, Mapping[str, Standing]]
) -> Standing:
    nothing = state_of(None, False)
    taken = {name: single[name].get(student) or Standing(name, *nothing) for name in column.unit}
    return together(taken, column.name)


def _last(single: Mapping[str, Mapping[str, Standing]]) -> dict[str, datetime]:
    last: dict[str, datetime] = {}
    for found in single.values():
        for student, one in found.items():
            if one.time is not None:
                last[student] = max(one.time, last.get(student, one.time))
    return last


def _column(
    course: _Course,
    unit: tuple[str, ...],
    entries: Mapping[str, Any],
    inputs: Mapping[str, GradingInputs],
) -> Column:
    outbound = course.exchange / "outbound"
    first = inputs[unit[0]]
    return Column(
        unit,
        {name: inputs[name].title for name in unit},
        course.dates.due(unit[0]),
        {name: since for name in unit if (since := _released(outbound / name))},
        {name: next((one.name for one in entries[name].notebooks), name) for name in unit},
        " ".join(one.reason for one in first.review_reasons),
        is_case=not first.other_than_case,
    )


def _released(folder: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    except OSError:
        return None
