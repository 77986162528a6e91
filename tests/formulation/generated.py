"""Hypothesis strategies for cases, keys and answers: anything that passes the checks at the edge."""

from hypothesis import strategies as st

from ipnb.formulation.case import check_case
from ipnb.formulation.key import check_key
from ipnb.formulation.kinds.safety_answers import WHETHER_ASKED
from ipnb.formulation.vignette import Vignette

from .sample import items_of

SENTENCES = [f"s{n:02d}" for n in range(1, 9)]
OPTIONS = ["rigidity", "chaos", "flow", "not_enough"]


def evidence_items(case, section):
    return list(Vignette.from_data(case).sections[section].evidence_items)


def ids(letter: str, least: int = 1, most: int = 9):
    return st.integers(least, most).map(lambda n: [f"{letter}{i}" for i in range(1, n + 1)])


def subset(of: list, most: int | None = None):
    return (
        st.lists(st.sampled_from(of), unique=True, max_size=most or len(of)) if of else st.just([])
    )


@st.composite
def cases(draw):
    """A case with any mixture of sections, large and small."""
    items = {}
    if draw(st.booleans()):
        items["states"] = {"kind": "nominal", "over": "sentences", "options": OPTIONS}
        if draw(st.booleans()):
            items["states"]["only"] = draw(subset(SENTENCES).filter(bool))
    if draw(st.booleans()):
        items["window"] = {
            "kind": "nominal",
            "over": "segments",
            "options": ["below", "within", "above"],
        }
    if draw(st.booleans()):
        items["domains"] = {
            "kind": "nominal",
            "over": draw(ids("d")),
            "options": ["impaired", "strength", "not_enough"],
            "needs_evidence": ["impaired", "strength"],
        }
    if draw(st.booleans()):
        items["links"] = {"kind": "set", "universe": draw(ids("l"))}
    if draw(st.booleans()):
        items["plan"] = {"kind": "set", "universe": draw(ids("p"))}
    if draw(st.booleans()):
        items["attach"] = {"kind": "points", "options": ["secure", "avoidant", "not_enough"]}
    if draw(st.booleans()):
        items["safety"] = {
            "kind": "gate",
            "cues": draw(ids("c", most=4)),
            "actions": draw(ids("x", most=4)),
        }
    if draw(st.booleans()) or not items:
        items["guess"] = {"kind": "estimate", "over": draw(ids("e", most=3)), "range": [0, 1]}
    words = {
        i
        for spec in items.values()
        for part in spec.values()
        if isinstance(part, list)
        for i in part
    }
    case = {
        "schema": "ipnb.case/1",
        "id": "any",
        "title": "Any case",
        "fictional": True,
        "segments": [{"id": "g1", "label": "one"}, {"id": "g2", "label": "two"}],
        "sentences": [
            {"id": s, "seg": "g1" if n < 4 else "g2", "speaker": "client", "text": f"line {n}"}
            for n, s in enumerate(SENTENCES)
        ],
        "items": items,
        "labels": {
            i: f"words for {i}"
            for i in sorted(map(str, words))
            if i[0].isalpha() and i[1:].isdigit()
        },
    }
    case["labels"] = {i: w for i, w in case["labels"].items() if i not in SENTENCES}
    return check_case(case)


def credits(options: list[str], panel: bool):
    amount = st.integers(0, 9) if panel else st.sampled_from([0, 0.25, 0.5, 1])
    return st.dictionaries(st.sampled_from(options), amount, min_size=1)


@st.composite
def keys(draw, case):
    """A key for a case: possibly with holes, ties, and sections where everything has one answer."""
    panel = draw(st.booleans())
    key = {"schema": "ipnb.key/2", "case": "any", "source": "panel" if panel else "author", "n": 9}
    credit, sets, estimates, evidence = {}, {}, {}, {}
    for name, spec in case["items"].items():
        if spec["kind"] == "nominal":
            keyed = draw(subset(items_of(case, name)))
            credit[name] = {i: draw(credits(spec["options"], panel)) for i in keyed}
        if spec["kind"] == "points":
            shares = draw(credits(spec["options"], panel))
            credit[name] = shares if any(shares.values()) else {spec["options"][0]: 1}
        if spec["kind"] == "set":
            place = draw(st.lists(st.integers(0, 3), min_size=9, max_size=9))
            parts = {1: "core", 2: "neutral", 3: "contraindicated"}
            sets[name] = {part: [] for part in parts.values()}
            for i, where in zip(spec["universe"], place, strict=False):
                if where:
                    sets[name][parts[where]].append(i)
        if spec["kind"] == "gate":
            key["gate"] = draw(gates(spec))
        if spec["kind"] == "estimate":
            value = st.fixed_dictionaries(
                {"value": st.floats(0, 1), "tolerance": st.floats(0.01, 0.5)}
            )
            estimates[name] = {i: draw(value) for i in draw(subset(spec["over"]))}
        for item in draw(subset(evidence_items(case, name))):
            evidence[item] = draw(arguments())
    key |= {"credit": credit, "sets": sets, "estimates": estimates, "evidence": evidence}
    return check_key(key, case)


@st.composite
def arguments(draw):
    """How sentences bear on a judgement; each stands on one side alone."""
    sufficient = draw(st.lists(subset(SENTENCES, 3).filter(bool), max_size=3))
    left = [s for s in SENTENCES if not any(s in one for one in sufficient)]
    related = draw(subset(left, 3))
    against = draw(subset([s for s in left if s not in related], 3))
    return {"sufficient": sufficient, "related": related, "against": against}


@st.composite
def gates(draw, spec):
    critical, required = draw(subset(spec["cues"])), draw(subset(spec["actions"]))
    evidence = {c: draw(subset(SENTENCES, 2)) for c in critical}
    shown = [["flag", asked] for asked in WHETHER_ASKED]
    ways = {c: [["no_flag", "not_asked"], *(shown if evidence[c] else [])] for c in critical}
    pairs = {c: st.lists(st.sampled_from(ways[c]), min_size=1, max_size=3) for c in critical}
    return {
        "critical": critical,
        "tolerated": draw(subset([c for c in spec["cues"] if c not in critical])),
        "evidence": evidence,
        "accepted": {c: draw(pairs[c]) for c in draw(subset(critical))},
        "required_actions": required,
        "forbidden_actions": draw(subset([a for a in spec["actions"] if a not in required])),
    }


@st.composite
def screens(draw, spec):
    """Answers to a safety screen: both questions of some cues, as the form saves them; or the first edition's."""
    said = st.one_of(subset(SENTENCES, 4), st.just("no_flag"))
    actions = draw(subset(spec["actions"]))
    if draw(st.integers(0, 3)) == 0:
        said = st.one_of(said, st.just("not_asked"))
        return {"flags": {c: draw(said) for c in draw(subset(spec["cues"]))}, "actions": actions}
    asked = {c: draw(st.sampled_from(WHETHER_ASKED)) for c in draw(subset(spec["cues"]))}
    flags = {c: draw(said) for c in draw(subset(spec["cues"]))}
    return {"flags": flags, "asked": asked, "actions": actions}


@st.composite
def answers_for(draw, case):
    """Answers as the form saves them: some given, some open."""
    answers, evidence = {}, {}
    for name, spec in case["items"].items():
        if draw(st.integers(0, 4)) == 0:
            continue
        if spec["kind"] == "nominal":
            answers[name] = {
                i: draw(st.sampled_from(spec["options"]))
                for i in draw(subset(items_of(case, name)))
            }
        elif spec["kind"] == "set":
            answers[name] = draw(subset(spec["universe"]))
        elif spec["kind"] == "points":
            first = draw(st.integers(0, 100))
            answers[name] = {
                spec["options"][0]: first,
                "not_enough": draw(st.integers(0, 100 - first)),
            }
        elif spec["kind"] == "gate":
            answers[name] = draw(screens(spec))
        else:
            answers[name] = {i: draw(st.floats(0, 1)) for i in draw(subset(spec["over"]))}
        for item in draw(subset(evidence_items(case, name))):
            evidence[item] = draw(subset(SENTENCES, 4))
    return {"schema": "ipnb.answers/1", "case": "any", **answers, "evidence": evidence}


@st.composite
def submissions(draw):
    """A case, a key and answers that belong together."""
    case = draw(cases())
    return case, draw(keys(case)), draw(answers_for(case))
