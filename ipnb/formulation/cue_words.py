"""Words by which an option may give itself away to somebody who has understood nothing of the question."""

import re
from collections.abc import Callable

HEDGES = """may might can could perhaps possibly possible probably likely some sometimes somewhat often usually
    mostly partly part depends seems about nearly hardly almost if whether unless until yet either"""
UNKNOWNS = (
    "not known",
    "not enough",
    "not shown",
    "does not show",
    "cannot tell",
    "cannot be known",
)
ABSOLUTES = """always never only all every everyone everybody everything nobody none no nothing any must cannot
    will proves proved proof exactly wholly quite certain certainly alone whole"""
SENSIBLE = """supervisor supervision colleague ask asks asked asking together prescriber doctor evidence consent
    safe safety listen hear explore offer offered plan what how who"""


def count_of(words: str, *phrases: str) -> Callable[[str], float]:
    """Return a function that counts these words and phrases in a text, whatever their capitals."""
    pattern = re.compile(rf"\b(?:{'|'.join([*words.split(), *phrases])})\b", re.IGNORECASE)
    return lambda text: float(len(pattern.findall(text)))


def specific(text: str) -> float:
    """Count numbers, and names: capitals that begin no sentence."""
    names = re.findall(r"(?<=[a-z,;] )[A-Z]\w+", text)
    return float(len(re.findall(r"\d[\d.,]*", text)) + len(names))


def quoted(text: str) -> float:
    """Count the words that are quoted or in italics."""
    return float(sum(len(one.split()) for one in re.findall(r"“[^”]*”|‘[^’]*’|\*[^*]+\*", text)))


hedged = count_of(HEDGES, *UNKNOWNS)
absolute = count_of(ABSOLUTES, "no one", "at once", "at all", "for good")
