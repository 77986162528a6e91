"""Which sentence of somebody's text is a claim worth arguing about, by rules that anybody can check. Pure.

A sentence of 6 to 45 words that asks nothing gets two points for a word that gives a reason (because, which
keeps …), one for a word that is certain (clearly, always …), one for a word that holds something to be so (I
think, suggests …) and one if it names no line. Most points win, and the first of equals. Where no sentence
has such a length, the longest one is taken.
"""

import re
from typing import NamedTuple

FEWEST, MOST = 6, 45
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_WORDS = (
    (2, "it gives a reason", r"because|since|so that|therefore|leads?|keeps?|makes?|maintains?|protects?|"
        r"explains?|means|drives?|due to|as a result|caused?|brings?"),
    (1, "it is certain", r"always|never|clearly|certainly|obviously|must|of course|definitely"),
    (1, "it holds something to be so", r"i think|i believe|i hold|suggests?|seems?|probably|perhaps|"
        r"hypothesis|likely|reads?"),
)  # fmt: skip
_LINE = re.compile(
    r"\b(?:lines?|sentences?)\s+((?:\d{1,3}(?:,\s*|\s+and\s+|\s*[-–]\s*)?)+)|\bs(\d{1,3})\b", re.I
)


class Claim(NamedTuple):
    """A sentence of a text, the lines that it names, and why it was taken."""

    text: str
    lines: tuple[int, ...]
    why: str


def claim_in(texts: list[str]) -> Claim | None:
    """Return the sentence of some texts that is most worth arguing; None where nothing was written.

    Parameters
    ----------
    texts
        In the order in which they were asked for.
    """
    sentences = [one.strip() for text in texts for one in _END.split(text) if one.strip()]
    if not sentences:
        return None
    best = _most_arguable(sentences)
    reasons = [why for _, why, words in _WORDS if _says(best, words)]
    return Claim(best, lines_named(best), " and ".join(reasons) or "it is the longest that fits")


def _most_arguable(sentences: list[str]) -> str:
    """Return the sentence with the most points of those that fit; where none fits, the longest."""
    fit = [one for one in sentences if FEWEST <= len(one.split()) <= MOST and "?" not in one]
    return max(fit, key=_points) if fit else max(sentences, key=lambda one: len(one.split()))


def lines_named(sentence: str) -> tuple[int, ...]:
    """Return the numbers of the lines that a sentence names, "line 4" or "s04"."""
    found = [
        int(n) for many, one in _LINE.findall(sentence) for n in re.findall(r"\d+", many or one)
    ]
    return tuple(dict.fromkeys(found))


def _points(sentence: str) -> int:
    said = sum(points for points, _, words in _WORDS if _says(sentence, words))
    return said + (not lines_named(sentence))


def _says(sentence: str, words: str) -> bool:
    return bool(re.search(rf"\b(?:{words})\b", sentence, re.I))
