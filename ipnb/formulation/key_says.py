"""How an answer came out, in words: what the key says where it says otherwise, and why a part earns nothing.

Only about what was answered: whoever hands in little learns little of the key.
"""

from ipnb.formulation.labels import lines_in_words, option_words
from ipnb.formulation.scoring import BANDS, credits_of

AGREES = "as the key reads it"
PARTLY = "defensible"
LEFT_OPEN = "left open"


def judged(case: dict, key: dict, section: str, item: str, credit: float | None) -> str:
    """One judgement in words, for example "The key reads it as Flow."; "" for what counts neither way."""
    if credit is None:
        return ""
    if section == "evidence":
        return "enough" if credit >= 1 else "in part" if credit > 0 else "not enough"
    if credit >= 1:
        return AGREES
    says = _SAYS[case["items"][section]["kind"]](case, key, section, item)
    return f"{PARTLY}. {says}".strip() if credit > 0 else says or "The key reads it otherwise."


def _nominal(case, key, section, item) -> str:
    credits = credits_of(key, section, item)
    most = max(credits.values(), default=0)
    best = [option_words(case, option) for option, credit in credits.items() if credit >= most > 0]
    return f"The key reads it as {' or '.join(best)}." if best else ""


def _set(case, key, section, item) -> str:
    if item in key.get("sets", {}).get(section, {}).get("contraindicated", []):
        return "The key advises against it for this person."
    return "The key leaves it out."


def _points(case, key, section, item) -> str:
    shares = key.get("credit", {}).get(section, {})
    whole = sum(shares.values())
    if not whole:
        return ""
    placed = [
        f"{option_words(case, o)} {100 * share / whole:.0f}" for o, share in shares.items() if share
    ]
    return f"The key places: {', '.join(placed)}."


def _gate(case, key, section, item) -> str:
    gate = key.get("gate", {})
    if item in case["items"][section]["actions"]:
        return "The key advises against it for this person."
    if item not in gate.get("critical", []):
        return "The key sees nothing to raise here."
    shown = gate.get("evidence", {}).get(item, [])
    where = f"the text shows it, {lines_in_words(shown)}" if shown else "nobody has asked, so ask"
    return f"The key raises it: {where}."


def _estimate(case, key, section, item) -> str:
    found = key.get("estimates", {}).get(section, {}).get(item, {})
    if "value" not in found:
        return ""
    give = f", give or take {found['tolerance']:g}" if found.get("tolerance") else ""
    return f"The key says {found['value']:g}{give}."


_SAYS = {"nominal": _nominal, "set": _set, "points": _points, "gate": _gate, "estimate": _estimate}


def why_nothing(case: dict, key: dict, answers: dict, section: str, found: dict) -> str:
    """Why a part that was answered is in the lowest band; "" where it is not, or nothing was answered.

    Parameters
    ----------
    found
        What `ipnb.formulation.scoring.score` gave for the section.
    """
    if found["band"] != BANDS[0] or not found["judgements"] or not answered(case, answers, section):
        return ""
    kind = case["items"][section]["kind"] if section in case["items"] else "evidence"
    if kind == "gate" and _gate_shut(key, answers.get(section) or {}):
        return (
            "What has to be raised was not, or something was chosen that is advised against. "
            "Then the whole part earns nothing, however good the rest is."
        )
    harmful = key.get("sets", {}).get(section, {}).get("contraindicated", [])
    if kind == "set" and set(harmful) & set(answers[section]):
        return "Something was chosen that is advised against. Then the whole part earns nothing."
    if kind == "points" and len((answers.get("evidence") or {}).get(section) or []) < 2:
        return (
            "It earns points once two sentences are chosen that argue it, or half of the points are placed "
            "on “not enough information”."
        )
    if kind == "points":
        return (
            "This is no nearer to the key than points spread evenly, so it earns little or nothing."
        )
    right = sum(one["credit"] is not None and one["credit"] >= 1 for one in found["items"].values())
    return (
        f"{right} of {found['judgements']} as the key has it. That is about what guessing, or one and "
        "the same answer everywhere, would get; so this part earns little or nothing, and each further good "
        "answer adds."
    )


def _gate_shut(key, given) -> bool:
    gate, flags = key.get("gate", {}), given.get("flags") or {}
    raised = {
        cue
        for cue, flag in flags.items()
        if flag == "not_asked" or (isinstance(flag, list) and flag)
    }
    harm = set(gate.get("forbidden_actions", [])) & set(given.get("actions") or [])
    return bool(set(gate.get("critical", [])) - raised or harm)


def answered(case: dict, answers: dict, section: str) -> bool:
    """Whether anything at all was answered in a part."""
    given = answers.get(section)
    if section in case["items"]:
        kind = case["items"][section]["kind"]
        if kind == "gate":
            return bool((given or {}).get("flags") or (given or {}).get("actions"))
        if kind == "points":
            return any((given or {}).values())
    return any(given.values()) if section == "evidence" and given else bool(given)
