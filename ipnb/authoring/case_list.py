"""The cases of a course, with what an author has to know of each before opening it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipnb.authoring.case_files import CaseFiles, RefusedFile
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import read_document
from ipnb.formulation.paths import course_cases, find_key, released_case
from ipnb.formulation.review import author_review


@dataclass(frozen=True)
class CaseState:
    """How a case stood when its files were last checked.

    Attributes
    ----------
    faults, notes : int
    judgements : int or None
        None while the case cannot be used.
    checked : str
        When, ISO time.
    """

    faults: int
    notes: int
    judgements: int | None
    checked: str


class CheckedCases:
    """What this server has checked: a case is checked again only when one of its files has changed."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str, str], CaseState] = {}

    def state(self, files: CaseFiles) -> CaseState:
        """Check a case, or say how it stood."""
        mark = _mark(files)
        if mark not in self._found:
            found = author_review(files.case, files.key)
            faults = len(found.faults)
            self._found[mark] = CaseState(
                faults,
                len(found.found) - faults,
                None if found.case is None else found.judgements,
                datetime.now(UTC).isoformat(timespec="seconds"),
            )
        return self._found[mark]

    def known(self, files: CaseFiles) -> CaseState | None:
        """Say how a case stood, if its files are as they were."""
        return self._found.get(_mark(files))


def _mark(files: CaseFiles) -> tuple[str, str, str, str]:
    try:
        versions = files.versions()
    except RefusedFile:
        versions = {"case": "", "key": ""}
    return str(files.case), str(files.key), versions["case"], versions["key"]


def released(files: CaseFiles) -> dict[str, Any]:
    """Say whether students have a case, and how many have handed in."""
    root = files.case.parents[2]
    there = released_case(files.case, files.name)
    folders = [one for one in (root / "submitted").glob("*") if (one / files.name).is_dir()]
    return {"is_released": there.exists(), "submissions": len(folders)}


def listed_cases(root: Path, checked: CheckedCases) -> list[dict[str, Any]]:
    """List the cases of a course by name: title, whether students have it, and its state where it is known."""
    return [
        _row(CaseFiles(file, find_key(file, file.parent.name)), checked)
        for file in course_cases(root)
    ]


def _row(files: CaseFiles, checked: CheckedCases) -> dict[str, Any]:
    return {
        "name": files.name,
        "title": _title(files.case),
        "state": checked.known(files),
        "is_built": files.case.with_name("case.json").exists(),
        **released(files),
    }


def _title(file: Path) -> str:
    try:
        found: Mapping[str, Any] = read_document(file)
    except DocumentError:
        return ""
    return str(found.get("title", ""))
