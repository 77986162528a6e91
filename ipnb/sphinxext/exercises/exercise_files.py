"""The files of exercises: small cases with an open key, in the schemas of `ipnb.formulation`.

They stand beside their chapter, in `CHAPTER.exercises.yaml`. Every fault in them is named with its line.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ipnb.documents.document import line_of
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.kinds import KINDS, kinds_named
from ipnb.sphinxext.exercises.kinds.protocol import Problem
from ipnb.sphinxext.exercises.questions import items
from ipnb.sphinxext.faults import Fault, read
from ipnb.sphinxext.suggest import did_you_mean

REQUIRED = ("id", "title", "prompt", "case", "key")


def faults_of(exercise: Entry, path: Path) -> list[Fault]:
    """Return what is wrong with one exercise."""
    name = exercise.get("id", "?")
    found = _problems(exercise)
    return [Fault(path, at, f"exercise '{name}': {problem}") for at, problem in found]


def _problems(exercise: Entry) -> list[Problem]:
    """Return what is wrong, each with its line; what is missing hides the rest."""
    start = line_of(exercise)
    missing = [field for field in REQUIRED if not exercise.get(field)]
    if missing:
        return [(start, f"`{field}` is missing") for field in missing]
    named = kinds_named(exercise)
    if unfit := _unfit_kinds(named):
        return [(line_of(exercise, "case"), words) for words in unfit]
    if not list(items(exercise)):
        return [(start, "no questions")]
    return list(KINDS[named[0]].problems(exercise))


def _unfit_kinds(named: list[str]) -> list[str]:
    unknown = [kind for kind in named if kind not in KINDS]
    if unknown:
        return [f"unknown kind '{kind}'.{did_you_mean(kind, KINDS)}" for kind in unknown]
    if len(named) > 1:
        return [f"{' and '.join(named)} in one exercise: make an exercise of each"]
    return []


def load_exercises(paths: Iterable[Path]) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """Return every exercise by its id, and every fault with its line.

    Parameters
    ----------
    paths : iterable of Path
        Files, read in the order of their names.

    Returns
    -------
    exercises : dict of str to dict
        Without those that have a fault.
    faults : list of Fault
    """
    exercises: dict[str, Entry] = {}
    files: dict[str, Path] = {}
    faults: list[Fault] = []
    for path in sorted(paths):
        data, unread = read(path)
        faults += unread
        for exercise in data.get("exercises") or []:
            name, wrong = exercise.get("id"), faults_of(exercise, path)
            if name in exercises:
                words = f"exercise '{name}' stands in {files[name].name} too"
                wrong.append(Fault(path, line_of(exercise), words))
            faults += wrong
            if not wrong:
                exercises[str(name)], files[str(name)] = exercise, path
    return exercises, faults
