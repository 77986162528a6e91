"""Respondents who know nothing, or everything, tried on a case and key before a student meets it.

Each way of answering returns answers as the form would save them. Whoever games must come out at nothing,
whoever reads well must come out at the top: `run` says whether a case and its key keep to that, and
`simulate` shows that the rules of scoring do.
"""

from collections.abc import Callable, Sequence
from random import Random
from statistics import fmean, pstdev
from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.form_only import GAMING_LIMIT, form_only_rows, row
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.multiple_response import MultipleResponse
from ipnb.formulation.kinds.protocol import Data, SufficientSets
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.scoring import Score, evaluate
from ipnb.formulation.vignette import Vignette

Case = Vignette | Data
AnyKey = Key | Data

DRAWS = 500
HALF_DRAWS = 60
RANDOM_MEAN, RANDOM_TAIL = 0.03, 0.20
EXPERT_LEAST, DEFENSIBLE_LEAST = 0.99, 0.60
HALF_RANGE = (0.05, 0.40)

# ---------------------------------------------------------------- who knows nothing


def _each(case: Vignette, answer: Callable[[Section], Any]) -> dict[str, Any]:
    """Answer the sections in the order in which students meet them; None leaves one out."""
    given = {section.name: answer(section) for section in case.in_order}
    return {name: answers for name, answers in given.items() if answers is not None}


def _same_evidence(case: Vignette, sentences: Sequence[str]) -> dict[str, list[str]]:
    sections = case.sections.values()
    return {item: list(sentences) for section in sections for item in section.evidence_items}


def all_options(case: Case) -> list[str]:
    """Return every option that can be given throughout a section, once."""
    sections = Vignette.of(case).in_order
    return list(dict.fromkeys(option for section in sections for option in section.constants))


def blank(case: Case) -> dict[str, Any]:
    """Answer nothing at all."""
    return {}


def constant(case: Case, option: str) -> dict[str, Any]:
    """Give one option wherever it is offered, with the first sentences as evidence."""
    case = Vignette.of(case)
    evidence = _same_evidence(case, case.sentence_ids[: case.evidence_max])
    return {**_each(case, lambda section: section.always(option)), "evidence": evidence}


def best_constants(case: Case, key: AnyKey) -> dict[str, Any]:
    """Give in each section the one option that would earn most, for somebody who had seen the key."""
    case = Vignette.of(case)
    keys = Key.of(key, case).sections
    return _each(case, lambda section: section.best_constant(keys[section.name]))


def everything(case: Case, key: AnyKey) -> dict[str, Any]:
    """Tick everything, choose every sentence for every judgement, and the best constants on top."""
    case = Vignette.of(case)
    ticked = _each(case, lambda section: section.everything(case.sentence_ids))
    answers = {**best_constants(case, key), **flags_everything(case), **ticked}
    return {**answers, "evidence": _same_evidence(case, case.sentence_ids)}


def even_points(case: Case) -> dict[str, Any]:
    """Spread 100 points evenly, with sentences, so that they count."""
    case = Vignette.of(case)
    evidence = _same_evidence(case, case.sentence_ids[:2])
    return {**_each(case, lambda section: section.even()), "evidence": evidence}


def midpoint(case: Case) -> dict[str, Any]:
    """Give the middle option and the middle of the range."""
    return _each(Vignette.of(case), lambda section: section.middle())


def flags_everything(case: Case) -> dict[str, Any]:
    """Raise every cue with as many sentences as the form takes, and choose every action."""
    case = Vignette.of(case)
    sentences = case.sentence_ids[: case.evidence_max]
    return _each(case, lambda section: section.flags_everything(sentences))


def at_random(case: Case, rng: Random) -> dict[str, Any]:
    """Throw a coin or a die for everything."""
    case = Vignette.of(case)
    sentences = case.sentence_ids
    most = min(case.evidence_max, len(sentences))
    answers: dict[str, Any] = {}
    evidence = {}
    for name, section in case.sections.items():
        answers[name] = section.at_random(rng, sentences)
        for item in section.evidence_items:
            evidence[item] = rng.sample(sentences, rng.randint(1, most))
    return {**answers, "evidence": evidence}


# ---------------------------------------------------------------- who reads well


def expert(case: Case, key: AnyKey) -> dict[str, Any]:
    """Give the best answer everywhere, as the key has it."""
    return _knowing(case, key, lambda section, own: section.best(own), lambda sets: sets[0])


def defensible(case: Case, key: AnyKey) -> dict[str, Any]:
    """Give the second choice wherever there is one, the defensible extras, the other evidence."""
    return _knowing(case, key, lambda section, own: section.second(own), lambda sets: sets[-1])


def _knowing(
    case: Case,
    key: AnyKey,
    answer: Callable[[Section, Any], Any],
    choose: Callable[[SufficientSets], Sequence[str]],
) -> dict[str, Any]:
    case = Vignette.of(case)
    keys = Key.of(key, case).sections
    answers = {name: answer(section, keys[name]) for name, section in case.sections.items()}
    evidence = {}
    for name, section in case.sections.items():
        for item in section.evidence_items:
            if sets := keys[name].sets(item) or section.stock_evidence(case.sentence_ids):
                evidence[item] = list(choose(sets))
    return {**answers, "evidence": evidence}


def partly_right(case: Case, key: AnyKey, share: float, rng: Random) -> dict[str, Any]:
    """Answer as the expert for a share of the judgements (0..1), and wrongly in the rest.

    A wrong nominal item is one of the other options, a wrong member of a set stands on the wrong side, other
    judgements are then drawn at random.
    """
    case = Vignette.of(case)
    best, chance = expert(case, key), at_random(case, rng)
    answers: dict[str, Any] = {}
    evidence = {}
    for name, section in case.sections.items():
        answers[name] = section.partly(best[name], chance[name], share, rng)
        for item in section.evidence_items:
            evidence[item] = (best if rng.random() < share else chance)["evidence"].get(item, [])
    return {**answers, "evidence": evidence}


# ---------------------------------------------------------------- tried on one case


def run(
    case: Data, key: Data, seed: int = 7, twin: tuple[Vignette, Key] | None = None
) -> list[dict[str, Any]]:
    """Try every respondent on a case and key.

    Parameters
    ----------
    case, key : dict
        Clean data.
    seed : int
        For those that are drawn.
    twin : tuple of Vignette and Key, optional
        The equivalent case, whose answers are tried here too.

    Returns
    -------
    list of dict
        A row a respondent: ``bot`` (its name), ``total`` (0..1; a mean where it is drawn several times),
        ``sections`` (name -> skill), ``limit`` (in words) and ``ok``; of one answer throughout also its
        ``option``.
    """
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)

    def scored(answers: Data) -> Score:
        return evaluate(vignette, typed, Answers.from_data(answers))

    def gaming(name: str, answers: Data) -> dict[str, Any]:
        return row(name, [scored(answers)], at_most=GAMING_LIMIT)

    rows = [
        gaming("blank", blank(vignette)),
        gaming("everything ticked", everything(vignette, typed)),
    ]
    rows += [
        gaming(f"always {option}", constant(vignette, option)) | {"option": option}
        for option in all_options(vignette)
    ]
    rows += [
        gaming("best constant", best_constants(vignette, typed)),
        gaming("even points", even_points(vignette)),
        gaming("midpoint", midpoint(vignette)),
        gaming("flags everything", flags_everything(vignette)),
    ]
    rows += form_only_rows(vignette, typed, twin)
    rng = Random(seed)
    rows.append(_random_row([scored(at_random(vignette, rng)) for _ in range(DRAWS)]))
    rows.append(row("expert", [scored(expert(vignette, typed))], at_least=EXPERT_LEAST))
    second = scored(defensible(vignette, typed))
    rows.append(row("expert, second choices", [second], at_least=DEFENSIBLE_LEAST))
    half = [scored(partly_right(vignette, typed, 0.5, rng)) for _ in range(HALF_DRAWS)]
    rows.append(row("right half the time", half, *HALF_RANGE))
    return rows


def _random_row(scores: Sequence[Score]) -> dict[str, Any]:
    tail = _tail([score.total for score in scores])
    found = row("random", scores, at_most=RANDOM_MEAN)
    limit = f"mean at most {RANDOM_MEAN:.2f}, 99 in 100 under {RANDOM_TAIL:.2f} (here {tail:.3f})"
    return found | {"limit": limit, "tail": tail, "ok": found["ok"] and tail < RANDOM_TAIL}


def _tail(totals: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return sorted(totals)[int(0.99 * len(totals)) - 1]


# ---------------------------------------------------------------- the rules themselves

# items, options
SIMULATED = {
    "states": (24, 4),
    "window": (8, 3),
    "domains": (9, 4),
    "five_p": (16, 6),
}
# universe, core
SIMULATED_SETS = {"links": (10, 4), "plan": (12, 4)}
# share of the items with a second answer at half credit
SECOND_CHOICE = 1 / 3
SHARES = (0.5, 0.65, 0.8, 0.95)


def simulate(runs: int = 1500, seed: int = 11) -> list[dict[str, Any]]:
    """Measure what strategies earn under these rules on cases and keys drawn at random.

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
        answers |= {f"right in {n:.0%}": partly_right(case, key, n, rng) for n in SHARES}
        for name, given in answers.items():
            score = evaluate(case, key, Answers.from_data(given))
            totals.setdefault(name, []).append(score.total)
    return [
        {"strategy": name, "mean": fmean(t), "sd": pstdev(t), "tail": _tail(t)}
        for name, t in totals.items()
    ]


def _drawn(rng: Random) -> tuple[Vignette, Key]:
    items: dict[str, Any] = {}
    credit: dict[str, Any] = {}
    sets = {}
    for name, (number, choices) in SIMULATED.items():
        options = [f"o{n}" for n in range(choices)]
        ids = [f"{name}{n}" for n in range(number)]
        items[name] = {"kind": SingleChoice.kind, "over": ids, "options": options}
        credit[name] = {}
        # every option about as often, in any order
        best = rng.sample((options * number)[:number], number)
        for item, first in zip(ids, best, strict=True):
            credit[name][item] = {first: 1.0}
            if rng.random() < SECOND_CHOICE:
                credit[name][item][rng.choice([o for o in options if o != first])] = 0.5
    for name, (number, core) in SIMULATED_SETS.items():
        universe = [f"{name}{n}" for n in range(number)]
        items[name] = {"kind": MultipleResponse.kind, "universe": universe}
        sets[name] = {"core": rng.sample(universe, core)}
    vignette = Vignette.from_data({"items": items})
    return vignette, Key.from_data({"source": "author", "credit": credit, "sets": sets}, vignette)
