"""How answers become a score: pure, and with the standard library only.

The same file runs in the grader and, through Pyodide, in the reader's browser, so it imports nothing of this
package. It works on clean data (the modules case, key and answers check at the edge) and then never raises.

The rules, in short: no information earns zero, each right answer adds, and the total is clamped once.

1. Nominal items: an answered item scores (credit - E) / (1 - E), an open one 0, where E is the mean credit of
   the best constant answer on that section's key. A section is the mean over its items.
2. Sets: defensible extras are taken out first, then Cohen's kappa in its F1 form.
3. Evidence: only where the judgement it supports earned credit; a judgement and its sentences are one pair.
4. Attachment: Brier skill of 100 points against the key's shares; an even spread earns 0.
5. Safety: a missed critical cue, a forbidden action or a contraindicated plan holds the submission for a
   person.
6. The total is a weighted mean of the sections a case uses; small sections are pooled or formative.
7. Points come from one declared table, linear between its rows.
"""

from itertools import pairwise

SECTIONS = ("states", "window", "domains", "five_p", "links", "plan", "attach", "safety")
WEIGHTS = {
    "states": 0.24, "window": 0.08, "domains": 0.14, "five_p": 0.14, "links": 0.10, "plan": 0.10,
    "evidence": 0.10, "attach": 0.04, "safety": 0.06,
}  # fmt: skip
OTHER_WEIGHT = 0.10  # a section with a name of its own, for example an estimate
BANDS = ("not told apart from guessing", "developing", "nearing", "sound", "expert-like")
THRESHOLDS = (0.10, 0.35, 0.65, 0.80)
TABLE = ((0.0, 0.0), (0.35, 0.60), (0.65, 0.90), (0.80, 1.0))
FEWEST = 6  # judgements that a section needs to be told apart from luck
PANEL = 8  # fewer raters than this make an author key, whatever the file says
MODAL_SHARE = (
    0.25  # a panel's answer with fewer votes than this share of the most voted one earns nothing
)
FALSE_FLAG = 0.1


def score(case: dict, key: dict, answers: dict) -> dict:
    """Score one submission.

    Parameters
    ----------
    case, key, answers : dict
        Clean data of the schemas ipnb.case/1, ipnb.key/1 and ipnb.answers/1.

    Returns
    -------
    dict
        ``total`` and ``points_share`` in 0..1, ``held`` (reasons in words; empty means nothing is held), and
        ``sections``: name -> ``skill`` (-inf..1), ``band``, ``weight`` (share of the total; 0 if formative),
        ``formative``, ``pooled_with`` (names), ``judgements`` (how many count) and ``items``: id ->
        ``credit`` (0..1, or None where nothing was answered or nothing is keyed), ``score``, ``evidence``
        (0..1, or None where none is asked).
    """
    held: list[str] = []
    sections = {
        name: _SCORERS[case["items"][name]["kind"]](case, key, answers, name, held)
        for name in section_names(case)
    }
    evidence = _evidence(case, key, answers, sections)
    ungraded = [name for name in sections if name in key.get("formative", [])]
    if evidence["judgements"]:
        sections["evidence"] = evidence
    settings = case.get("settings", {})
    _share_weights(case, sections, settings.get("weights", {}), ungraded)
    for section in sections.values():
        section["skill"] = _neat(section["skill"])
        section["band"] = band(section["skill"], settings)
    if is_blank(case, answers):
        held = []  # a blank that was handed in is a zero, not a riddle
    total = _neat(min(1.0, max(0.0, sum(s["weight"] * s["skill"] for s in sections.values()))))
    share = points_share(total, settings)
    if held and "cap_when_held" in settings:
        share = min(share, settings["cap_when_held"])
    return {"total": total, "points_share": share, "held": held, "sections": sections}


# ---------------------------------------------------------------- reading a case and key


def section_names(case: dict) -> list[str]:
    """The sections of a case, in the order in which students meet them."""
    names = list(case["items"])
    return sorted(
        names, key=lambda name: SECTIONS.index(name) if name in SECTIONS else len(SECTIONS)
    )


def items_of(case: dict, section: str) -> list[str]:
    """The ids of the judgements in a section (for points its options, for a gate its cues)."""
    spec = case["items"][section]
    kind = spec["kind"]
    if kind == "set":
        return list(spec["universe"])
    if kind == "gate":
        return list(spec["cues"])
    if kind == "points":
        return list(spec["options"])
    over = spec["over"]
    ids = list(over) if isinstance(over, list) else [one["id"] for one in case.get(over, [])]
    return [i for i in ids if i in spec["only"]] if "only" in spec else ids


def range_of(case: dict, section: str, item: str) -> tuple[float, float]:
    """The lowest and highest number that an estimate takes: the item's own bounds, else the section's."""
    spec = case["items"][section]
    low, high = spec.get("ranges", {}).get(item, spec["range"])
    return low, high


def credits_of(key: dict, section: str, item: str) -> dict[str, float]:
    """Credit in 0..1 for each accepted option of an item; a panel's votes relative to the most voted one.

    Empty where raters did not agree enough for a grade (``formative`` in the key).
    """
    if f"{section}.{item}" in key.get("formative", []):
        return {}
    table = key.get("credit", {}).get(section, {}).get(item, {})
    if not isinstance(table, dict):
        return {}
    if key.get("source") != "panel":
        return {option: min(1.0, max(0.0, float(credit))) for option, credit in table.items()}
    most = max(table.values(), default=0)
    if most <= 0:
        return dict.fromkeys(table, 0.0)
    return {
        option: votes / most if votes / most >= MODAL_SHARE else 0.0
        for option, votes in table.items()
    }


def is_author_key(key: dict) -> bool:
    """Whether scores must be shown as an author's view: fewer than eight raters, or not a panel at all."""
    return key.get("source") != "panel" or key.get("n", 1) < PANEL


def best_constant(options: list[str], credits: list[dict[str, float]]) -> tuple[str, float]:
    """The one option that earns most when given to every item, and E, its mean credit."""
    if not credits:
        return options[0], 0.0
    means = {option: sum(c.get(option, 0.0) for c in credits) / len(credits) for option in options}
    best = max(options, key=lambda option: means[option])
    return best, means[best]


def asks_evidence(case: dict, section: str) -> bool:
    """Whether the form asks for sentences in a section of judgements (safety keeps its own)."""
    spec = case["items"][section]
    return spec["kind"] == "points" or bool(spec.get("needs_evidence"))


def evidence_items(case: dict, section: str) -> list[str]:
    """The judgements of a section for which the form asks for sentences."""
    if not asks_evidence(case, section):
        return []
    return [section] if case["items"][section]["kind"] == "points" else items_of(case, section)


def is_blank(case: dict, answers: dict) -> bool:
    """Whether nothing at all was judged; free texts and loose evidence do not count."""
    for name in section_names(case):
        given = answers.get(name)
        if isinstance(given, dict) and case["items"][name]["kind"] == "gate":
            given = given.get("flags") or given.get("actions")
        elif isinstance(given, dict) and case["items"][name]["kind"] == "points":
            given = any(given.values())
        if given:
            return False
    return True


def words_of(case: dict, item: str) -> str:
    """What people read for an id: a label, a card, a sentence, a segment, or the id itself."""
    if item in case.get("labels", {}):
        return case["labels"][item].replace("->", "→")
    for one in [*case.get("cards", []), *case.get("sentences", []), *case.get("segments", [])]:
        if one["id"] == item:
            return one.get("text") or one["label"]
    return item


# ---------------------------------------------------------------- the kinds of section


def _nominal(case, key, answers, name, held):
    given = answers.get(name) or {}
    table = {item: credits_of(key, name, item) for item in items_of(case, name)}
    keyed = [item for item in table if any(table[item].values())]
    _, constant = best_constant(case["items"][name]["options"], [table[item] for item in keyed])
    room = 1.0 - constant
    items, earned = {}, 0.0
    for item, credits in table.items():
        answered = item in keyed and given.get(item) is not None
        credit = credits.get(given[item], 0.0) if answered else None
        # where one constant is right everywhere the key tells nothing apart, so nothing can be earned or lost
        value = (credit - constant) / room if answered and room > 1e-9 else 0.0
        items[item] = _item(credit, value)
        earned += value
    return _section(earned / len(keyed) if keyed else 0.0, items, judgements=len(keyed))


def _set(case, key, answers, name, held):
    lists = key.get("sets", {}).get(name, {})
    neutral = set(lists.get("neutral", []))
    counted = [i for i in items_of(case, name) if i not in neutral]
    core = set(lists.get("core", [])) & set(counted)
    chosen = set(answers.get(name) or [])
    skill = kappa(len(counted), len(core), len(chosen & set(counted)), len(chosen & core))
    harm = [
        i for i in items_of(case, name) if i in chosen and i in lists.get("contraindicated", [])
    ]
    if harm:
        skill = min(0.0, skill)
        held += [
            f"{_title(name)}: “{words_of(case, i)}” is advised against for this person."
            for i in harm
        ]
    items = {}
    for i in items_of(case, name):
        credit = (1.0 if i in core else 0.0) if i in chosen and i not in neutral else None
        items[i] = _item(credit, credit or 0.0)
    return _section(skill, items, judgements=len(counted) if core else 0)


def kappa(universe: int, core: int, chosen: int, both: int) -> float:
    """Chance-corrected F1 of a chosen set against the core: Cohen's kappa. Blank and select-all give 0."""
    below = universe * (core + chosen) - 2 * core * chosen
    return 2 * (universe * both - core * chosen) / below if below else 0.0


def _points(case, key, answers, name, held):
    options = case["items"][name]["options"]
    given = answers.get(name) or {}
    shares = {o: _number(key.get("credit", {}).get(name, {}).get(o)) for o in options}
    keyed = sum(shares.values())
    placed = [_number(given.get(o)) / 100 for o in options]
    even = 1 / len(options)
    # points not placed say nothing: as good as spread evenly
    left = max(0.0, 1.0 - sum(placed)) * even
    skill = 0.0
    if keyed > 0:
        right = [shares[o] / keyed for o in options]
        reference = sum((even - q) ** 2 for q in right)
        brier = sum((p + left - q) ** 2 for p, q in zip(placed, right, strict=True))
        skill = max(-1.0, 1 - brier / reference) if reference > 1e-9 else 0.0
    withheld = _number(given.get("not_enough")) >= 50
    sentences = (answers.get("evidence") or {}).get(name) or []
    if not withheld and len(sentences) < 2:
        skill = min(0.0, skill)
    credit = max(0.0, skill) if any(placed) and keyed > 0 else None
    return _section(skill, {name: _item(credit, skill)}, judgements=1 if keyed > 0 else 0)


def _gate(case, key, answers, name, held):
    spec, gate = case["items"][name], key.get("gate", {})
    given = answers.get(name) or {}
    flags, actions = given.get("flags") or {}, set(given.get("actions") or [])
    critical, tolerated = gate.get("critical", []), gate.get("tolerated", [])
    required, forbidden = gate.get("required_actions", []), gate.get("forbidden_actions", [])
    items, missed, false_flags = {}, [], 0
    for cue in spec["cues"]:
        flag = flags.get(cue)
        raised = flag == "not_asked" or (isinstance(flag, list) and bool(flag))
        if cue in critical:
            credit = float(_handled(flag, gate.get("evidence", {}).get(cue, [])))
            if not raised:
                missed.append(cue)
        elif cue in tolerated or not flag:
            credit = None
        else:
            credit = float(not raised)
            false_flags += raised
        items[cue] = _item(credit, credit or 0.0)
    for action in spec["actions"]:
        credit = (
            None
            if action not in actions
            else 0.0
            if action in forbidden
            else 1.0
            if action in required
            else None
        )
        items[action] = _item(credit, credit or 0.0)
    units = [items[i]["credit"] or 0.0 for i in [*critical, *required] if i in items]
    skill = max(0.0, sum(units) / len(units) - FALSE_FLAG * false_flags) if units else 0.0
    harm = [a for a in spec["actions"] if a in actions and a in forbidden]
    if missed or harm or _flags_everything(spec, flags, actions, critical, required):
        skill = 0.0
    held += [f"{_title(name)}: “{words_of(case, cue)}” was not raised." for cue in missed]
    held += [
        f"{_title(name)}: “{words_of(case, a)}” is advised against for this person." for a in harm
    ]
    return _section(skill, items, judgements=len(units))


def _handled(flag, sentences: list[str]) -> bool:
    if not sentences:
        return flag == "not_asked"
    return isinstance(flag, list) and any(s in sentences for s in flag)


def _flags_everything(spec, flags, actions, critical, required) -> bool:
    """Every cue raised and every action chosen tells nothing, unless everything was in fact called for."""
    every = (
        all(flags.get(cue) and flags[cue] != "no_flag" for cue in spec["cues"])
        and set(spec["actions"]) <= actions
    )
    return every and (set(spec["cues"]) > set(critical) or set(spec["actions"]) > set(required))


def _estimate(case, key, answers, name, held):
    given = answers.get(name) or {}
    keyed = key.get("estimates", {}).get(name, {})
    items = {}
    for item in items_of(case, name):
        credit = None
        if item in keyed and given.get(item) is not None:
            off = abs(float(given[item]) - keyed[item]["value"]) / keyed[item]["tolerance"]
            credit = min(1.0, max(0.0, (3 - off) / 2))
        items[item] = _item(credit, credit or 0.0)
    skill = sum(one["score"] for one in items.values()) / len(keyed) if keyed else 0.0
    return _section(skill, items, judgements=len(keyed))


_SCORERS = {
    "nominal": _nominal,
    "set": _set,
    "points": _points,
    "gate": _gate,
    "estimate": _estimate,
}


# ---------------------------------------------------------------- evidence


def pair(chosen: list[str], sets: list[list[str]]) -> float:
    """How well chosen sentences support a judgement, 0..1.

    For the best-matching sufficient set: plus its share for each sentence in it, minus its share for each
    sentence outside every set, never below 0.
    """
    chosen_set, anywhere = set(chosen), {s for one in sets for s in one}
    outside = len(chosen_set - anywhere)
    values = [(len(chosen_set & set(one)) - outside) / len(set(one)) for one in sets if one]
    return max([0.0, *values])


def _evidence(case, key, answers, sections):
    items = {}
    for name in section_names(case):
        if name in key.get("formative", []):
            continue
        for item in evidence_items(case, name):
            sets = key.get("evidence", {}).get(item)
            if not sets or not needs_evidence(case, key, name, item):
                continue
            earned = sections[name]["items"][item]["credit"]
            chosen = (answers.get("evidence") or {}).get(item) or []
            value = pair(chosen, sets) if earned and _wants(case, name, answers, item) else 0.0
            sections[name]["items"][item]["evidence"] = value
            items[item] = _item(value if chosen else None, value, value)
    skill = sum(one["score"] for one in items.values()) / len(items) if items else 0.0
    return _section(skill, items, judgements=len(items))


def needs_evidence(case: dict, key: dict, section: str, item: str) -> bool:
    """Whether the best answer to an item is one for which sentences must be chosen."""
    spec = case["items"][section]
    credits = credits_of(key, section, item)
    best = [o for o, credit in credits.items() if credit and credit == max(credits.values())]
    return spec["kind"] == "points" or any(o in spec.get("needs_evidence", []) for o in best)


def _wants(case, name, answers, item) -> bool:
    spec = case["items"][name]
    return spec["kind"] == "points" or (answers.get(name) or {}).get(item) in spec["needs_evidence"]


# ---------------------------------------------------------------- weights, bands, points


def _share_weights(case: dict, sections: dict, own: dict, ungraded: list[str]) -> None:
    """Pool small sections, and give each section its share of the total; none to those not to be graded."""
    pools = _pools(case, {n: s for n, s in sections.items() if n not in ungraded})
    pools += [([n], False) for n in ungraded]
    weight = {n: float(own.get(n, WEIGHTS.get(n, OTHER_WEIGHT))) for n in sections}
    whole = sum(weight[n] for pool, graded in pools if graded for n in pool)
    for pool, graded in pools:
        number = sum(sections[n]["judgements"] for n in pool)
        together = sum(weight[n] for n in pool) / whole if graded and whole else 0.0
        for n in pool:
            # in a pool each judgement counts alike, however few its section has
            sections[n]["weight"] = (
                _neat(together * sections[n]["judgements"] / number) if number else 0.0
            )
            sections[n]["formative"] = sections[n]["weight"] == 0.0
            sections[n]["pooled_with"] = [other for other in pool if other != n]


def _pools(case: dict, sections: dict) -> list[tuple[list[str], bool]]:
    """Groups of sections, each with whether it is graded.

    Chance-corrected sections with fewer than `FEWEST` judgements join a neighbour of their kind, the one
    before if there is one; whoever finds none is formative. Points, gates and estimates cannot be earned by a
    constant, so they stand alone however small.
    """
    kinds = {n: case["items"][n]["kind"] if n in case["items"] else n for n in sections}
    pools = [[n] for n in sections if sections[n]["judgements"]]

    def size(pool):
        return sum(sections[n]["judgements"] for n in pool)

    def too_small(pool):
        return kinds[pool[0]] in ("nominal", "set", "evidence") and size(pool) < FEWEST

    def neighbour(pool):
        alike = [p for p in pools if p is not pool and kinds[p[0]] == kinds[pool[0]]]
        before = [p for p in alike if pools.index(p) < pools.index(pool)]
        return before[-1] if before else alike[0] if alike else None

    while joining := next((p for p in pools if too_small(p) and neighbour(p)), None):
        neighbour(joining).extend(joining)
        pools.remove(joining)
    unkeyed = [([n], False) for n in sections if not sections[n]["judgements"]]
    return [(pool, not too_small(pool)) for pool in pools] + unkeyed


def band(skill: float, settings: dict | None = None) -> str:
    """The band of a skill or credit, by the declared thresholds."""
    thresholds = (settings or {}).get("bands", THRESHOLDS)
    return BANDS[sum(skill >= t - 1e-9 for t in thresholds)]


def points_share(total: float, settings: dict | None = None) -> float:
    """Share of the points for a total skill, from the declared table, linear between its rows (0..1)."""
    table = (settings or {}).get("table", TABLE)
    if total <= table[0][0]:
        return float(table[0][1])
    for (low, at_low), (high, at_high) in pairwise(table):
        if total <= high:
            return (
                _neat(at_low + (at_high - at_low) * (total - low) / (high - low))
                if high > low
                else float(at_high)
            )
    return float(table[-1][1])


# ---------------------------------------------------------------- small things


def _section(skill: float, items: dict, judgements: int) -> dict:
    return {"skill": skill, "judgements": judgements, "items": items}


def _item(credit: float | None, value: float, evidence: float | None = None) -> dict:
    return {"credit": credit, "score": _neat(value), "evidence": evidence}


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _number(value) -> float:
    return float(value or 0)


def _neat(number: float) -> float:
    """Without the dust of floating point, so that zero is exactly zero."""
    return round(number, 10) + 0.0
