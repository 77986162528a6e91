"""`ipnb status`: what needs attention, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ipnb.grading.due_dates import case_due
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import for_terminal, short
from ipnb.grading.read_submission import time_in
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.roster import RosterRow, Similar, outdated_lines
from ipnb.grading.sittings import Sitting, after_end_words

AFTER_END = (
    "After their own end in the sitting: nothing was taken off; mark by hand, or give extra time"
)


@dataclass
class AssignmentDates:
    """What the gradebook knows about an assignment's dates and its equivalent.

    Attributes
    ----------
    due : datetime or None
        When it is due for everybody, in UTC.
    extensions : dict of str to datetime
        Student -> until when, in UTC.
    published : bool
        Whether students' desks show these dates.
    other : str
        The equivalent assignment, if there is one.
    took_the_other : set of str
        Students who handed that one in.
    sitting : Sitting or None
        If it is held in a room.
    """

    due: datetime | None = None
    extensions: dict[str, datetime] = field(default_factory=dict)
    published: bool = False
    other: str = ""
    took_the_other: set[str] = field(default_factory=set)
    sitting: Sitting | None = None


@dataclass
class _Gathered:
    """What the lines are made of, student by student; nothing else of a class stays in memory.

    Attributes
    ----------
    there, final, left, absent : list of str
        Who handed in, whose number is final, who was taken out, and who handed in nothing.
    outdated, to_mark : dict of str to list of str
        What is otherwise now, or which text waits -> whose.
    after_end, held, argued, notes : list of str
        Lines.
    """

    there: list[str] = field(default_factory=list)
    final: int = 0
    left: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    outdated: dict[str, list[str]] = field(default_factory=dict)
    to_mark: dict[str, list[str]] = field(default_factory=dict)
    after_end: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    argued: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    similar: Similar = field(default_factory=Similar)

    def add(self, row: RosterRow, sitting: Sitting | None) -> None:
        """Take from one student's row what will be said of it."""
        student = row.student
        if not row.handed_in:
            (self.left if row.left else self.absent).append(student)
            return
        self.there.append(student)
        self.final += row.is_final
        for what in row.outdated:
            self.outdated.setdefault(what, []).append(student)
        for name in row.to_mark():
            self.to_mark.setdefault(name, []).append(student)
        if sitting and (words := after_end_words(sitting, student, _time(row))):
            self.after_end.append(f"{student}: {words}.")
        if reasons := " ".join(row.review_reasons()):
            self.held.append(f"{student}: {reasons}")
        self.argued += [f"{student}, {place}: {short(text, 200)}" for place, text in row.argued()]
        if row.record is not None:
            self.notes += [f"{student}: {note}" for note in row.record.notes]
            self.similar.add(row.record)


def status_text(
    assignment: str,
    roster: Iterable[RosterRow],
    inputs: GradingInputs,
    dates: AssignmentDates,
    names: Callable[[list[str]], Sequence[str]] = lambda students: (),
) -> str:
    """Write the state of one assignment for whoever grades it.

    Parameters
    ----------
    assignment
        Its name.
    roster
        As `roster.each_row` gives it.
    inputs
        What it is graded with now.
    dates
        Due dates, extensions, and who handed in the equivalent case.
    names
        From everybody's ids to what is the matter with names of folders, as
        `submission_folders.doubtful_names` says it.
    """
    found, students = _Gathered(), []
    for row in roster:
        students.append(row.student)
        found.add(row, dates.sitting)
    course = in_sentences(inputs.review_reasons) + inputs.notices
    lines = [f"{assignment}: {len(found.there)} handed in, {found.final} final"]
    lines += _block("The course", course + outdated_lines(found.outdated, assignment))
    lines += _block("When", _due_lines(inputs, dates, set(found.there)))
    lines += _block(AFTER_END, found.after_end)
    lines += _block("Names", names(students))
    lines += _block("Held", found.held)
    lines += _block("To be marked by hand in Formgrader", _to_mark(found.to_mark))
    lines += _equivalent_blocks(found, dates)
    lines += _block("No longer in the gradebook", _in_a_line(found.left))
    lines += _block("For a conversation, not for a verdict", _similar(found.similar))
    lines += _block(
        "Argued: answer in a comment in Formgrader, and mark by hand what you agree with",
        found.argued,
    )
    lines += _block("Worth knowing", found.notes)
    return for_terminal("\n".join(lines))


def _block(title: str, entries: Sequence[str]) -> list[str]:
    return ["", title, *[f"  {entry}" for entry in entries]] if entries else []


def _in_a_line(students: Iterable[str]) -> list[str]:
    line = ", ".join(students)
    return [line] if line else []


def _time(row: RosterRow) -> datetime | None:
    """Return when it was handed in; who only argues about a mark later has handed in nothing later."""
    if row.graded and not row.changed:
        return row.timestamp
    return time_in(row.folder) if row.folder else None


def _to_mark(by_text: dict[str, list[str]]) -> list[str]:
    return [
        f"{name}: {len(students)} ({', '.join(students)})"
        for name, students in sorted(by_text.items())
    ]


def _equivalent_blocks(found: _Gathered, dates: AssignmentDates) -> list[str]:
    """Say who took the equivalent case, or both, and who has handed in neither."""
    other = dates.took_the_other
    nothing = [student for student in found.absent if student not in other]
    return [
        *_block(
            f"Took the equivalent case, {dates.other}", _in_a_line(_among(found.absent, other))
        ),
        *_block(
            f"Handed in {dates.other} too: the better of the two counts",
            _in_a_line(_among(found.there, other)),
        ),
        *_block("Nothing handed in", _in_a_line(nothing)),
    ]


def _among(students: list[str], others: set[str]) -> list[str]:
    return [student for student in students if student in others]


def _similar(similar: Similar) -> list[str]:
    return [f"{', '.join(students)}: {what}" for what, students in similar.groups()]


def _due_lines(inputs: GradingInputs, dates: AssignmentDates, there: set[str]) -> list[str]:
    """Say when it is due and for whom otherwise; nothing where nobody ever said."""
    lines = []
    from_case = case_due(inputs.case)
    if sitting := dates.sitting:
        lines.append(f"A sitting, {in_utc(sitting.start)} to {in_utc(sitting.end)}.")
    elif dates.due is not None and from_case is not None and dates.due != from_case:
        desks = (
            "desks show it"
            if dates.published
            else "desks show the case’s until it is released again"
        )
        typed = (
            f"Due {in_utc(dates.due)}, as typed in Formgrader; the case says {in_utc(from_case)}."
        )
        lines.append(f"{typed} Lateness is counted from the first, and {desks}.")
    elif dates.due is not None:
        lines.append(f"Due {in_utc(dates.due)}.")
    for student, until in sorted(dates.extensions.items()):
        waits = "" if student in there else " (nothing handed in yet)"
        lines.append(f"{student} has until {in_utc(until)}{waits}.")
    return lines


def in_utc(moment: datetime) -> str:
    """Write a moment in words: day, time, zone."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
