"""The class view as one page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ipnb.grading.class_view.attention import link_to, quiet, tasks
from ipnb.grading.class_view.read_class import ClassView, Column
from ipnb.grading.class_view.standing import IN_ORDER, Person, State
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
#: the pages of this family, in the order in which they are listed
PAGES = (("class", "Class"), ("class/outcomes", "Outcomes"), ("class/files", "Roster and export"))


@dataclass(frozen=True)
class Extension:
    """More time for one student."""

    column: Column
    assignment: str
    person: Person
    until: datetime
    handed_in: bool


def as_page(view: ClassView, base: str, now: datetime) -> str:
    """Write the page.

    Parameters
    ----------
    view
    base
        Formgrader's address, without a slash at its end.
    now
        In UTC.
    """
    return standalone_page(
        TEMPLATES,
        "class.html.j2",
        "class.css",
        {"day": day, "moment": moment, "kind": kind, "page_of": link_to, "people": people},
        base=base,
        here="class",
        pages=PAGES,
        view=view,
        now=now,
        counts={column.name: counts(view, column) for column in view.columns},
        states=IN_ORDER,
        nothing=State.NOTHING,
        tasks=tasks(view),
        quiet=quiet(view, now),
        begun={column.name: begun(view, column) for column in view.columns},
        unshared=sum(not view.signs.shares(person.id) for person in view.people),
        extensions=extensions(view),
    )


def counts(view: ClassView, column: Column) -> Counter[State]:
    """Count a class by how far an assignment has come."""
    return Counter(view.of(column, person).state for person in view.people)


def begun(view: ClassView, column: Column) -> int:
    """Count who has begun an assignment and not handed it in, of those who show it."""
    return sum(view.begun(column, person) is not None for person in view.people)


def extensions(view: ClassView) -> list[Extension]:
    """List who has more time than the others, the next to end first."""
    found = [
        Extension(column, one.assignment, person, one.until, one.handed_in)
        for column in view.columns
        for person in view.people
        if (one := view.of(column, person)).until is not None
    ]
    return sorted(found, key=lambda one: (one.until, one.person.name))


def kind(state: State) -> str:
    """Return a state as the name of a class in the style sheet."""
    return state.name.lower().replace("_", "-")


def people(number: int) -> str:
    """Count people in words."""
    return f"{number} {'person' if number == 1 else 'people'}"


def day(when: date | None) -> str:
    """Write a day; "not known" for None."""
    return "not known" if when is None else f"{when.day} {when:%B %Y}"


def moment(when: datetime) -> str:
    """Write a day and a time, with its zone."""
    return f"{when.day} {when:%b %Y, %H:%M} UTC"
