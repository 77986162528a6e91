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


def fixed(**fields):
    """A mapping with these fields: each a strategy, or what it always is."""
    return st.fixed_dictionaries(
        {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in fields.items()}
    )


@st.composite
def state_sections(draw):
    """A judgement of every sentence, or of some alone."""
    spec = {"kind": "nominal", "over": "sentences", "options": OPTIONS}
    if draw(st.booleans()):
        spec["only"] = draw(subset(SENTENCES).filter(bool))
    return spec


#: the sections that a case may have or lack
SECTIONS = {
    "states": state_sections(),
    "window": fixed(kind="nominal", over="segments", options=["below", "within", "above"]),
    "domains": fixed(
        kind="nominal",
        over=ids("d"),
        options=["impaired", "strength", "not_enough"],
        needs_evidence=["impaired", "strength"],
    ),
    "links": fixed(kind="set", universe=ids("l")),
    "plan": fixed(kind="set", universe=ids("p")),
    "attach": fixed(kind="points", options=["secure", "avoidant", "not_enough"]),
    "safety": fixed(kind="gate", cues=ids("c", most=4), actions=ids("x", most=4)),
}
#: and the one that it has at least
GUESS = fixed(kind="estimate", over=ids("e", most=3), range=[0, 1])


@st.composite
def cases(draw):
    """A case with any mixture of sections, large and small."""
    items = {name: draw(section) for name, section in SECTIONS.items() if draw(st.booleans())}
    if draw(st.booleans()) or not items:
        items["guess"] = draw(GUESS)
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
        "labels": {i: f"words for {i}" for i in numbered_ids(items) if i not in SENTENCES},
    }
    return check_case(case)


def numbered_ids(items: dict) -> list[str]:
    """What the lists of sections name by a letter and a number, in order."""
    lists = [part for spec in items.values() for part in spec.values() if isinstance(part, list)]
    words = {str(i) for part in lists for i in part}
    return sorted(i for i in words if i[0].isalpha() and i[1:].isdigit())


def credits(options: list[str], panel: bool):
    amount = st.integers(0, 9) if panel else st.sampled_from([0, 0.25, 0.5, 1])
    return st.dictionaries(st.sampled_from(options), amount, min_size=1)


@st.composite
def nominal_entries(draw, case, name, panel):
    """Credits for some judgements of a section."""
    keyed = draw(subset(items_of(case, name)))
    return {i: draw(credits(case["items"][name]["options"], panel)) for i in keyed}


def points_entries(case, name, panel):
    """Shares of the options, at least one of them above nought."""
    options = case["items"][name]["options"]
    return credits(options, panel).map(lambda s: s if any(s.values()) else {options[0]: 1})


@st.composite
def set_entries(draw, case, name, panel):
    """A choice among many: each thing in one list, or in none."""
    place = draw(st.lists(st.integers(0, 3), min_size=9, max_size=9))
    placed = list(zip(case["items"][name]["universe"], place, strict=False))
    parts = {1: "core", 2: "neutral", 3: "contraindicated"}
    return {part: [i for i, where in placed if where == n] for n, part in parts.items()}


@st.composite
def estimate_entries(draw, case, name, panel):
    """Values for some of what is estimated."""
    value = fixed(value=st.floats(0, 1), tolerance=st.floats(0.01, 0.5))
    return {i: draw(value) for i in draw(subset(case["items"][name]["over"]))}


#: kind -> the part of a key that its entries stand in, and the entries
ENTRIES = {
    "nominal": ("credit", nominal_entries),
    "points": ("credit", points_entries),
    "set": ("sets", set_entries),
    "estimate": ("estimates", estimate_entries),
}


@st.composite
def keys(draw, case):
    """A key for a case: possibly with holes, ties, and sections where everything has one answer."""
    panel = draw(st.booleans())
    key = {"schema": "ipnb.key/2", "case": "any", "source": "panel" if panel else "author", "n": 9}
    key |= {"credit": {}, "sets": {}, "estimates": {}, "evidence": {}}
    for name, spec in case["items"].items():
        if spec["kind"] == "gate":
            key["gate"] = draw(gates(spec))
        else:
            part, entries = ENTRIES[spec["kind"]]
            key[part][name] = draw(entries(case, name, panel))
        for item in draw(subset(evidence_items(case, name))):
            key["evidence"][item] = draw(arguments())
    return check_key(key, case)


@st.composite
def arguments(draw):
    """How sentences bear on a judgement; each stands on one side alone."""
    sufficient = draw(st.lists(subset(SENTENCES, 3).filter(bool), max_size=3))
    left = [s for s in SENTENCES if not any(s in one for one in sufficient)]
    related = draw(subset(left, 3))
    against = draw(subset([s for s in left if s not in related], 3))
    return {"sufficient": sufficient, "related": related, "against": against}


def ways_to_handle(is_shown: bool) -> list[list[str]]:
    """The pairs of answers that a key may accept for a cue; some only where sentences show it."""
    shown = [["flag", asked] for asked in WHETHER_ASKED]
    return [["no_flag", "not_asked"], *(shown if is_shown else [])]


@st.composite
def gates(draw, spec):
    critical, required = draw(subset(spec["cues"])), draw(subset(spec["actions"]))
    evidence = {c: draw(subset(SENTENCES, 2)) for c in critical}
    ways = {c: ways_to_handle(bool(evidence[c])) for c in critical}
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
