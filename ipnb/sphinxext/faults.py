"""What is wrong in a file of the book, with its line, as a warning of the build."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.util import logging

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import line_of
from ipnb.sphinxext.kept_documents import read_once

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and what to do.

    Attributes
    ----------
    path : Path
        The file.
    line : int
        Line in it, from 1.
    words : str
        As an author reads them.
    """

    path: Path
    line: int
    words: str

    @property
    def place(self) -> str:
        """``file:line``, as Sphinx prints the place of a warning."""
        return f"{self.path}:{self.line}"


def read(path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Read a YAML file that holds one mapping.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    data : Document
        Empty if the file cannot be read; `ipnb.documents.document.line_of` tells the lines of what it holds.
    faults : list of Fault
        What kept it from being read.
    """
    try:
        return read_once(path), []
    except DocumentError as error:
        found = error.diagnostics
        return {}, [Fault(path, one.line or 1, f"{one.problem} {one.remedy}") for one in found]


def read_entries(
    path: Path, name: str, called: str, fields: Iterable[str]
) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Read a list of entries that all have the same fields.

    Parameters
    ----------
    path : Path
        One that is not there has no entries.
    name : str
        The list in the file.
    called : str
        What a message calls an entry, before its ``id``.
    fields : iterable of str
        What each must have.

    Returns
    -------
    entries : list of dict
        In their order; none of them if one has a fault.
    faults : list of Fault
    """
    if not path.exists():
        return [], []
    data, faults = read(path)
    entries = data.get(name) or []
    faults += [
        Fault(path, line_of(one), f"{called} {one.get('id', '?')}: `{field}` is missing")
        for one in entries
        for field in fields
        if field not in one
    ]
    return ([] if faults else entries), faults


def report(faults: list[Fault]) -> None:
    """Warn of each fault where it stands; `make book` then fails."""
    for fault in faults:
        logger.warning(fault.words, location=fault.place)
