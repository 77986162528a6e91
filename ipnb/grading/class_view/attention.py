"""What waits for whoever teaches, in the order in which it is done, each with the page for it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from ipnb.grading.class_view.begun import end_of
from ipnb.grading.class_view.read_class import ClassView, Column
from ipnb.grading.class_view.standing import Person, Standing, State, is_quiet

#: how long nothing has to come from somebody before the page names them
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """One person's piece of work that waits, and the page on which it is seen to."""

    person: Person
    why: str
    link: str


@dataclass(frozen=True)
class Task:
    """What one assignment asks for.

    Attributes
    ----------
    assignment, title : str
        Its name, and what stands above it.
    words : str
        What is to be done, without the number.
    link : str
        Where it is done for all of them, below Formgrader's address.
    action : str
        What that link is called.
    waiting : list of Waiting
        For whom; those of whom each has a page of their own.
    named : bool
        Whether people are named one by one, because each needs a look.
    """

    assignment: str
    title: str
    words: str
    link: str
    action: str
    waiting: list[Waiting]
    named: bool = False


@dataclass(frozen=True)
class Quiet:
    """Somebody from whom nothing has come for a while, and who has opened nothing, as far as that is known.

    Attributes
    ----------
    person : Person
    last : datetime or None
        When the last of anything came from them.
    open : list of Column
        The assignments that are open to them.
    opened : date or None
        The day on which they opened desk or form last; None if none is known.
    """

    person: Person
    last: datetime | None
    open: list[Column]
    opened: date | None = None


def tasks(view: ClassView) -> list[Task]:
    """List what waits, assignment by assignment."""
    return [
        task
        for column in view.columns
        for assignment in column.unit
        for task in _of_assignment(view, column, assignment)
    ]


def _of_assignment(view: ClassView, column: Column, assignment: str) -> Iterator[Task]:
    there = [(person, view.of(column, person)) for person in view.people]
    of_it = [(person, one) for person, one in there if one.assignment == assignment]
    submissions = f"manage_submissions/{_quoted(assignment)}"
    marking = f"gradebook/{_quoted(assignment)}/{_quoted(column.notebook[assignment])}"
    kinds = [
        (State.ARRIVED, "in the exchange, to collect", "manage_assignments", "Collect", False),
        (State.TO_GRADE, "to grade", submissions, "Grade", False),
        (State.HELD, "held for you", submissions, "All submissions", True),
        (State.TO_MARK, "with texts to mark", marking, "Mark", False),
    ]
    for state, words, link, action, named in kinds:
        if waiting := [_waiting(person, one) for person, one in of_it if one.state is state]:
            yield Task(assignment, column.titles[assignment], words, link, action, waiting, named)
    if argued := [_waiting(person, one) for person, one in of_it if one.argued]:
        words = "arguing a line: answer in the form’s comment"
        title = column.titles[assignment]
        yield Task(assignment, title, words, submissions, "All submissions", argued, named=True)


def _waiting(person: Person, one: Standing) -> Waiting:
    return Waiting(person, one.why, link_to(one))


def link_to(one: Standing) -> str:
    """Return the page on which a piece of work is seen to, below Formgrader's address; "" if there is none."""
    if one.state is State.NOTHING:
        return ""
    if one.state is State.ARRIVED:
        return "manage_assignments"
    if one.submission and one.state is not State.TO_GRADE:
        return f"submissions/{_quoted(one.submission)}/"
    return f"manage_submissions/{_quoted(one.assignment)}"


def quiet(view: ClassView, now: datetime, span: timedelta = A_WEEK) -> list[Quiet]:
    """List from whom nothing has come for a while, although something was open to them, longest first.

    Where students' signs are known, nothing was opened for as long either. Whoever has switched theirs off may
    have opened anything, and is not listed.

    Parameters
    ----------
    view
    now
        In UTC.
    span
        How long a while is.
    """
    found: list[tuple[datetime | None, Quiet]] = []
    for person in view.people:
        if not view.signs.shares(person.id):
            continue
        still = [
            column
            for column in view.columns
            if column.released and not view.of(column, person).handed_in
        ]
        since = min((min(column.released.values()) for column in still), default=None)
        last = view.last.get(person.id)
        opened = view.signs.opened(person.id)
        moments = [one for one in (last, end_of(opened) if opened else None) if one]
        heard = max(moments, default=None)
        if is_quiet(heard, since, now, span):
            found.append((heard, Quiet(person, last, still, opened)))
    found.sort(key=lambda one: (one[0] is not None, one[0] or now, one[1].person.name))
    return [one for _, one in found]


def _quoted(name: str) -> str:
    return quote(name, safe="")
