"""How answers become a score: pure, and with nothing but the standard library and the kinds of item.

The same files run in the grader and, through Pyodide, in the reader's browser (`browser_scoring.FILES`). They
work on clean data (the modules case, key and answers check at the edge) and then never raise.

The rules, in short: no information earns zero, each right answer adds, and the total is clamped once.

1. Single choice: an answered item scores (credit - E) / (1 - E), an open one 0, where E is the mean credit of
   the best constant answer on that section's key. A section is the mean over its items.
2. Multiple response: defensible extras are taken out first, then Cohen's kappa in its F1 form.
3. Evidence: only where the judgement it supports earned credit; a judgement and its sentences are one pair.
4. Allocation: Brier skill of 100 points against the key's shares; an even spread earns 0.
5. Safety: a missed critical cue, a forbidden action or a contraindicated plan holds the submission for a
   person.
6. The total is a weighted mean of the sections a case uses; small sections are pooled or formative.
7. Points come from one declared table, linear between its rows.

What concerns one kind alone stands with that kind in `ipnb.formulation.kinds`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.protocol import (
    Data,
    ItemScore,
    SectionScore,
    neat,
    with_evidence,
)
from ipnb.formulation.kinds.rules import FEWEST, pair
from ipnb.formulation.vignette import Settings, Vignette

WEIGHTS = {
    "states": 0.24, "window": 0.08, "domains": 0.14, "five_p": 0.14, "links": 0.10, "plan": 0.10,
    "evidence": 0.10, "attach": 0.04, "safety": 0.06,
}  # fmt: skip
OTHER_WEIGHT = 0.10  # a section with a name of its own, for example an estimate
BANDS = ("not told apart from guessing", "developing", "nearing", "sound", "expert-like")
_KINDS = (
    "__init__", "protocol", "section", "rules", "checks", "wording",
    "votes", "credits", "single_choice", "multiple_response", "allocation", "safety_answers",
    "safety_key", "safety_votes", "safety_screen", "estimate",
)  # fmt: skip
#: the files on which a score depends beside case, key and answers, below the folder that holds the package
CODE = (
    *(f"ipnb/formulation/kinds/{name}.py" for name in _KINDS),
    *(
        f"ipnb/formulation/{name}.py"
        for name in ("vignette", "answer_key", "answer_sheet", "scoring")
    ),
)
#: the section of chosen sentences, which the form does not ask by itself
EVIDENCE = "evidence"


@dataclass(frozen=True)
class SectionResult:
    """How one section came out, and what it counts.

    Attributes
    ----------
    skill : float
        -inf..1; 0 is what guessing earns.
    judgements : int
        How many of its judgements count.
    items : mapping of str to ItemScore
    weight : float
        Share of the total, 0..1; 0 if formative.
    formative : bool
        Whether it gives reasons and no grade.
    pooled_with : tuple of str
        The sections it is counted together with.
    band : str
        One of `BANDS`.
    """

    skill: float
    judgements: int
    items: Mapping[str, ItemScore]
    weight: float
    formative: bool
    pooled_with: tuple[str, ...]
    band: str

    @property
    def is_answered(self) -> bool:
        """Whether anything of it was answered that the key judges."""
        return any(item.credit is not None for item in self.items.values())


@dataclass(frozen=True)
class Score:
    """How a submission came out.

    Attributes
    ----------
    total : float
        Weighted mean of the skills, clamped to 0..1.
    points_share : float
        Share of the points, 0..1.
    held : tuple of str
        Why a person has to look, in words; empty if nothing is held.
    sections : mapping of str to SectionResult
        In the order in which students meet them; ``evidence`` last, where sentences count.
    """

    total: float
    points_share: float
    held: tuple[str, ...]
    sections: Mapping[str, SectionResult]

    def to_data(self) -> dict[str, Any]:
        """Return the score as plain data, as it is stored and shown."""
        data = asdict(self)
        data["held"] = list(self.held)
        for section in data["sections"].values():
            section["pooled_with"] = list(section["pooled_with"])
        return data

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make a score of its plain data."""
        sections = {}
        for name, one in data["sections"].items():
            items = {item: ItemScore(**score) for item, score in one["items"].items()}
            pooled = tuple(one["pooled_with"])
            sections[name] = SectionResult(**{**one, "items": items, "pooled_with": pooled})
        return cls(data["total"], data["points_share"], tuple(data["held"]), sections)


def score(case: Data, key: Data, answers: Data) -> dict[str, Any]:
    """Score one submission, from plain data to plain data.

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
    vignette = Vignette.from_data(case)
    scored = evaluate(vignette, Key.from_data(key, vignette), Answers.from_data(answers))
    return scored.to_data()


def evaluate(vignette: Vignette, key: Key, answers: Answers) -> Score:
    """Score one submission."""
    sections = {
        one.name: one.score(key.sections[one.name], answers.to(one.name), vignette)
        for one in vignette.in_order
    }
    ungraded = [name for name in sections if not key.grades(name)]
    # a blank that was handed in is a zero, not a riddle
    blank = nothing_answered(vignette, answers)
    held = () if blank else tuple(why for one in sections.values() for why in one.held)
    sections, evidence = _with_evidence(vignette, key, answers, sections)
    if evidence.judgements:
        sections[EVIDENCE] = evidence
    settings, places = vignette.settings, _share_weights(vignette, sections, ungraded)
    results = {name: _result(one, places[name], settings) for name, one in sections.items()}
    total = sum(one.weight * one.skill for one in results.values())
    total = neat(min(1.0, max(0.0, total)))
    share = points_share(total, settings)
    if held and settings.cap_when_held is not None:
        share = min(share, settings.cap_when_held)
    return Score(total, share, held, results)


def _result(score: SectionScore, place: "_Place", settings: Settings) -> SectionResult:
    skill = neat(score.skill)
    return SectionResult(
        skill=skill,
        judgements=score.judgements,
        items=score.items,
        weight=place.weight,
        formative=place.weight == 0.0,
        pooled_with=place.pooled_with,
        band=band(skill, settings),
    )


def code() -> bytes:
    """Return the text of all that a score depends on beside case, key and answers."""
    root = Path(__file__).parents[2]
    return b"".join((root / name).read_bytes() for name in CODE)


def section_names(case: Data) -> list[str]:
    """Return the sections of a case's data, in the order in which students meet them."""
    return [section.name for section in Vignette.from_data(case).in_order]


def is_blank(case: Data, answers: Data) -> bool:
    """Return whether plain data of answers judge nothing; free texts and loose evidence do not count."""
    return nothing_answered(Vignette.from_data(case), Answers.from_data(answers))


def nothing_answered(vignette: Vignette, answers: Answers) -> bool:
    """Return whether nothing at all was judged; free texts and loose evidence do not count."""
    sections = vignette.sections.values()
    return not any(section.is_answered(answers.given.get(section.name)) for section in sections)


# ---------------------------------------------------------------- evidence


def _with_evidence(
    vignette: Vignette, key: Key, answers: Answers, sections: Mapping[str, SectionScore]
) -> tuple[dict[str, SectionScore], SectionScore]:
    """Return the sections with what their sentences are worth, and the sentences as a section of their own."""
    scored, items = dict(sections), {}
    for section in vignette.in_order:
        own, response = key.sections[section.name], answers.to(section.name)
        values = {}
        for item in section.evidence_items if key.grades(section.name) else ():
            sets = own.sets(item)
            if not sets or not section.needs_evidence(own, item):
                continue
            earned = sections[section.name].items[item].credit
            chosen = response.sentences(item)
            counts = earned and section.wants_evidence(response, item)
            values[item] = pair(chosen, sets) if counts else 0.0
            credit = values[item] if chosen else None
            items[item] = ItemScore(credit, neat(values[item]), values[item])
        scored[section.name] = with_evidence(sections[section.name], values)
    skill = sum(one.score for one in items.values()) / len(items) if items else 0.0
    return scored, SectionScore(skill, len(items), items)


# ---------------------------------------------------------------- weights, bands, points


class _Place(NamedTuple):
    """What a section counts (0..1), and together with which others."""

    weight: float
    pooled_with: tuple[str, ...]


def _share_weights(
    vignette: Vignette, sections: Mapping[str, SectionScore], ungraded: Sequence[str]
) -> dict[str, _Place]:
    """Pool small sections, and give each its share of the total; none to those not to be graded."""
    numbers = {name: one.judgements for name, one in sections.items()}
    kinds = {n: vignette.sections[n].kind if n in vignette.sections else n for n in sections}
    small = {n for n in sections if _is_corrected_for_chance(vignette, n)}
    pools = _pools({n: kinds[n] for n in sections if n not in ungraded}, numbers, small)
    pools += [([name], False) for name in ungraded]
    own = vignette.settings.weights
    weight = {n: float(own.get(n, WEIGHTS.get(n, OTHER_WEIGHT))) for n in sections}
    whole = sum(weight[name] for pool, graded in pools if graded for name in pool)
    places = {}
    for pool, graded in pools:
        number = sum(numbers[name] for name in pool)
        together = sum(weight[name] for name in pool) / whole if graded and whole else 0.0
        for name in pool:
            # in a pool each judgement counts alike, however few its section has
            share = neat(together * numbers[name] / number) if number else 0.0
            places[name] = _Place(share, tuple(other for other in pool if other != name))
    return places


def _is_corrected_for_chance(vignette: Vignette, name: str) -> bool:
    section = vignette.sections.get(name)
    return section is None or section.corrected_for_chance


def _pools(
    kinds: Mapping[str, str], numbers: Mapping[str, int], corrected: set[str]
) -> list[tuple[list[str], bool]]:
    """Group sections, each group with whether it is graded.

    Chance-corrected sections with fewer than `FEWEST` judgements join a neighbour of their kind, the one
    before if there is one; whoever finds none is formative. Points, gates and estimates cannot be earned by a
    constant, so they stand alone however small.
    """
    pools = [[name] for name in kinds if numbers[name]]

    def too_small(pool: list[str]) -> bool:
        return pool[0] in corrected and sum(numbers[name] for name in pool) < FEWEST

    while pairs := [
        (pool, joined)
        for pool in pools
        if too_small(pool) and (joined := _neighbour(pools, pool, kinds))
    ]:
        small, neighbour = pairs[0]
        neighbour.extend(small)
        pools.remove(small)
    unkeyed = [([name], False) for name in kinds if not numbers[name]]
    return [(pool, not too_small(pool)) for pool in pools] + unkeyed


def _neighbour(
    pools: list[list[str]], pool: list[str], kinds: Mapping[str, str]
) -> list[str] | None:
    """Return the pool of the same kind that a small one joins: the one before, else the first after."""
    alike = [one for one in pools if one is not pool and kinds[one[0]] == kinds[pool[0]]]
    before = [one for one in alike if pools.index(one) < pools.index(pool)]
    return before[-1] if before else alike[0] if alike else None


def band(skill: float, settings: Settings | None = None) -> str:
    """Return the band of a skill or credit, by the declared thresholds."""
    thresholds = (settings or Settings()).bands
    return BANDS[sum(skill >= t - 1e-9 for t in thresholds)]


def points_share(total: float, settings: Settings | None = None) -> float:
    """Return the share of the points for a total skill, linear between the rows of the table (0..1)."""
    table = (settings or Settings()).table
    if total <= table[0][0]:
        return float(table[0][1])
    for (low, at_low), (high, at_high) in pairwise(table):
        if total <= high:
            if high <= low:
                return float(at_high)
            return neat(at_low + (at_high - at_low) * (total - low) / (high - low))
    return float(table[-1][1])
