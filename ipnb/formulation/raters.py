"""The answers of several raters to one case: every file that cannot be used is named, the rest goes on."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.scoring import is_blank

NOT_ANSWERS = ("case.json", "receipts.jsonl")


def rater_files(paths: list[str | Path]) -> list[Path]:
    """Find the files meant by files and folders.

    Of a folder: every ``answers.json`` in it, at any depth, and the JSON files that stand in it directly.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            found.append(path)
            continue
        below = [*path.glob("*.json"), *path.rglob("answers.json")]
        hidden = [
            p for p in below if any(part.startswith(".") for part in p.relative_to(path).parts)
        ]
        found += sorted({p for p in below if p.name not in NOT_ANSWERS} - set(hidden))
    return list(dict.fromkeys(found))


def read_raters(
    files: list[Path], case: Data
) -> tuple[dict[str, dict[str, Any]], list[Diagnostic]]:
    """Read answers by rater, and tell what is wrong with the files that are left out.

    Returns
    -------
    raters : dict of str to dict
        A rater's name (or the file's, where the answers name nobody) -> clean answers.
    diagnostics : list of Diagnostic
        All at once: file, field and remedy.
    """
    raters: dict[str, dict[str, Any]] = {}
    diagnostics: list[Diagnostic] = []
    workspaces: dict[str, str] = {}
    for file in files:
        try:
            answers = load_answers(file, case)
        except DocumentError as faulty:
            diagnostics += [replace(one, file=str(file)) for one in faulty.diagnostics]
            continue
        name, place = answers.get("student") or str(file), answers.get("workspace") or str(file)
        if is_blank(case, answers):
            remedy = "Leave it out, or ask the rater."
            diagnostics.append(Diagnostic(str(file), None, "", "Nothing is answered.", remedy))
        elif name in raters:
            problem = f"Answers of {name} were read already."
            diagnostics.append(
                Diagnostic(str(file), None, "student", problem, "One file a rater: take one away.")
            )
        elif place in workspaces:
            problem = f"It was written in the same workspace as {workspaces[place]}."
            remedy = "Each rater answers alone, in a folder of their own: take one away."
            diagnostics.append(Diagnostic(str(file), None, "workspace", problem, remedy))
        else:
            raters[name], workspaces[place] = answers, str(file)
    return raters, diagnostics
