"""What a student hands in of the chapter exercises: which were done and on which day, and no answer.

The file is a student's own, and whoever reads it believes nothing of it before its schema has passed.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ipnb.documents.diagnostics import Diagnostic, DocumentError, field_name
from ipnb.documents.document import strict_json
from ipnb.formulation.schema import is_accepted, schema_findings

SCHEMA = "ipnb.exercises/1"
#: in the folder that is handed in: what every assignment's grading reads
FILE = "answers.json"
MOST_BYTES = 1_000_000
#: findings that are told: nobody reads more, and a damaged file may hold thousands
SHOWN = 5
SEND_AGAIN = "Open your desk and hand in again: what the browser keeps is still there."
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class HandedIn:
    """What was handed in.

    Attributes
    ----------
    done : mapping of str to (str or None)
        Exercise -> the day on which it was first checked, as ``2026-11-29``; None where nobody knows.
    left_out : int
        How many chapters the student left out for reasons of their own. Which ones is not handed in.
    cards : int
        How many cards of the review were met.
    student : str
        Who handed it in.
    saved_at : str
        When, as ISO time in UTC.
    """

    done: Mapping[str, str | None] = field(default_factory=dict)
    left_out: int = 0
    cards: int = 0
    student: str = ""
    saved_at: str = ""

    def to_data(self) -> dict[str, Any]:
        """Return it as it is written."""
        return {
            "schema": SCHEMA,
            "student": self.student,
            "saved_at": self.saved_at,
            "done": {name: self.done[name] for name in sorted(self.done)},
            "left_out": self.left_out,
            "cards": self.cards,
        }


def parse_handed_in(text: str | bytes, where: str = FILE) -> HandedIn:
    """Read a file that was handed in.

    Parameters
    ----------
    text
        The JSON.
    where
        How to name the file in a diagnostic.

    Raises
    ------
    DocumentError
        If it is too large, cut off, or not what the desk writes.
    """
    try:
        if len(text) > MOST_BYTES:
            raise _refused(where, "It is larger than 1 MB.")
        data = strict_json(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except UnicodeDecodeError:
        raise _refused(where, "It is not UTF-8 text.") from None
    except RecursionError:
        raise _refused(where, "It is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise _refused(where, f"It is cut off or damaged near line {error.lineno}.") from None
    except ValueError as error:
        raise _refused(where, f"It is not accepted: {error}.") from None
    return check_handed_in(data, where)


def check_handed_in(data: Any, where: str = FILE) -> HandedIn:
    """Take what came as data.

    Parameters
    ----------
    data
        From a file or from a page.
    where
        How to name it in a diagnostic.

    Raises
    ------
    DocumentError
        If its schema does not allow it.
    """
    if not isinstance(data, dict):
        raise _refused(where, "It does not hold exercises.")
    if not is_accepted(data, "exercises"):
        # one for each field that is missing, in the same words
        found = dict.fromkeys(schema_findings(data, "exercises"))
        raise DocumentError(
            Diagnostic(where, None, field_name(one.path), one.problem, one.remedy)
            for one in islice(found, SHOWN)
        )
    return HandedIn(
        dict(data["done"]),
        data["left_out"],
        data["cards"],
        data.get("student", ""),
        data.get("saved_at", ""),
    )


def _refused(where: str, problem: str) -> DocumentError:
    return DocumentError([Diagnostic(where, None, "", problem, SEND_AGAIN)])


def united(before: HandedIn, now: HandedIn) -> HandedIn:
    """Add what is handed in now to what was handed in before: another browser lowers no count.

    Chapters that are left out are the student's own to change, and count as they stand now.

    Parameters
    ----------
    before, now
        The second says who hands in, and when.
    """
    names = {**before.done, **now.done}
    done = {name: _first(before.done.get(name), now.done.get(name)) for name in names}
    return HandedIn(done, now.left_out, max(before.cards, now.cards), now.student, now.saved_at)


def _first(*days: str | None) -> str | None:
    """Return the earlier of two days, as far as they are known."""
    return min((day for day in days if day and _DAY.fullmatch(day)), default=None)
