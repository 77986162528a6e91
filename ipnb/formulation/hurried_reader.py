"""A hurried reader: takes each line, card or step by its own words, and never opens the case around it.

The reader knows no key. Where words of an item fit an option, that option is taken, and the word is kept: so an
author can be told which word gave an answer away. It is a rule, and no claim about people.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipnb.formulation import cue_words
from ipnb.formulation.form_only import BEFORE_THE_END, CARDS, by_words
from ipnb.formulation.kinds.credits import NOT_ENOUGH
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.vignette import Vignette

#: option -> words by which somebody in a hurry takes a line for it; the first option that fits is taken
AT_A_GLANCE = {
    "chaos": r"thr[eo]w\w*|shout\w*|scream\w*|cried|cry\w*|laughed|every(?:thing|body)|at once|suddenly|ran|rang",
    "rigidity": r"always|never|every|same|must|only|again|rules?|exactly|still|list|waits?|wait",
    "flow": r"together|calm\w*|easy|smil\w*|breath\w*|settl\w*|hum\w*|laugh\w*|soft\w*|fine|both",
    "above": r"shout\w*|loud\w*|fast|shak\w*|rang|heart|threw|panic\w*|night|two in the morning",
    "below": r"tired|slow\w*|quiet\w*|nothing|numb|blank|sleep\w*|silent\w*|far|dark",
    "within": r"ask\w*|listen\w*|breath\w*|talk\w*|told|together|arriv\w*",
    **{option: pattern.removeprefix(r"\b(").removesuffix(r")\b") for option, pattern in CARDS.items()},
    "presenting": r"sleep\w*|cannot|worr\w*|sad\w*|tired|pain",
    "metaphor": r"like|as if|river|bridge|music|dance",
    "outcome": r"per cent|percent|trial|improv\w*|better|feel\w*|study",
    "mechanism": r"because|brain\w*|neurons?|through|releas\w*|caus\w*|grow\w*",
    "definition": r"means|called|defin\w*|is when",
}  # fmt: skip
#: words that stand anywhere, so that sharing one says nothing
COMMON = frozenset(
    [
        "about",
        "after",
        "also",
        "and",
        "are",
        "been",
        "before",
        "being",
        "could",
        "does",
        "from",
        "have",
        "her",
        "here",
        "him",
        "his",
        "into",
        "like",
        "more",
        "nobody",
        "not",
        "one",
        "only",
        "other",
        "over",
        "she",
        "somebody",
        "something",
        "still",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "today",
        "was",
        "were",
        "what",
        "when",
        "which",
        "with",
        "without",
        "would",
        "you",
        "your",
    ]
)
#: sentences that the reader chooses for a judgement, and letters by which two words count as one
CHOSEN, STEM = 2, 5


@dataclass(frozen=True)
class HurriedReading:
    """What the hurried reader answers, and by which words.

    Attributes
    ----------
    answers : mapping
        As the form saves them.
    words : mapping of (str, str) to str
        Section and item -> the word that decided it.
    shared : mapping of str to (str, str)
        Judgement -> the sentence chosen first for it, and the word that stands in both.
    """

    answers: Mapping[str, Any]
    words: Mapping[tuple[str, str], str]
    shared: Mapping[str, tuple[str, str]]


def read_hurriedly(vignette: Vignette) -> HurriedReading:
    """Answer a whole case at a glance."""
    answers = dict(by_words(vignette, "the sensible counsellor"))
    words: dict[tuple[str, str], str] = {}
    for name, section in vignette.sections.items():
        if isinstance(section, SingleChoice):
            answers[name] = _at_a_glance(vignette, section, words)
        elif name not in answers and (given := section.even() or section.middle()):
            answers[name] = given
        for part in section.chosen_lists:
            for item in getattr(section, part):
                if word := _sensible(vignette.item_words(item)):
                    words[name, item] = word
    shared = _shared_words(vignette)
    evidence = {item: found for item, (found, _) in shared.items()}
    first = {item: (found[0], word) for item, (found, word) in shared.items() if found}
    return HurriedReading({**answers, "evidence": evidence}, words, first)


def _at_a_glance(
    vignette: Vignette, section: SingleChoice, words: dict[tuple[str, str], str]
) -> dict[str, str]:
    """Take for each item the option that its own words fit; the rest is read as most others were."""
    taken: dict[str, str] = {}
    for item in section.judged:
        for option in section.options:
            pattern = AT_A_GLANCE.get(option)
            hit = pattern and re.search(rf"\b(?:{pattern})\b", vignette.item_words(item), re.I)
            if hit:
                taken[item], words[section.name, item] = option, hit.group(0).lower()
                break
    # whoever is in a hurry withholds nothing
    labels = [option for option in section.options if option != NOT_ENOUGH]
    usual = Counter(taken.values()).most_common(1)
    rest = usual[0][0] if usual else labels[0]
    return {item: taken.get(item, rest) for item in section.judged}


def _sensible(text: str) -> str:
    words = "|".join(f"{cue_words.SENSIBLE} {BEFORE_THE_END}".split())
    hit = re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
    return hit.group(0).lower() if hit else ""


def _shared_words(vignette: Vignette) -> dict[str, tuple[list[str], str]]:
    """Choose for each judgement that asks for sentences those that share most words with it."""
    stems = {i: _stems(text) for i, text in vignette.sentences.items()}
    found = {}
    for section in vignette.in_order:
        for item in section.evidence_items:
            own = _stems(vignette.answer_title(section.name, item))
            common = {
                i: sorted(own.keys() & there.keys()) for i, there in stems.items() if i != item
            }
            ranked: Sequence[str] = sorted(common, key=lambda i: -len(common[i]))
            best = [i for i in ranked if common[i]][:CHOSEN]
            found[item] = (best, own[common[best[0]][0]] if best else "")
    return found


def _stems(text: str) -> dict[str, str]:
    """Return the beginnings of the words that say something -> the word."""
    words = (one for one in re.findall(r"[a-z]{4,}", text.lower()) if one not in COMMON)
    return {word[:STEM]: word for word in words}
