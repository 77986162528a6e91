"""`ipnb status`: what needs attention, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ipnb.grading.due_dates import case_due
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import for_terminal, short
from ipnb.grading.read_submission import time_in
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.roster import RosterRow, outdated, similar_submissions
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


def status_text(
    assignment: str,
    roster: list[RosterRow],
    inputs: GradingInputs,
    dates: AssignmentDates,
    names: Sequence[str] = (),
) -> str:
    """Write the state of one assignment for whoever grades it.

    Parameters
    ----------
    assignment
        Its name.
    roster
        As `roster.read_roster` gives it.
    inputs
        What it is graded with now.
    dates
        Due dates, extensions, and who handed in the equivalent case.
    names
        What is the matter with names of folders, as `submission_folders.doubtful_names` says it.
    """
    there = [row for row in roster if row.handed_in]
    final = [row for row in there if row.is_final]
    course = in_sentences(inputs.review_reasons) + inputs.notices
    lines = [f"{assignment}: {len(there)} handed in, {len(final)} final"]
    lines += _block("The course", course + outdated(there, assignment))
    lines += _block("When", _due_lines(inputs, dates, {row.student for row in there}))
    lines += _block(AFTER_END, _after_end(there, dates.sitting))
    lines += _block("Names", names)
    lines += _block("Held", _held(there))
    lines += _block("To be marked by hand in Formgrader", _to_mark(there))
    lines += _equivalent_blocks(roster, dates)
    lines += _block(
        "No longer in the gradebook", _in_a_line(row.student for row in roster if row.left)
    )
    lines += _block("For a conversation, not for a verdict", _similar(there))
    lines += _block(
        "Argued: answer in a comment in Formgrader, and mark by hand what you agree with",
        _argued(there),
    )
    lines += _block("Worth knowing", _notes(there))
    return for_terminal("\n".join(lines))


def _block(title: str, entries: Sequence[str]) -> list[str]:
    return ["", title, *[f"  {entry}" for entry in entries]] if entries else []


def _in_a_line(students: Iterable[str]) -> list[str]:
    line = ", ".join(students)
    return [line] if line else []


def _held(there: list[RosterRow]) -> list[str]:
    reasons = {row.student: " ".join(row.review_reasons()) for row in there}
    return [f"{student}: {text}" for student, text in reasons.items() if text]


def _after_end(there: list[RosterRow], sitting: Sitting | None) -> list[str]:
    """Say what came after a student's own end."""
    if sitting is None:
        return []
    told = {row.student: after_end_words(sitting, row.student, _time(row)) for row in there}
    return [f"{student}: {words}." for student, words in told.items() if words]


def _time(row: RosterRow) -> datetime | None:
    """Return when it was handed in; who only argues about a mark later has handed in nothing later."""
    if row.graded and not row.changed:
        return row.timestamp
    return time_in(row.folder) if row.folder else None


def _to_mark(there: list[RosterRow]) -> list[str]:
    by_text: dict[str, list[str]] = {}
    for row in there:
        for name in row.to_mark():
            by_text.setdefault(name, []).append(row.student)
    return [
        f"{name}: {len(students)} ({', '.join(students)})"
        for name, students in sorted(by_text.items())
    ]


def _equivalent_blocks(roster: list[RosterRow], dates: AssignmentDates) -> list[str]:
    """Say who took the equivalent case, or both, and who has handed in neither."""
    absent = [row.student for row in roster if not row.handed_in and not row.left]
    there = [row.student for row in roster if row.handed_in]
    other = dates.took_the_other
    nothing = [student for student in absent if student not in other]
    return [
        *_block(f"Took the equivalent case, {dates.other}", _in_a_line(_among(absent, other))),
        *_block(
            f"Handed in {dates.other} too: the better of the two counts",
            _in_a_line(_among(there, other)),
        ),
        *_block("Nothing handed in", _in_a_line(nothing)),
    ]


def _among(students: list[str], others: set[str]) -> list[str]:
    return [student for student in students if student in others]


def _similar(there: list[RosterRow]) -> list[str]:
    return [f"{', '.join(students)}: {what}" for what, students in similar_submissions(there)]


def _argued(there: list[RosterRow]) -> list[str]:
    return [
        f"{row.student}, {place}: {short(text, 200)}"
        for row in there
        for place, text in row.argued()
    ]


def _notes(there: list[RosterRow]) -> list[str]:
    return [f"{row.student}: {note}" for row in there if row.record for note in row.record.notes]


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
