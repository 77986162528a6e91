"""`ipnb status`: what needs attention, in words."""

from dataclasses import dataclass, field
from datetime import datetime

from ipnb.grading.due_dates import case_due
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.plain_text import for_terminal, short
from ipnb.grading.review_reasons import in_sentences
from ipnb.grading.roster import RosterRow, outdated, similar_submissions


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
    """

    due: datetime | None = None
    extensions: dict = field(default_factory=dict)
    published: bool = False
    other: str = ""
    took_the_other: set = field(default_factory=set)


def status_text(
    assignment: str,
    found: list[RosterRow],
    inputs: GradingInputs,
    when: AssignmentDates,
    names: list[str] = (),
) -> str:
    """The state of one assignment for whoever grades it.

    Parameters
    ----------
    when : When
        Due dates, extensions, and who handed in the equivalent case.
    names
        What is the matter with names of folders, as `folders.doubtful` says it.
    """
    there = [row for row in found if row.handed_in]
    final = [row for row in there if row.is_final]
    lines = [f"{assignment}: {len(there)} handed in, {len(final)} final"]
    course = in_sentences(inputs.review_reasons) + inputs.notices
    lines += _block("The course", course + outdated(there, assignment))
    lines += _block(AssignmentDates, _when(inputs, when, {row.student: row for row in there}))
    lines += _block("Names", names)
    lines += _block(
        "Held",
        [
            f"{row.student}: {' '.join(row.review_reasons())}"
            for row in there
            if row.review_reasons()
        ],
    )
    lines += _block("To be marked by hand in Formgrader", _to_mark(there))
    absent = [row.student for row in found if not row.handed_in and not row.left]
    elsewhere = [student for student in absent if student in when.took_the_other]
    if elsewhere:
        lines += _block(f"Took the equivalent case, {when.other}", [", ".join(elsewhere)])
    both = [row.student for row in there if row.student in when.took_the_other]
    if both:
        lines += _block(
            f"Handed in {when.other} too: the better of the two counts", [", ".join(both)]
        )
    absent = [student for student in absent if student not in elsewhere]
    left = [row.student for row in found if row.left]
    lines += _block("Nothing handed in", [", ".join(absent)] if absent else [])
    lines += _block("No longer in the gradebook", [", ".join(left)] if left else [])
    lines += _block(
        "For a conversation, not for a verdict",
        [f"{', '.join(who)}: {what}" for what, who in similar_submissions(there)],
    )
    argued = [
        f"{row.student}, {place}: {short(text, 200)}"
        for row in there
        for place, text in row.argued()
    ]
    lines += _block(
        "Argued: answer in a comment in Formgrader, and mark by hand what you agree with", argued
    )
    notes = [(row.student, note) for row in there if row.record for note in row.record.notes]
    lines += _block("Worth knowing", [f"{student}: {note}" for student, note in notes])
    return for_terminal("\n".join(lines))


def _block(title: str, entries: list[str]) -> list[str]:
    return ["", title, *[f"  {entry}" for entry in entries]] if entries else []


def _to_mark(there: list[RosterRow]) -> list[str]:
    by_text: dict[str, list[str]] = {}
    for row in there:
        for name in row.to_mark():
            by_text.setdefault(name, []).append(row.student)
    return [f"{name}: {len(who)} ({', '.join(who)})" for name, who in sorted(by_text.items())]


def _when(inputs: GradingInputs, when: AssignmentDates, there: dict[str, RosterRow]) -> list[str]:
    """When it is due and for whom otherwise; nothing where nobody ever said."""
    lines, told = [], case_due(inputs.case)
    if when.due is not None:
        lines.append(f"Due {in_utc(when.due)}.")
    if told is not None and when.due != told:
        shown = (
            "desks show it"
            if when.published
            else "desks show the case’s until it is released again"
        )
        typed = f"Due {in_utc(when.due)}, as typed in Formgrader; the case says {in_utc(told)}."
        lines[-1:] = [f"{typed} Lateness is counted from the first, and {shown}."]
    for student, until in sorted(when.extensions.items()):
        waits = "" if student in there else " (nothing handed in yet)"
        lines.append(f"{student} has until {in_utc(until)}{waits}.")
    return lines


def in_utc(when: datetime) -> str:
    """A moment in words: day, time, zone."""
    return f"{when:%Y-%m-%d %H:%M} UTC"
