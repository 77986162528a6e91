"""Strategies that know nothing, or everything, tried on a case and key before a student meets it.

Whoever games must come out at nothing, whoever reads well must come out at the top: `run` says whether a case
and its key keep to that, and `simulate` shows that the rules of scoring do.
"""

from random import Random
from statistics import fmean, pstdev

from ipnb.formulation.scoring import score
from ipnb.formulation.strategies import (
    ORDERS,
    all_options,
    at_random,
    best_constants,
    blank,
    by_order,
    constant,
    defensible,
    even_points,
    everything,
    expert,
    flags_everything,
    midpoint,
    partly_right,
)

DRAWS = 500
HALF_DRAWS = 60
GAMING_LIMIT = 0.05
RANDOM_MEAN, RANDOM_TAIL = 0.03, 0.20
EXPERT_LEAST, DEFENSIBLE_LEAST = 0.99, 0.60
HALF_RANGE = (0.05, 0.40)


def run(case: dict, key: dict, seed: int = 7) -> list[dict]:
    """Try every bot on a case and key.

    Returns
    -------
    list of dict
        A row a bot: ``bot`` (its name), ``total`` (0..1; a mean where it is drawn several times),
        ``sections`` (name -> skill), ``limit`` (in words) and ``ok``.
    """
    single = [
        ("blank", blank(case)),
        ("everything ticked", everything(case, key)),
        *((f"always {option}", constant(case, option)) for option in all_options(case)),
        ("best constant", best_constants(case, key)),
        ("even points", even_points(case)),
        ("midpoint", midpoint(case)),
        ("flags everything", flags_everything(case)),
    ]
    rows = [_row(name, score(case, key, answers), at_most=GAMING_LIMIT) for name, answers in single]
    rows += by_order_rows(case, key)
    rng = Random(seed)
    rows.append(_random_row([score(case, key, at_random(case, rng)) for _ in range(DRAWS)]))
    rows.append(_row("expert", score(case, key, expert(case, key)), at_least=EXPERT_LEAST))
    second = score(case, key, defensible(case, key))
    rows.append(_row("expert, second choices", second, at_least=DEFENSIBLE_LEAST))
    half = _mean_result(
        [score(case, key, partly_right(case, key, 0.5, rng)) for _ in range(HALF_DRAWS)]
    )
    rows.append(_row("right half the time", half, at_least=HALF_RANGE[0], at_most=HALF_RANGE[1]))
    return rows


def by_order_rows(case: dict, key: dict) -> list[dict]:
    """Rows, as `run` gives them, for whoever chooses in links, plan and safety by place or id alone."""
    if not any(spec["kind"] in ("set", "gate") for spec in case["items"].values()):
        return []
    return [
        _row(order, score(case, key, by_order(case, order)), at_most=GAMING_LIMIT)
        | {"by_order": True}
        for order in ORDERS
    ]


def _row(bot: str, result: dict, at_least: float = 0.0, at_most: float = 1.0) -> dict:
    total = result["total"]
    if at_least and at_most < 1:
        limit = f"{at_least:.2f} to {at_most:.2f}"
    else:
        limit = f"at least {at_least:.2f}" if at_least else f"at most {at_most:.2f}"
    sections = {name: section["skill"] for name, section in result["sections"].items()}
    return {
        "bot": bot,
        "total": total,
        "sections": sections,
        "limit": limit,
        "ok": at_least <= total <= at_most,
    }


def _random_row(results: list[dict]) -> dict:
    mean = _mean_result(results)
    tail = sorted(r["total"] for r in results)[int(0.99 * len(results)) - 1]
    row = _row("random", mean, at_most=RANDOM_MEAN)
    row["limit"] = (
        f"mean at most {RANDOM_MEAN:.2f}, 99 in 100 under {RANDOM_TAIL:.2f} (here {tail:.3f})"
    )
    row["tail"] = tail
    row["ok"] = row["ok"] and tail < RANDOM_TAIL
    return row


def _mean_result(results: list[dict]) -> dict:
    names = results[0]["sections"]
    return {
        "total": fmean(r["total"] for r in results),
        "sections": {
            n: {"skill": fmean(r["sections"][n]["skill"] for r in results)} for n in names
        },
    }


# ---------------------------------------------------------------- the rules themselves

# items, options
SIMULATED = {
    "states": (24, 4),
    "window": (8, 3),
    "domains": (9, 4),
    "five_p": (16, 6),
}
SIMULATED_SETS = {"links": (10, 4), "plan": (12, 4)}  # universe, core
SECOND_CHOICE = 1 / 3  # share of the items with a second answer at half credit


def simulate(runs: int = 1500, seed: int = 11) -> list[dict]:
    """What strategies earn under these rules on cases and keys drawn at random.

    Returns
    -------
    list of dict
        A row a strategy: ``strategy``, ``mean``, ``sd`` and ``tail`` (99th percentile) of the total, 0..1.
    """
    rng = Random(seed)
    totals: dict[str, list[float]] = {}
    for _ in range(runs):
        case, key = _drawn(rng)
        answers = {
            "blank": blank(case),
            "best constant": best_constants(case, key),
            "select-all": everything(case, key),
            "random": at_random(case, rng),
            "second choices": defensible(case, key),
        }
        answers |= {
            f"right in {share:.0%}": partly_right(case, key, share, rng)
            for share in (0.5, 0.65, 0.8, 0.95)
        }
        for name, given in answers.items():
            totals.setdefault(name, []).append(score(case, key, given)["total"])
    return [
        {
            "strategy": name,
            "mean": fmean(t),
            "sd": pstdev(t),
            "tail": sorted(t)[int(0.99 * len(t)) - 1],
        }
        for name, t in totals.items()
    ]


def _drawn(rng: Random) -> tuple[dict, dict]:
    items, credit, sets = {}, {}, {}
    for name, (number, choices) in SIMULATED.items():
        options = [f"o{n}" for n in range(choices)]
        ids = [f"{name}{n}" for n in range(number)]
        items[name] = {"kind": "nominal", "over": ids, "options": options}
        credit[name] = {}
        # every option about as often, in any order
        best = rng.sample((options * number)[:number], number)
        for item, first in zip(ids, best, strict=True):
            credit[name][item] = {first: 1.0}
            if rng.random() < SECOND_CHOICE:
                credit[name][item][rng.choice([o for o in options if o != first])] = 0.5
    for name, (number, core) in SIMULATED_SETS.items():
        universe = [f"{name}{n}" for n in range(number)]
        items[name] = {"kind": "set", "universe": universe}
        sets[name] = {"core": rng.sample(universe, core)}
    return {"items": items, "sentences": []}, {"source": "author", "credit": credit, "sets": sets}
