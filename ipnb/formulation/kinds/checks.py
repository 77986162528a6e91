"""Checks that several kinds share: ids that are known, lists without repeats, the shape of an answer."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from ipnb.documents.diagnostics import Finding, Path, join_ids
from ipnb.formulation.kinds.protocol import Context, Data

#: the remedy for answers that no form would have written; a student may read it
SAVE_AGAIN = "Open the form, change something so that it saves, and hand in again."


# ---------------------------------------------------------------- cases and keys


def judged_ids(spec: Data, case: Data, only: bool = True) -> list[str]:
    """Return the ids over which a section judges: those of a part of the case, or its own list.

    Parameters
    ----------
    only : bool
        Whether to leave out what the section leaves out.
    """
    over = spec["over"]
    ids = list(over) if isinstance(over, list) else [one["id"] for one in case.get(over, [])]
    return [i for i in ids if i in spec["only"]] if only and "only" in spec else ids


def unknown_ids(
    path: Path, ids: Sequence[str], known: Sequence[str], what: str
) -> Iterator[Finding]:
    """Tell each of ``ids`` (the list at ``path``) that is not among ``known``."""
    for index, i in enumerate(ids):
        if i not in known:
            remedy = f"Use one of: {join_ids(known, 20)}."
            problem = f"{i} is not {what}."
            yield Finding((*path, index), problem, remedy, name=i, known=tuple(known))


def unknown_name(path: Path, problem: str, remedy: str, name: str, known: Iterable[str]) -> Finding:
    """Name one thing that is not known, with what could have been meant."""
    return Finding(path, problem, remedy, name=name, known=tuple(known))


def repeated(path: Path, spec: Data, *parts: str) -> Iterator[Finding]:
    """Tell what stands twice in the lists of a section."""
    for part in parts:
        ids = spec.get(part)
        for i, times in Counter(ids).items() if isinstance(ids, list) else ():
            if times > 1:
                yield Finding((*path, part), f"{i} stands twice.", "Keep one of the two.")


def missing_part(path: Path, spec: Data, case: Data) -> Iterator[Finding]:
    """Tell when a section judges a part that the case has not."""
    over = spec["over"]
    if isinstance(over, str) and not case.get(over):
        yield Finding((*path, "over"), f"The case has no {over}.", f"Add {over}.")


# ---------------------------------------------------------------- answers


def shown(value: Any) -> str:
    """Quote a value for a student, cut short."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f"“{text[:30]}{'…' if len(text) > 30 else ''}”"


def not_of_this_case(
    path: Path, ids: Iterable[str], known: Collection[str], what: str
) -> Iterator[Finding]:
    """Tell each name under ``path`` that is not ``what`` of the case."""
    for i in ids:
        if i not in known:
            yield Finding((*path, i), f"{shown(i)} is not {what} of this case.", SAVE_AGAIN)


def named_fields(path: Path, given: Any) -> Iterator[Finding]:
    """Tell when a section's answers are not named fields."""
    if not isinstance(given, dict):
        yield Finding(path, f"{path[-1]} should be named fields.", SAVE_AGAIN)


def id_list(path: Path, given: Any, known: Collection[str], what: str) -> Iterator[Finding]:
    """Check a list of known ids, none of them twice."""
    if not isinstance(given, list) or not all(isinstance(i, str) for i in given):
        yield Finding(path, "A list was expected here.", SAVE_AGAIN)
        return
    for i in given:
        if i not in known:
            yield Finding(path, f"{shown(i)} is not {what} of this case.", SAVE_AGAIN)
    if len(set(given)) < len(given):
        yield Finding(path, "Something is chosen twice.", SAVE_AGAIN)


def chosen_sentences(path: Path, given: Any, context: Context) -> Iterator[Finding]:
    """Check a list of the case's sentences, not more than the form takes."""
    findings = list(id_list(path, given, context.sentence_ids, "a sentence"))
    yield from findings
    if not findings and len(given) > context.evidence_max:
        problem = f"{len(given)} sentences are chosen, at most {context.evidence_max} are taken."
        yield Finding(path, problem, "Keep those that say most.")


def is_number(value: Any) -> bool:
    """Return whether a value of JSON is a number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


# ---------------------------------------------------------------- answers stored before


def usable_by_item(given: Any, ids: Collection[str], keep: Any) -> dict[str, Any]:
    """Keep the named fields whose name and value still fit; ``keep`` returns None for what does not."""
    if not isinstance(given, dict):
        return {}
    kept = {i: keep(value) for i, value in given.items() if i in ids}
    return {i: value for i, value in kept.items() if value is not None}


def usable_ids(given: Any, ids: Collection[str]) -> list[str] | None:
    """Keep the known ids of a list, once each; None for what is no list."""
    if not isinstance(given, list):
        return None
    return list(dict.fromkeys(i for i in given if isinstance(i, str) and i in ids))


def usable_number(value: Any) -> float | None:
    """Keep a number; None for anything else."""
    return value if is_number(value) else None
