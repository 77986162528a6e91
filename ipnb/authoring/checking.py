"""One look at what an author is writing: faults with their lines, the form, both readers, earlier classes."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ipnb import workbench  # noqa: F401 - it registers what it generates
from ipnb.authoring.case_files import CASE, KEY, CaseFiles
from ipnb.authoring.completion import offers
from ipnb.authoring.earlier_classes import earlier_classes
from ipnb.authoring.read_feedback import STUDENTS, after_feedback
from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.document import Document, parse_document
from ipnb.formulation.case import check_case
from ipnb.formulation.console import standing, worth_showing
from ipnb.formulation.local_help import local_help, with_local_help
from ipnb.formulation.paths import course_root
from ipnb.formulation.reading_gap import reading_gaps
from ipnb.formulation.review import Review, review_texts


def check(files: CaseFiles, case_text: str, key_text: str, is_thorough: bool) -> dict[str, Any]:
    """Check both texts as they stand in the editor.

    Parameters
    ----------
    files : CaseFiles
        Where they belong.
    case_text, key_text : str
    is_thorough : bool
        Whether simulated respondents are tried too, which takes half a second.

    Returns
    -------
    dict
        ``faults``, ``offers`` and ``form`` (None while the case cannot be shown); if thorough ``read``,
        ``respondents`` and ``earlier`` as well, each None without a usable pair.
    """
    found = review_texts(files.case, case_text, files.key, key_text, is_thorough)
    case = found.case or _usable(case_text, files.case)
    told: dict[str, Any] = {
        "faults": faults_of(found.found, files),
        "offers": [asdict(one) for one in offers(case_text)],
        "form": case and dict(with_local_help(case, local_help(course_root(files.case.parent)))),
        "is_thorough": is_thorough,
    }
    if not is_thorough:
        return told
    if found.case is None or found.key is None:
        return told | {"read": None, "respondents": None, "earlier": None}
    return told | {
        "read": {who: after_feedback(found.case, found.key, who) for who in STUDENTS},
        "respondents": _respondents(found),
        "earlier": earlier_classes(found.case, found.key, files.key),
    }


def _usable(text: str, file: Path) -> Document | None:
    """Return a case whose key has faults, if it can be shown."""
    try:
        return check_case(parse_document(text, str(file)))
    except DocumentError:
        return None


def faults_of(found: list[Diagnostic], files: CaseFiles) -> list[dict[str, Any]]:
    """Write faults and notes for the page: which of the two files, its line, what and the remedy."""
    parts = {str(files.case): CASE, str(files.key): KEY}
    return [
        {
            "part": parts.get(one.file, ""),
            "line": one.line,
            "field": one.field,
            "problem": one.problem,
            "remedy": one.remedy,
            "is_note": one.is_note,
        }
        for one in found
    ]


def _respondents(found: Review) -> dict[str, Any]:
    assert found.case is not None and found.key is not None
    gaps = reading_gaps(found.case, found.key)
    return {
        "gaps": [asdict(one) | {"apart": one.apart, "is_wide": one.is_wide} for one in gaps],
        "bots": [
            {"name": name, "total": row["total"], "limit": row["limit"], "ok": row["ok"]}
            for name, row in worth_showing(found.bots)
        ],
        "guessing": [
            {
                "section": row["section"],
                "judgements": row["judgements"],
                "option": row["option"],
                "credit": row["credit"],
                "standing": standing(row),
            }
            for row in found.guessing
        ],
    }
