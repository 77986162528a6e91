"""What an open case says at once: for every answer whether the key supports it, and why.

Only for practice. Of a sealed key `feedback` tells each student what concerns their own answers, and no more.
Whether an answer is supported is asked of `scoring.score`, with that answer alone, so no rule stands twice.
"""

from ipnb.formulation.key import reasoned_items
from ipnb.formulation.scoring import score, section_names


def verdict(credit: float | None) -> str:
    """``best``, ``some`` or ``none``; ``neither`` for what counts neither way (words: vocabulary.json)."""
    if credit is None:
        return "neither"
    return "best" if credit >= 1 else "some" if credit > 0 else "none"


def reasons(case: dict, key: dict) -> dict:
    """Everything that an open key has to say.

    Parameters
    ----------
    case, key : dict
        Clean data; the key must be one that everybody may read.

    Returns
    -------
    dict
        Section -> item -> ``verdicts`` (answer -> name of a verdict), ``why`` (answer -> reason; ``""`` for
        the item as a whole), ``enough`` (alternative sets of sentences that argue it). Answers are a nominal
        item's options; ``chosen`` and ``left`` in a set or for an action; ``flag``, ``flag_elsewhere`` (the
        text shows it, in other sentences), ``not_asked`` and ``no_flag`` for a cue. Points have ``spread``
        (option -> percent) and an estimate has ``value`` and ``tolerance`` in place of verdicts.
    """
    told = {}
    for name in section_names(case):
        tell = _TELL[case["items"][name]["kind"]]
        told[name] = {
            item: {"why": _why(key, name, item), "enough": key.get("evidence", {}).get(item, [])}
            | tell(case, key, name, item)
            for item in reasoned_items(case, name)
        }
    return told


def _why(key, section, item) -> dict[str, str]:
    """The reason for the item under ``""``, and those for single answers."""
    start = f"{section}.{item}"
    given = key.get("rationale", {})
    own = {
        name[len(start) + 1 :]: text for name, text in given.items() if name.startswith(f"{start}.")
    }
    return own | ({"": given[start]} if start in given else {})


def _credit(case, key, section, item, answer) -> float | None:
    return score(case, key, {section: answer})["sections"][section]["items"][item]["credit"]


def _nominal(case, key, section, item) -> dict:
    options = case["items"][section]["options"]
    return {"verdicts": {o: verdict(_credit(case, key, section, item, {item: o})) for o in options}}


def _chosen_or_left(credit: float | None) -> dict[str, str]:
    """Leaving out is as right as choosing is wrong."""
    return {"chosen": verdict(credit), "left": verdict(None if credit is None else 1 - credit)}


def _set(case, key, section, item) -> dict:
    return {"verdicts": _chosen_or_left(_credit(case, key, section, item, [item]))}


def _gate(case, key, section, item) -> dict:
    if item in case["items"][section]["actions"]:
        credit = _credit(case, key, section, item, {"actions": [item]})
        return {"verdicts": _chosen_or_left(credit)}
    shown = key["gate"].get("evidence", {}).get(item, [])
    other = [s["id"] for s in case["sentences"] if s["id"] not in shown]
    flags = {
        "flag": shown[:1],
        "flag_elsewhere": other[:1],
        "not_asked": "not_asked",
        "no_flag": "no_flag",
    }
    credits = {
        answer: _credit(case, key, section, item, {"flags": {item: flag}})
        for answer, flag in flags.items()
        if flag
    }
    return {"verdicts": {a: verdict(c) for a, c in credits.items()}, "enough": [[s] for s in shown]}


def _points(case, key, section, item) -> dict:
    shares = key.get("credit", {}).get(section, {})
    whole = sum(shares.values()) or 1
    return {"spread": {o: round(100 * share / whole) for o, share in shares.items() if share}}


def _estimate(case, key, section, item) -> dict:
    return dict(key.get("estimates", {}).get(section, {}).get(item, {}))


_TELL = {"nominal": _nominal, "set": _set, "points": _points, "gate": _gate, "estimate": _estimate}
