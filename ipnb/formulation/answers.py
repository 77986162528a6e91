"""A student's answers: read with care, checked against the case, and never compared with a key.

What is said here a student may read, so it names places and remedies, never what is right.
"""

import json
import os
import stat
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import Diagnostic, DocumentError, field_name
from ipnb.documents.document import parse_document, strict_json
from ipnb.formulation.case import check_case
from ipnb.formulation.completeness import missing
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.schema import is_accepted, schema_findings
from ipnb.formulation.validate_answers import SAVE_AGAIN, check_answers

__all__ = ["StillOpen", "check_folder", "load_answers", "missing", "parse_answers"]

MOST_BYTES = 1_000_000
DEEPEST = 6
# the form writes a few hundred; checking costs time for each
MOST_VALUES = 10_000
# findings: nobody reads more, and a damaged file may hold thousands
SHOWN = 20


# ---------------------------------------------------------------- reading


def load_answers(path: str | Path, case: Data) -> dict[str, Any]:
    """Read and check ``answers.json``.

    Raises
    ------
    DocumentError
        If it cannot be read (missing, a link, no plain file, over 1 MB, not UTF-8, not JSON) or does not fit
        the case; all that is wrong at once.
    """
    path = Path(path)
    try:
        return parse_answers(_read(path), case, path.name)
    except OSError as error:
        problem = f"It cannot be read ({error.strerror})."
        raise _refused(path.name, problem) from None


def _read(path: Path) -> bytes:
    """Return the bytes of a plain file of bearable size; never follows a link, never waits for a pipe."""
    handle = os.open(
        path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise _refused(path.name, "It is not a plain file.")
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused(
            path.name, "It is larger than 1 MB.", "Shorten the free texts, and save again."
        )
    return data


def parse_answers(text: str | bytes, case: Data, where: str = "answers.json") -> dict[str, Any]:
    """Check answers against their case; what is null is open and dropped, control signs go out of texts.

    Parameters
    ----------
    text : str or bytes
        The JSON.
    case : dict
        A checked case.
    where : str
        How to name the file in a diagnostic.

    Raises
    ------
    DocumentError
        All that is wrong at once; a blank is not wrong.
    """
    data = _parse(text, where)
    findings = [] if is_accepted(data, "answers") else schema_findings(data, "answers")
    if not findings:
        data = _without_open(data)
        findings = list(islice(check_answers(case, data), SHOWN))
    if findings:
        # a student's own file keeps no lines
        raise DocumentError(
            Diagnostic(where, None, field_name(one.path), one.problem, one.remedy)
            for one in findings[:SHOWN]
        )
    return data


def parse_checked_answers(text: bytes) -> dict[str, Any]:
    """Read answers that have passed `parse_answers` before, as it gives them, at a fifth of its time.

    Parameters
    ----------
    text
        The JSON, which must be the same as then, and the case as well.
    """
    return _without_open(json.loads(text))


def _refused(where: str, problem: str, remedy: str = SAVE_AGAIN) -> DocumentError:
    return DocumentError([Diagnostic(where, None, "", problem, remedy)])


def _parse(text: str | bytes, where: str) -> dict[str, Any]:
    data = _json(_decoded(text, where), where)
    if not isinstance(data, dict):
        raise _refused(where, "It does not hold answers.")
    depth, values = _extent(data)
    if depth > DEEPEST:
        raise _refused(where, "It is nested too deeply.")
    if values > MOST_VALUES:
        problem = f"It holds {values} values; the form never writes more than {MOST_VALUES}."
        raise _refused(where, problem)
    return data


def _decoded(text: str | bytes, where: str) -> str:
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise _refused(where, "It is not UTF-8 text.") from None
    if len(text) > MOST_BYTES:
        raise _refused(where, "It is larger than 1 MB.", "Shorten the free texts, and save again.")
    return text


def _json(text: str, where: str) -> Any:
    try:
        return strict_json(text)
    except json.JSONDecodeError as error:
        damaged = f"It is cut off or damaged near line {error.lineno}."
        raise _refused(where, damaged if text.strip() else "It is empty.") from None
    except RecursionError:
        raise _refused(where, "It is not accepted: it is nested too deeply.") from None
    except ValueError as error:
        raise _refused(where, f"It is not accepted: {error}.") from None


def _extent(data: Any) -> tuple[int, int]:
    """Return how deeply something is nested, and how many values it holds."""
    depth, values, layer = 0, 0, [data]
    while layer:
        inside = [
            list(x.values()) if isinstance(x, dict) else x
            for x in layer
            if isinstance(x, (dict, list))
        ]
        depth, values = depth + 1, values + len(layer)
        layer = [y for x in inside for y in x]
    return depth, values


def _without_open(data: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what is null, which means open, and from texts what no page or notebook can hold."""
    clean: dict[str, Any] = {}
    for name, value in _answered(data).items():
        clean[name] = _answered(value) if isinstance(value, dict) else value
        for part in ("flags", "asked") if isinstance(value, dict) else ():
            if isinstance(value.get(part), dict):
                clean[name][part] = {k: v for k, v in value[part].items() if v is not None}
    return clean


def _answered(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _text(value) if isinstance(value, str) else value
        for name, value in data.items()
        if value is not None
    }


def _text(text: str) -> str:
    if text.isprintable():
        return text
    # half of a cut emoji becomes a question mark
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in whole if c >= " " or c in "\n\t")


# ---------------------------------------------------------------- in the notebook


class StillOpen(Exception):
    """Say in the notebook what is open: in words, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check_folder(folder: str | Path = ".") -> None:
    """Say whether everything in this folder's form has an answer; nbgrader's Validate runs it.

    Raises
    ------
    StillOpen
        Naming what is open, or why the answers cannot be read; never what is right.
    """
    folder = Path(folder)
    case = _case_of(folder)
    if not (folder / "answers.json").exists():
        raise StillOpen("Nothing is saved yet: open the form above, and answer something.")
    try:
        still = missing(case, load_answers(folder / "answers.json", case))
    except DocumentError as problem:
        raise StillOpen(f"Your answers cannot be read as they are.\n{problem}") from None
    if still:
        raise StillOpen(
            "Still open (you may hand in all the same):\n"
            + "\n".join(f"  • {text}" for text in still)
        )
    print("Everything has an answer. You may still change anything until you hand in.")


def _case_of(folder: Path) -> dict[str, Any]:
    try:
        return check_case(
            parse_document((folder / "case.json").read_text(encoding="utf-8"), "case.json")
        )
    except (OSError, UnicodeDecodeError, DocumentError):
        text = "There is no readable case.json beside this notebook. Fetch the assignment again: answers stay."
        raise StillOpen(text) from None
