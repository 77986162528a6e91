"""The due date in a ``case.yaml``, changed without touching anything else in the file. Pure."""

import re
from datetime import datetime

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import parse_document

_LINE = re.compile(r"^due:[^#\n]*?([ \t]*#[^\n]*)?$\n?", re.MULTILINE)
_ID = re.compile(r"^id:[^\n]*\n", re.MULTILINE)


class DateNotPlaced(ValueError):
    """A case is written in a way in which its date can only be changed by hand."""


def with_due(text: str, due: datetime | None) -> str:
    """Return the text of a case with another due date.

    Parameters
    ----------
    text
        Of ``case.yaml``.
    due
        With a time zone; None takes the date out.

    Raises
    ------
    DateNotPlaced
    """
    line = "" if due is None else f'due: "{due.isoformat()}"'
    if found := _LINE.search(text):
        new = f"{line}{found[1] or ''}\n" if line else ""
        changed = text[: found.start()] + new + text[found.end() :]
    elif line and (place := _ID.search(text)):
        changed = text[: place.end()] + line + "\n" + text[place.end() :]
    else:
        changed = text
    if not _differs_in_date_alone(text, changed, due):
        raise DateNotPlaced(
            "The due date could not be put into this file without changing something else."
        )
    return changed


def _differs_in_date_alone(text: str, changed: str, due: datetime | None) -> bool:
    try:
        before, after = (dict(parse_document(one, "case.yaml")) for one in (text, changed))
    except DocumentError:
        return False
    before.pop("due", None)
    return after.pop("due", None) == (due and due.isoformat()) and before == after
