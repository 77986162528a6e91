"""What the words of a case must not do: give the key away, or call a person by a diagnosis."""

import re
from collections.abc import Iterator, Mapping
from statistics import fmean

from ipnb.documents.diagnostics import Finding, Path
from ipnb.formulation.answer_key import Key
from ipnb.formulation.kinds.protocol import Choices, Data
from ipnb.formulation.vignette import Vignette

GIVEAWAYS = {
    r"shut(s|ting)? down": "say what is seen: eyes, voice, hands, how long",
    r"rigid(ity|ly)?": "show the sameness: the list, the hour, the same sentence again",
    r"trigger(s|ed|ing)?": "say what happened just before",
    r"chao(s|tic)": "show it: who rang, what was dropped, what came first",
    r"(dys|un)regulat\w+": "say what the body and the voice did",
    r"overwhelm(s|ed|ing)?": "show the too much",
    r"dissociat\w+": "say what is remembered and what is not",
    r"hyper-?(vigilan|arous)\w+|hypo-?arous\w+": "say what is watched, heard, felt",
    r"window of tolerance|co-?regulat\w+|attune\w*": "no one narrates theory",
    r"(in|dis)secure(ly)? attach\w+|attachment": "show who is called, and when",
    r"avoidant|ambivalent|disorgani[sz]ed": "show what is done with closeness",
    r"trauma(s|tic|ti[sz]ed)?": "say what happened, or that it is not said",
    r"protective factors?|predispos\w+|precipitat\w+|perpetuat\w+": "keep the five Ps out of the text",
}
NOT_PERSON_FIRST = {
    r"(drug |former |recovering )?addicts?": "a person with a substance use disorder",
    r"alcoholics?|drunks?": "a person with an alcohol use disorder",
    r"junkies?|(substance|drug|alcohol) abusers?": "a person who uses …",
    r"(substance|drug|alcohol) abuse|drug habit": "substance use",
    r"(got|get|getting|stay(ed|s)?|been) clean|clean for|dirty (urine|test)": "in recovery; tested positive",
    r"commit(ted|s|ting)? suicide|(failed|successful) suicide": "died by suicide; attempted suicide",
    r"schizophrenics?|bipolars?|a borderline|psychopaths?|anorexics?": "a person with …",
    r"the (mentally ill|disabled|homeless|depressed)": "people with …, people without a home",
    r"wheelchair-bound|suffer(s|ing|ed)? from|victims? of (abuse|trauma)": "lives with; has survived",
}
# right answers may be this much longer than wrong ones on average
LONGER = 1.25


NARRATORS = ("narrator", "counsellor", "counselor", "therapist")


def check_wording(case: Data, vignette: Vignette, key: Key) -> Iterator[Finding]:
    """Tell giveaway words, language that is not person-first, right answers that stand out by length or place.

    Parameters
    ----------
    case : dict
        The case's data, for the places of its texts.
    vignette, key
        The same case, and its key.
    """
    yield from _giveaways(case)
    yield from _person_first(case)
    yield from _length(vignette, key)
    yield from check_places(vignette, key)


def _texts(case: Data) -> Iterator[tuple[Path, str, bool]]:
    """Path, text and whether a client says it, for everything that a reader reads."""
    for n, sentence in enumerate(case["sentences"]):
        own = sentence["speaker"].lower() not in NARRATORS
        yield ("sentences", n, "text"), sentence["text"], own
    for n, card in enumerate(case.get("cards", [])):
        yield ("cards", n, "text"), card["text"], False
    for i, text in case.get("labels", {}).items():
        yield ("labels", i), text, False


def _found(words: Mapping[str, str], text: str) -> Iterator[tuple[str, str]]:
    for pattern, instead in words.items():
        if hit := re.search(rf"\b({pattern})\b", text, re.IGNORECASE):
            yield hit.group(0), instead


def _giveaways(case: Data) -> Iterator[Finding]:
    for path, text, _ in _texts(case):
        # links, plans and actions are the student's hypotheses, and may name things
        if path[0] == "labels":
            continue
        for word, instead in _found(GIVEAWAYS, text):
            remedy = f"{instead[0].upper()}{instead[1:]}."
            yield Finding(path, f"“{word}” gives the answer away.", remedy, document="case")


def _person_first(case: Data) -> Iterator[Finding]:
    for path, text, own in _texts(case):
        # clients may call themselves what they like
        for word, instead in () if own else _found(NOT_PERSON_FIRST, text):
            problem = f"“{word}” calls a person by a condition."
            yield Finding(path, problem, f"Say, for example: {instead}.", document="case")


def _choices(vignette: Vignette, key: Key) -> Iterator[tuple[Path, Choices]]:
    """Tell where right ids and wrong ids stand, for everything that is chosen by its words."""
    for name, section in vignette.sections.items():
        for choices in section.choices(key.sections[name]):
            yield ("items", name, choices.part), choices


def _length(vignette: Vignette, key: Key) -> Iterator[Finding]:
    labels = vignette.labels
    for path, choices in _choices(vignette, key):
        longs = [len(labels.get(i, i)) for i in choices.right]
        shorts = [len(labels.get(i, i)) for i in choices.wrong]
        if longs and shorts and fmean(longs) > LONGER * fmean(shorts):
            problem = (
                f"Right answers are longer: {fmean(longs):.0f} signs against {fmean(shorts):.0f}."
            )
            remedy = "Shorten the right ones, or say as much in the wrong ones."
            yield Finding(path, problem, remedy, document="case")


def check_places(vignette: Vignette, key: Key) -> Iterator[Finding]:
    """Tell the lists in which all right answers stand together at one end."""
    for path, choices in _choices(vignette, key):
        first = [choices.order.index(i) for i in choices.right]
        last = [choices.order.index(i) for i in choices.wrong]
        if len(first) > 1 and len(last) > 1 and (max(first) < min(last) or max(last) < min(first)):
            problem = "All right answers stand together at one end of the list."
            yield Finding(path, problem, "Mix the order.", document="case")
