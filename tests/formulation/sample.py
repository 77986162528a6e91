"""A small, complete case and key for tests: a test changes one thing and sees whether it is noticed."""

from copy import deepcopy

from ipnb.formulation.answer_key import Key
from ipnb.formulation.vignette import Vignette

DOMAINS = [
    "consciousness",
    "bilateral",
    "vertical",
    "memory",
    "narrative",
    "state",
    "interpersonal",
    "temporal",
    "transpirational",
]
STATES = ["rigidity", "chaos", "flow", "not_enough"]
FIVE_P = ["presenting", "predisposing", "precipitating", "perpetuating", "protective", "leave_out"]
LEVELS = ["impaired", "strength", "both", "not_enough"]
SENTENCES = [f"s{n:02d}" for n in range(1, 25)]
CARDS = [f"k{n}" for n in range(1, 13)]
SEGMENTS = [f"g{n}" for n in range(1, 7)]
LINKS = [f"l{n}" for n in range(1, 9)]
PLANS = [f"p{n}" for n in range(1, 9)]


def _case() -> dict:
    labels = {i: f"words for link {i}" for i in LINKS} | {i: f"words for plan {i}" for i in PLANS}
    labels |= {i: f"words for cue {i}" for i in ("c1", "c8", "c3", "c4")}
    labels |= {i: f"words for action {i}" for i in ("x1", "x7", "x3", "x4")}
    return {
        "schema": "ipnb.case/1",
        "id": "00-sample",
        "title": "Noor and the allotment",
        "fictional": True,
        "content_note": ["losing work", "sleep"],
        "level": 2,
        "setting": {"role": "counsellor in training", "session": 4},
        "segments": [{"id": g, "label": f"Part {g[1:]}"} for g in SEGMENTS],
        "sentences": [
            {
                "id": s,
                "seg": SEGMENTS[n // 4],
                "speaker": ("client", "counsellor")[n % 4 == 3],
                "text": _text(n),
            }
            for n, s in enumerate(SENTENCES)
        ],
        "items": {
            "states": {"kind": "nominal", "over": "sentences", "options": STATES},
            "window": {
                "kind": "nominal",
                "over": "segments",
                "options": ["below", "within", "above"],
            },
            "domains": {
                "kind": "nominal",
                "over": DOMAINS,
                "options": LEVELS,
                "needs_evidence": ["impaired", "strength", "both"],
            },
            "five_p": {"kind": "nominal", "over": "cards", "options": FIVE_P},
            "links": {"kind": "set", "universe": LINKS},
            "plan": {"kind": "set", "universe": PLANS, "budget": 4},
            "attach": {
                "kind": "points",
                "options": ["secure", "avoidant", "ambivalent", "disorganised", "not_enough"],
            },
            "safety": {
                "kind": "gate",
                "cues": ["c1", "c8", "c3", "c4"],
                "actions": ["x1", "x4", "x7", "x3"],
            },
        },
        "narrative": [
            {"id": "n1", "prompt": "Explain the case to your supervisor.", "words": [150, 300]}
        ],
        "cards": [{"id": k, "text": f"card number {k[1:]}"} for k in CARDS],
        "labels": labels,
        "arrows": {"l1": ["k1", "k2"]},
        "instead": {"case": "00b-sample"},
        "supports": "Your tutor, or the counselling service.",
    }


def _text(n: int) -> str:
    things = ["the bus", "a cup of tea", "the neighbour", "the beans", "a letter", "the phone"]
    return f"“On day {n + 1} there was {things[n % 6]} to think about, and then the evening came.”"


def _key() -> dict:
    states = _credit(SENTENCES, STATES)
    window = _credit(SEGMENTS, ["below", "within", "above"])
    domains = _credit(DOMAINS, LEVELS)
    five_p = _credit(CARDS, FIVE_P)
    items = {"states": states, "window": window, "domains": domains, "five_p": five_p}
    rationale = {
        f"{s}.{i}": f"Because of what {i} says." for s, table in items.items() for i in table
    }
    rationale |= {f"links.{i}": f"Why {i}." for i in LINKS} | {
        f"plan.{i}": f"Why {i}." for i in PLANS
    }
    rationale |= {
        f"safety.{i}": f"Why {i}." for i in ("c1", "c8", "c3", "c4", "x1", "x7", "x3", "x4")
    }
    rationale |= {"attach.attach": "Two lines lean one way, and much was not asked."}
    rationale |= {"states.s01.chaos": "You may have heard the bus as chaos."}
    return {
        "schema": "ipnb.key/2",
        "case": "00-sample",
        "demonstration": True,
        "source": "author",
        "n": 2,
        "credit": {**items, "attach": {"avoidant": 60, "not_enough": 40}},
        "sets": {
            "links": {"core": ["l1", "l3", "l5"], "neutral": ["l7"]},
            "plan": {"core": ["p2", "p4", "p6"], "neutral": ["p8"], "contraindicated": ["p1"]},
        },
        "evidence": {
            d: {"sufficient": [[SENTENCES[n]], [SENTENCES[n + 9], SENTENCES[n + 10]]]}
            for n, d in enumerate(DOMAINS)
            if max(domains[d], key=domains[d].get) != "not_enough"
        }
        | {"attach": {"sufficient": [["s02", "s06"]], "related": ["s03"], "against": ["s04"]}},
        "gate": {
            "critical": ["c1", "c8"],
            "tolerated": ["c3"],
            "evidence": {"c1": ["s05"], "c8": []},
            "required_actions": ["x1", "x7"],
            "forbidden_actions": ["x4"],
        },
        "rationale": rationale,
    }


def _credit(items, options) -> dict:
    """The options in turn; every third item has a defensible second answer, never the opposite."""
    table = {}
    for n, item in enumerate(items):
        table[item] = {options[n % len(options)]: 1}
        if n % 3 == 2:
            table[item][options[-1] if options[-1] not in table[item] else options[1]] = 0.5
    return table


def sample() -> tuple[dict, dict]:
    """A fresh case and key."""
    return deepcopy(_case()), deepcopy(_key())


def typed(case: dict, key: dict) -> tuple[Vignette, Key]:
    """The same case and key as the formulation works with them."""
    vignette = Vignette.from_data(case)
    return vignette, Key.from_data(key, vignette)


def items_of(case: dict, section: str) -> list[str]:
    """The ids of the judgements in a section of a case's data."""
    return list(Vignette.from_data(case).sections[section].items)


def only(section, spec, **key):
    """A case and key with one section."""
    case = {"items": {section: spec}, "sentences": [{"id": s, "text": s} for s in SENTENCES]}
    return case, {"source": "author", **key}
