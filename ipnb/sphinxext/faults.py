"""What is wrong in a file of the book, with its line, as a warning of the build."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.util import logging

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import read_document

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
        return read_document(path), []
    except DocumentError as error:
        found = error.diagnostics
        return {}, [Fault(path, one.line or 1, f"{one.problem} {one.remedy}") for one in found]


def report(faults: list[Fault]) -> None:
    """Warn of each fault where it stands; `make book` then fails."""
    for fault in faults:
        logger.warning(fault.words, location=fault.place)
