"""Which column of a roster is which, by its heading: this course's own, nbgrader's, Canvas's and Moodle's. Pure.

========  ===========================================================================================
ours      ``student id, first name, last name, email``
nbgrader  ``id, first_name, last_name, email, lms_user_id``
Canvas    ``Student`` (last name, first name) or ``LastName, FirstName``; ``ID``; ``SIS User ID``;
          ``SIS Login ID``; ``Section``; then scores
Moodle    ``First name``; ``Surname`` or ``Last name``; ``ID number``; ``Institution``; ``Department``;
          ``Email address``; then scores
========  ===========================================================================================
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: what may name the account, the best first
ACCOUNT = (
    "account", "account name", "student id", "username", "user name", "login", "sis login id", "id",
    "id number", "sis user id",
)  # fmt: skip
FIRST = ("first name", "firstname", "given name", "forename")
LAST = ("last name", "lastname", "surname", "family name")
#: both in one cell, as Canvas has it: the last name, a comma, the first name
WHOLE = ("student", "name", "full name")
EMAIL = ("email", "e-mail", "email address", "e-mail address", "mail")
NUMBER = ("lms user id", "lms id")
KNOWN = frozenset((*ACCOUNT, *FIRST, *LAST, *WHOLE, *EMAIL, *NUMBER))
#: by this column an export is known to be Canvas's, where ``ID`` is the platform's own number of a person
_CANVAS = "sis login id"


@dataclass(frozen=True)
class Columns:
    """Where what stands, as indices from 0; None for what a roster lacks.

    Attributes
    ----------
    headings : tuple of str
        As they are written.
    """

    headings: tuple[str, ...]
    account: int
    first: int | None = None
    last: int | None = None
    whole: int | None = None
    email: int | None = None
    number: int | None = None

    def named(self, index: int) -> str:
        """Name a column as people find it: its number and its heading."""
        return f"column {index + 1} ({self.headings[index]})"


class UnknownColumns(ValueError):
    """The headings do not say what is needed: ``problem`` and ``remedy`` are sentences."""

    def __init__(self, problem: str, remedy: str):
        super().__init__(f"{problem} {remedy}")
        self.problem, self.remedy = problem, remedy


def plain_heading(heading: str) -> str:
    """Return a heading as it is compared: small, one blank between words."""
    return re.sub(r"[\s_]+", " ", heading).strip(" \ufeff*:").casefold()


def count_known(headings: Sequence[str]) -> int:
    """Count the headings that are known here, by which the separator of a file is found."""
    return sum(plain_heading(one) in KNOWN for one in headings)


def find_columns(headings: Sequence[str], account: str = "") -> Columns:
    """Find which column is which.

    Parameters
    ----------
    headings
        The cells of the first line.
    account
        The heading of the column that names the accounts; the best of those that are known unless said.

    Raises
    ------
    UnknownColumns
    """
    written = tuple(one.strip(" \ufeff") for one in headings)
    plain = [plain_heading(one) for one in written]
    places = {name: plain.index(name) for name in plain if name}
    if twice := sorted(name for name in KNOWN if plain.count(name) > 1):
        raise UnknownColumns(
            f"Two columns are called “{twice[0]}”.", "Keep one of them, or give one another name."
        )
    number = _first_of(NUMBER, places)
    if _CANVAS in places and "id" in places and number is None:
        number = places["id"]
    found = Columns(
        written,
        _account_column(written, places, account),
        _first_of(FIRST, places),
        _first_of(LAST, places),
        _first_of(WHOLE, places),
        _first_of(EMAIL, places),
        number,
    )
    if found.whole is None and (found.first is None or found.last is None):
        raise UnknownColumns(
            "No columns for the names were found.",
            "Call them “first name” and “last name”, or give both in one called “name” as "
            "“last name, first name”.",
        )
    return found


def _account_column(written: Sequence[str], places: Mapping[str, int], wanted: str) -> int:
    if wanted:
        if plain_heading(wanted) not in places:
            raise UnknownColumns(
                f"There is no column called “{wanted}”.", f"The file has: {', '.join(written)}."
            )
        return places[plain_heading(wanted)]
    found = _first_of(ACCOUNT, places)
    if found is None:
        raise UnknownColumns(
            "No column says which account is whose.",
            "The first line holds the headings: call that column “student id”.",
        )
    return found


def _first_of(names: Sequence[str], places: Mapping[str, int]) -> int | None:
    return next((places[name] for name in names if name in places), None)
