"""What the words of a case must not do: give the key away, or call a person by a diagnosis."""

import re
from statistics import fmean

from ipnb.documents.diagnostics import Fault
from ipnb.documents.document import fault

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
OPPOSITES = (
    ("rigidity", "chaos"),
    ("below", "above"),
    ("impaired", "strength"),
    ("perpetuating", "protective"),
)
LONGER = 1.25  # right answers may be this much longer than wrong ones on average


def wording_faults(case: dict, key: dict) -> list[Fault]:
    """Giveaway words, language that is not person-first, right answers that stand out by length or place."""
    return [*_giveaways(case), *_person_first(case), *_length(case, key), *place_faults(case, key)]


def _texts(case: dict):
    """Path, text and whether a client says it, for everything that a reader reads."""
    for n, sentence in enumerate(case["sentences"]):
        own = sentence["speaker"].lower() not in (
            "narrator",
            "counsellor",
            "counselor",
            "therapist",
        )
        yield ("sentences", n, "text"), sentence["text"], own
    for n, card in enumerate(case.get("cards", [])):
        yield ("cards", n, "text"), card["text"], False
    for i, text in case.get("labels", {}).items():
        yield ("labels", i), text, False


def _found(words: dict, text: str):
    for pattern, instead in words.items():
        if hit := re.search(rf"\b({pattern})\b", text, re.IGNORECASE):
            yield hit.group(0), instead


def _giveaways(case: dict) -> list[Fault]:
    faults = []
    for path, text, _ in _texts(case):
        # links, plans and actions are the student's hypotheses, and may name things
        if path[0] == "labels":
            continue
        for word, instead in _found(GIVEAWAYS, text):
            problem = f"“{word}” gives the answer away."
            faults.append(fault(case, path, problem, f"{instead[0].upper()}{instead[1:]}."))
    return faults


def _person_first(case: dict) -> list[Fault]:
    return [
        fault(
            case, path, f"“{word}” calls a person by a condition.", f"Say, for example: {instead}."
        )
        for path, text, own in _texts(case)
        if not own  # clients may call themselves what they like
        for word, instead in _found(NOT_PERSON_FIRST, text)
    ]


def _right_and_wrong(case: dict, key: dict):
    """Section, part, right ids and wrong ids, for everything that is chosen by its words."""
    for name, spec in case["items"].items():
        if spec["kind"] == "set":
            lists = key.get("sets", {}).get(name, {})
            core, neutral = lists.get("core", []), lists.get("neutral", [])
            yield (
                name,
                "universe",
                core,
                [i for i in spec["universe"] if i not in core and i not in neutral],
            )
        if spec["kind"] == "gate":
            gate = key.get("gate", {})
            required = gate.get("required_actions", [])
            yield name, "actions", required, [i for i in spec["actions"] if i not in required]
            critical, tolerated = gate.get("critical", []), gate.get("tolerated", [])
            yield (
                name,
                "cues",
                critical,
                [i for i in spec["cues"] if i not in critical and i not in tolerated],
            )


def _length(case: dict, key: dict) -> list[Fault]:
    faults = []
    for name, part, right, wrong in _right_and_wrong(case, key):
        labels = case.get("labels", {})
        longs, shorts = (
            [len(labels.get(i, i)) for i in right],
            [len(labels.get(i, i)) for i in wrong],
        )
        if longs and shorts and fmean(longs) > LONGER * fmean(shorts):
            problem = (
                f"Right answers are longer: {fmean(longs):.0f} signs against {fmean(shorts):.0f}."
            )
            remedy = "Shorten the right ones, or say as much in the wrong ones."
            faults.append(fault(case, ("items", name, part), problem, remedy))
    return faults


def place_faults(case: dict, key: dict) -> list[Fault]:
    """List the parts in which all right answers stand together at one end."""
    faults = []
    for name, part, right, wrong in _right_and_wrong(case, key):
        order = case["items"][name][part]
        first, last = [order.index(i) for i in right], [order.index(i) for i in wrong]
        if len(first) > 1 and len(last) > 1 and (max(first) < min(last) or max(last) < min(first)):
            problem = "All right answers stand together at one end of the list."
            faults.append(fault(case, ("items", name, part), problem, "Mix the order."))
    return faults
