"""Ways of answering a case: knowing nothing, knowing everything, and in between.

Each function returns answers as the form would save them. Those that need the key are for bots and tests.
"""

import re
from random import Random

from ipnb.formulation.scoring import (
    best_constant,
    credits_of,
    evidence_items,
    items_of,
    range_of,
    section_names,
)

# ---------------------------------------------------------------- who knows nothing


def natural_order(item_id: str) -> tuple[str, int]:
    """Sort ids as a person reads them: letters first, then the number (l2 before l10)."""
    letters, number = re.fullmatch(r"(.*?)(\d*)", item_id).groups()
    return letters, int(number or 0)


def blank(case: dict) -> dict:
    """Nothing at all."""
    return {}


def constant(case: dict, option: str) -> dict:
    """One option wherever it is offered, with the first sentences as evidence."""
    answers = {
        n: dict.fromkeys(items_of(case, n), option)
        for n in _of_kind(case, "nominal")
        if option in case["items"][n]["options"]
    }
    return {
        **answers,
        "evidence": _same_evidence(case, _sentences(case)[: case.get("evidence_max", 4)]),
    }


def best_constants(case: dict, key: dict) -> dict:
    """In each section the one option that would earn most, for somebody who had seen the key."""
    answers = {}
    for n in _of_kind(case, "nominal"):
        credits = [credits_of(key, n, item) for item in items_of(case, n)]
        answers[n] = dict.fromkeys(
            items_of(case, n), best_constant(case["items"][n]["options"], credits)[0]
        )
    return answers


def everything(case: dict, key: dict) -> dict:
    """Everything that can be ticked, every sentence for every judgement, and the best constants on top."""
    answers = {**best_constants(case, key), **flags_everything(case)}
    answers |= {n: items_of(case, n) for n in _of_kind(case, "set")}
    return {**answers, "evidence": _same_evidence(case, _sentences(case))}


def even_points(case: dict) -> dict:
    """100 points spread evenly, with sentences, so that they count."""
    answers = {}
    for n in _of_kind(case, "points"):
        options = case["items"][n]["options"]
        answers[n] = {o: 100 / len(options) for o in options}
    return {**answers, "evidence": _same_evidence(case, _sentences(case)[:2])}


def midpoint(case: dict) -> dict:
    """The middle option and the middle of the range."""
    answers = {}
    for n in _of_kind(case, "nominal"):
        options = case["items"][n]["options"]
        answers[n] = dict.fromkeys(items_of(case, n), options[len(options) // 2])
    for n in _of_kind(case, "estimate"):
        answers[n] = {i: sum(range_of(case, n, i)) / 2 for i in items_of(case, n)}
    return answers


def flags_everything(case: dict) -> dict:
    """Every cue raised with as many sentences as the form takes, and every action."""
    sentences = _sentences(case)[: case.get("evidence_max", 4)]
    return {
        n: {
            "flags": dict.fromkeys(case["items"][n]["cues"], sentences),
            "actions": case["items"][n]["actions"],
        }
        for n in _of_kind(case, "gate")
    }


#: Ways of choosing by order alone: how the list is sorted, and which of its places (from 1) are taken.
ORDERS = {
    "first half": (None, lambda place, size: place <= size // 2),
    "second half": (None, lambda place, size: place > size // 2),
    "odd places": (None, lambda place, size: place % 2 == 1),
    "even places": (None, lambda place, size: place % 2 == 0),
    "places 2, 4, 6 and 9": (None, lambda place, size: place in (2, 4, 6, 9)),
    "lowest ids": (natural_order, lambda place, size: place <= size // 2),
    "highest ids": (natural_order, lambda place, size: place > size // 2),
}


def by_order(case: dict, order: str) -> dict:
    """Links, plan, cues and actions chosen by place or number alone, in one of the ways of `ORDERS`."""
    sort_by, taken = ORDERS[order]
    answers = {}
    for n, spec in case["items"].items():
        if spec["kind"] == "set":
            chosen = _taken(spec["universe"], sort_by, taken)
            answers[n] = chosen[: spec.get("budget", len(chosen))]
        elif spec["kind"] == "gate":
            raised = _taken(spec["cues"], sort_by, taken)
            flags = {c: "not_asked" if c in raised else "no_flag" for c in spec["cues"]}
            answers[n] = {"flags": flags, "actions": _taken(spec["actions"], sort_by, taken)}
    return answers


def _taken(ids: list[str], sort_by, taken) -> list[str]:
    ids = sorted(ids, key=sort_by) if sort_by else ids
    return [i for place, i in enumerate(ids, 1) if taken(place, len(ids))]


def at_random(case: dict, rng: Random) -> dict:
    """A coin or a die for everything."""
    sentences, answers, evidence = _sentences(case), {}, {}
    most = min(case.get("evidence_max", 4), len(sentences))
    for n, spec in case["items"].items():
        ids = items_of(case, n)
        if spec["kind"] == "nominal":
            answers[n] = {i: rng.choice(spec["options"]) for i in ids}
        elif spec["kind"] == "set":
            answers[n] = rng.sample(ids, rng.randint(0, spec.get("budget", len(ids))))
        elif spec["kind"] == "points":
            cuts = sorted(rng.randint(0, 100) for _ in ids[1:])
            answers[n] = {o: b - a for o, a, b in zip(ids, [0, *cuts], [*cuts, 100], strict=True)}
        elif spec["kind"] == "estimate":
            answers[n] = {i: rng.uniform(*range_of(case, n, i)) for i in ids}
        else:
            flags = {
                c: rng.choice([rng.sample(sentences, 1), "not_asked", "no_flag"])
                for c in spec["cues"]
            }
            answers[n] = {
                "flags": flags,
                "actions": [a for a in spec["actions"] if rng.random() < 0.5],
            }
        for item in evidence_items(case, n):
            evidence[item] = rng.sample(sentences, rng.randint(1, most))
    return {**answers, "evidence": evidence}


# ---------------------------------------------------------------- who reads well


def expert(case: dict, key: dict) -> dict:
    """The best answer everywhere, as the key has it."""
    return _knowing(case, key, _best, evidence_set=0)


def defensible(case: dict, key: dict) -> dict:
    """The second choice wherever there is one, the defensible extras, the other evidence."""
    answers = _knowing(case, key, _second, evidence_set=-1)
    for n in _of_kind(case, "set"):
        lists = key.get("sets", {}).get(n, {})
        both = [*lists.get("core", []), *lists.get("neutral", [])]
        answers[n] = both[: case["items"][n].get("budget", len(both))]
    return answers


def partly_right(case: dict, key: dict, share: float, rng: Random) -> dict:
    """As the expert for a share of the judgements (0..1), and wrong in the rest.

    A wrong nominal item is one of the other options, a wrong member of a set stands on the wrong side, other
    judgements are then drawn at random.
    """
    best, chance = expert(case, key), at_random(case, rng)
    answers, evidence = {}, {}
    for n, spec in case["items"].items():
        ids = items_of(case, n)
        if spec["kind"] == "nominal":
            right = best[n]
            answers[n] = {
                i: right[i]
                if rng.random() < share
                else rng.choice([o for o in spec["options"] if o != right[i]])
                for i in ids
                if i in right
            }
        elif spec["kind"] == "set":
            answers[n] = [i for i in ids if (i in best[n]) == (rng.random() < share)]
        elif spec["kind"] == "gate":
            flags = {
                c: (best if rng.random() < share else chance)[n]["flags"].get(c)
                for c in spec["cues"]
            }
            actions = [
                a for a in spec["actions"] if (a in best[n]["actions"]) == (rng.random() < share)
            ]
            answers[n] = {"flags": flags, "actions": actions}
        else:
            answers[n] = (best if rng.random() < share else chance)[n]
        for item in evidence_items(case, n):
            evidence[item] = (best if rng.random() < share else chance)["evidence"].get(item, [])
    return {**answers, "evidence": evidence}


def _knowing(case: dict, key: dict, choose, evidence_set: int) -> dict:
    answers, evidence = {}, {}
    for n, spec in case["items"].items():
        if spec["kind"] == "nominal":
            table = {i: credits_of(key, n, i) for i in items_of(case, n)}
            answers[n] = {
                i: choose(credits) for i, credits in table.items() if any(credits.values())
            }
        elif spec["kind"] == "set":
            answers[n] = list(key.get("sets", {}).get(n, {}).get("core", []))
        elif spec["kind"] == "points":
            answers[n] = _hundred(key.get("credit", {}).get(n, {}))
        elif spec["kind"] == "estimate":
            answers[n] = {i: one["value"] for i, one in key.get("estimates", {}).get(n, {}).items()}
        else:
            answers[n] = _safe(spec, key.get("gate", {}))
        for item in evidence_items(case, n):
            sets = key.get("evidence", {}).get(item) or (
                [_sentences(case)[:2]] if spec["kind"] == "points" else []
            )
            if sets:
                evidence[item] = sets[evidence_set]
    return {**answers, "evidence": evidence}


def _best(credits: dict) -> str:
    return max(credits, key=credits.get)


def _second(credits: dict) -> str:
    ranked = sorted((o for o in credits if credits[o] > 0), key=credits.get, reverse=True)
    return ranked[min(1, len(ranked) - 1)]


def _safe(spec: dict, gate: dict) -> dict:
    flags = dict.fromkeys(spec["cues"], "no_flag")
    for cue in gate.get("critical", []):
        flags[cue] = gate.get("evidence", {}).get(cue, [])[:1] or "not_asked"
    return {"flags": flags, "actions": list(gate.get("required_actions", []))}


def _hundred(shares: dict) -> dict:
    """Shares as whole points that add up to 100."""
    whole = sum(shares.values()) or 1
    points = {o: int(100 * share / whole) for o, share in shares.items()}
    for o in sorted(points, key=lambda o: points[o] - 100 * shares[o] / whole)[
        : 100 - sum(points.values())
    ]:
        points[o] += 1
    return points


# ---------------------------------------------------------------- reading a case


def _of_kind(case: dict, kind: str) -> list[str]:
    return [n for n in section_names(case) if case["items"][n]["kind"] == kind]


def all_options(case: dict) -> list[str]:
    """Every option that is offered anywhere in a case, once."""
    return list(
        dict.fromkeys(o for n in _of_kind(case, "nominal") for o in case["items"][n]["options"])
    )


def _sentences(case: dict) -> list[str]:
    return [s["id"] for s in case["sentences"]]


def _same_evidence(case: dict, sentences: list[str]) -> dict:
    return {item: sentences for n in case["items"] for item in evidence_items(case, n)}
