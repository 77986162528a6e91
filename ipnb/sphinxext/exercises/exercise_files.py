"""The exercises of the book: small cases with an open key, in the schemas of `ipnb.formulation`.

They stand beside their chapter, in `CHAPTER.exercises.yaml`. Every fault in them is named with its line.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ipnb.documents.document import line_of
from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.vocabulary import option_word
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.faults import Fault, read
from ipnb.sphinxext.suggest import did_you_mean


def items(exercise: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Yield every question as (section, item id, the thing it is about, the section's settings).

    Parameters
    ----------
    exercise : dict
        With ``case``; ``items`` there says what is asked, as in an assignment's case.
    """
    case = exercise.get("case") or {}
    known = things(case)
    for section, settings in (case.get("items") or {}).items():
        over = settings.get("over", "sentences")
        ids = known.get(over, over) if isinstance(over, str) else over
        for item in settings.get("only") or ids:
            yield section, item, about(item, case, known), settings


def things(case: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what questions may be about: sentences and segments, each id -> its words."""
    return {
        "sentences": {one["id"]: one for one in case.get("sentences") or []},
        "segments": {one["id"]: {"text": one["label"]} for one in case.get("segments") or []},
    }


def about(
    item: str, case: dict[str, Any], known: dict[str, dict[str, dict[str, Any]]]
) -> dict[str, Any]:
    """Return the thing that a question is about; one that is no part of the case is named by a label."""
    for kind in known.values():
        if found := kind.get(item):
            return found
    return {"text": (case.get("labels") or {}).get(item, item)}


def credit(exercise: dict[str, Any], section: str, item: str, option: str) -> float:
    """Return the credit of one answer, from 0 to 1.

    Parameters
    ----------
    exercise : dict
        One without faults.
    section, item, option : str
        Which answer; one that the key does not name earns nothing.
    """
    return credits_of(exercise["key"], section, item).get(option, 0.0)


def reason(exercise: dict[str, Any], section: str, item: str, option: str) -> str | None:
    """Return why: for whoever chose this option, else for the question as a whole."""
    rationale = exercise["key"].get("rationale") or {}
    return rationale.get(f"{section}.{item}.{option}") or rationale.get(f"{section}.{item}")


def words_of(exercise: dict[str, Any], option: str) -> str:
    """Return what people read for an option: the exercise's own label, else the course's word."""
    label = (exercise["case"].get("labels") or {}).get(option)
    return str(label or option_word(option))


def keeps_order(settings: dict[str, Any]) -> bool:
    """Return whether the options of a section have an order of their own, as places and numbers have."""
    return bool(settings.get("in_order"))


REQUIRED = ("id", "title", "prompt", "case", "key")


def faults_of(exercise: dict[str, Any], path: Path) -> list[Fault]:
    """Return what is wrong with one exercise."""
    name = exercise.get("id", "?")
    missing = [field for field in REQUIRED if not exercise.get(field)]
    if missing:
        at, words = line_of(exercise), [f"`{field}` is missing" for field in missing]
    elif not exercise["key"].get("credit"):
        at, words = line_of(exercise, "key"), ["the key has no `credit`"]
    elif not list(items(exercise)):
        at, words = line_of(exercise), ["no questions"]
    else:
        at, words = line_of(exercise, "key"), list(_faults_of_key(exercise))
    return [Fault(path, at, f"exercise '{name}': {problem}") for problem in words]


def _faults_of_key(exercise: dict[str, Any]) -> Iterator[str]:
    """Yield what the key lacks, and what it has and the case has not."""
    asked = set()
    for section, item, _, settings in items(exercise):
        asked.add((section, item))
        yield from _faults_of_question(exercise, section, item, list(settings.get("options") or []))
    for section, given in exercise["key"]["credit"].items():
        for item in given:
            if (section, item) not in asked:
                yield f"the key has {section}.{item}, the case has not"


def _faults_of_question(
    exercise: dict[str, Any], section: str, item: str, options: list[str]
) -> Iterator[str]:
    """Yield what the key says wrongly, or does not say, of one question."""
    if not any(credit(exercise, section, item, option) == 1 for option in options):
        yield f"no answer to {section}.{item} has full credit"
    for option in options:
        if not reason(exercise, section, item, option):
            yield f"no reason for {section}.{item}.{option}"
    for option in exercise["key"]["credit"].get(section, {}).get(item, {}):
        if option not in options:
            yield f"unknown option '{option}' in the key.{did_you_mean(option, options)}"


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
