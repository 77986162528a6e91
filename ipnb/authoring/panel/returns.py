"""The files that a panel's members send back: read, counted, and said where they differ."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ipnb.documents.diagnostics import Diagnostic
from ipnb.formulation.agreement import Agreement
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import PANEL
from ipnb.formulation.panel import LEAST, Panel, panel
from ipnb.formulation.panel_text import key_text
from ipnb.formulation.raters import read_raters

#: what answers are told in a student's words, as a member of a panel does it
AGAIN = "Ask for the file that “Save my answers as a file” makes, in the form that you sent."


def read_returns(
    files: Sequence[tuple[str, str]], case: Data, author_key: Data | None, description: str
) -> dict[str, Any]:
    """Read what came back, and make a key of it.

    Parameters
    ----------
    files : sequence of (str, str)
        Name and text of each file.
    case : dict
        Checked.
    author_key : dict or None
        For what votes cannot say.
    description : str
        Who the raters were and how they worked.

    Returns
    -------
    dict
        ``raters`` (names), ``faults`` (file, field, problem, remedy), ``words`` and, of two raters at least,
        ``fields``, ``differences``, ``notes`` and ``key`` (YAML).
    """
    with tempfile.TemporaryDirectory(prefix="ipnb-panel-") as folder:
        raters, faults = _read(files, case, Path(folder))
    told: dict[str, Any] = {"raters": list(raters), "faults": faults}
    if len(raters) < LEAST:
        number = "No file" if not raters else "One file"
        words = f"{number} can be counted so far; agreement needs {LEAST} at least."
        return told | {"words": words}
    found = panel(case, raters, description, author_key)
    return told | {"words": _words(len(raters)), **_told(found)}


def _read(
    files: Sequence[tuple[str, str]], case: Data, folder: Path
) -> tuple[dict[str, dict[str, Any]], list[dict[str, str]]]:
    """Put each text into a folder of its own, since two may have one name, and read them all."""
    names: dict[str, str] = {}
    for number, (name, text) in enumerate(files):
        place = folder / str(number) / "answers.json"
        place.parent.mkdir()
        place.write_text(text, encoding="utf-8", errors="replace")
        names[str(place)] = PurePosixPath(name).name or "answers.json"
    raters, found = read_raters([Path(place) for place in names], case)
    named = [replace(one, file=names[one.file], problem=_named(one, names)) for one in found]
    known = {names.get(who, who): answers for who, answers in raters.items()}
    faults = [
        {"file": one.file, "field": one.field, "problem": one.problem, "remedy": _remedy(one)}
        for one in named
    ]
    return known, faults


def _named(one: Diagnostic, names: Mapping[str, str]) -> str:
    text = one.problem
    for place, name in names.items():
        text = text.replace(place, name)
    return text


def _remedy(one: Diagnostic) -> str:
    return AGAIN if "hand in" in one.remedy.lower() else one.remedy


def _words(raters: int) -> str:
    if raters < PANEL:
        return (
            f"{raters} raters are counted. From {PANEL} on the key is a panel's; until then scores are shown as "
            "an author's view all the same."
        )
    return f"{raters} raters are counted: a panel."


def _told(found: Panel) -> dict[str, Any]:
    return {
        "fields": [
            {
                "field": row["field"],
                **_agreement(row["agreement"]),
                "modal": row["modal"],
                "formative": row["formative"],
            }
            for row in found.fields
        ],
        "differences": sorted(
            found.differences, key=lambda row: (not row["formative"], row["modal"])
        ),
        "notes": found.notes,
        "key": key_text(found.key),
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "units": one.units,
        "raters": one.raters,
        "percent": one.percent,
        "kappa": one.kappa,
        "alpha": one.alpha,
    }
