"""What is wrong with a document, all at once: where, what, and what to do about it.

A check knows the field, the problem and the remedy, and yields a `Finding`. It needs neither the file nor its
lines, so it runs on plain data anywhere, also in a reader's browser. File and line are attached once, where
a document was read, by `located`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

Path = tuple[str | int, ...]


class Severity(StrEnum):
    """Whether something stands in the way."""

    ERROR = "error"
    NOTE = "note"


class Finding(NamedTuple):
    """One thing that a check has found, before anybody asks in which file.

    Attributes
    ----------
    path : tuple of str and int
        Where it stands, for example ``("items", "states", "only", 3)``.
    problem, remedy : str
        One plain sentence each.
    severity : Severity
        A note stands in nobody's way.
    name : str
        The name that is not known here; empty where something else is the matter.
    known : tuple of str
        The names that could have been meant by ``name``.
    document : str
        Which one it is about, where a check looks at several; empty otherwise.
    """

    path: Path
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    name: str = ""
    known: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True)
class Diagnostic:
    """A finding with its file and line.

    Attributes
    ----------
    file : str
        The file, as the reader would name it.
    line : int or None
        Line in that file, from 1; None where the format keeps no lines.
    field : str
        Path to the field, for example ``items.states.only[3]``.
    problem, remedy : str
        One plain sentence each.
    severity : Severity
        A note stands in nobody's way.
    name : str
        The name that is not known here, if that is the matter.
    known : tuple of str
        The names that could have been meant by ``name``.
    """

    file: str
    line: int | None
    field: str
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    name: str = ""
    known: tuple[str, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it stands in nobody's way."""
        return self.severity is Severity.NOTE

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.problem} {self.remedy}".rstrip()


class DocumentError(Exception):
    """Everything that is wrong with a document, as one exception.

    Attributes
    ----------
    diagnostics : list of Diagnostic
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]):
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(str(one) for one in self.diagnostics))


def located(
    findings: Iterable[Finding], document: Mapping[str, Any] | None = None, **documents: Any
) -> list[Diagnostic]:
    """Attach file and line to findings.

    Parameters
    ----------
    findings : iterable of Finding
    document : mapping, optional
        What the findings are about: an `ipnb.documents.document.Document`. A plain mapping has no file and no
        lines.
    **documents : mapping
        The documents by the names that findings give them, where there are several.
    """
    documents[""] = document
    return [_located(one, documents[one.document]) for one in findings]


def _located(finding: Finding, document: Any) -> Diagnostic:
    line = document.line(finding.path) if hasattr(document, "line") else None
    return Diagnostic(
        getattr(document, "file", ""),
        line,
        field_name(finding.path),
        finding.problem,
        finding.remedy,
        finding.severity,
        finding.name,
        finding.known,
    )


def field_name(path: Path) -> str:
    """Write a path as people read it: ``("items", "states", "only", 3)`` -> ``items.states.only[3]``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def join_ids(ids: Iterable[Any], limit: int = 8) -> str:
    """Put ids into words, cut short after ``limit``: ``s01, s02 … s24``."""
    names = [str(i) for i in ids]
    if not names:
        return "none"
    if len(names) <= limit:
        return ", ".join(names)
    return f"{', '.join(names[: limit - 2])} … {names[-1]}"
