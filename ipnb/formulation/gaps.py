"""What a case that was started from a template still lacks: texts to write, and words that are the template's."""

from collections.abc import Iterator
from typing import Any

from ipnb.documents.diagnostics import Finding, Path, Severity, join_ids
from ipnb.formulation.corrections import words_by_id
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.scaffold import template_words

#: what a text begins with that an author has yet to write; what follows says what belongs there
TO_WRITE = "TO WRITE"


def gaps(case: Data, key: Data) -> Iterator[Finding]:
    """Tell what is still to be written, and what still stands as the template has it.

    Parameters
    ----------
    case, key : dict
        Checked.
    """
    for name, document in (("case", case), ("key", key)):
        for path, text in _texts((), document):
            if text.startswith(TO_WRITE):
                wanted = text.removeprefix(TO_WRITE).lstrip(": ").rstrip(".")
                problem = f"Still to be written: {wanted}." if wanted else "Still to be written."
                remedy = f"Write it in place of the words from {TO_WRITE} on."
                yield Finding(path, problem, remedy, document=name)
    yield from _left_as_it_was(case)


def _texts(path: Path, node: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from _texts((*path, name), value)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _texts((*path, place), value)


def _left_as_it_was(case: Data) -> Iterator[Finding]:
    words = template_words()
    left: dict[Path, list[str]] = {}
    for name, (path, text) in words_by_id(case).items():
        if text in words:
            left.setdefault(path[:1], []).append(name)
    for path, names in left.items():
        problem = f"{join_ids(names)}: still the words of the template."
        remedy = "Write your own; a story that many know is no case."
        yield Finding(path, problem, remedy, Severity.NOTE, document="case")
