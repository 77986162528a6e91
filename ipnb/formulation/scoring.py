"""How answers become a score: pure, and with nothing but the standard library and the kinds of item.

The same files run in the grader and, through Pyodide, in the reader's browser (`browser_scoring.FILES`). They
work on clean data (the modules case, key and answers check at the edge) and then never raise.

The rules, in short: no information earns zero, each right answer adds, and the total is clamped once.

1. Single choice: an answered item scores (credit - E) / (1 - E), an open one 0, where E is the mean credit of
   the best constant answer on that section's key. A section is the mean over its items.
2. Multiple response: defensible extras are taken out first, then F1 corrected for chance; as many sound ones
   as the key needs are full marks, whichever they are.
3. Evidence: only where the judgement it supports earned credit; coverage of the best sufficient set times
   precision, corrected for what as many sentences as may be chosen would earn at random.
4. Allocation: Brier skill of 100 points against the key's shares; an even spread earns 0.
5. Safety: of each cue, is it in the text, and has anybody asked; a missed critical cue, a forbidden action or
   a contraindicated plan holds the submission for a person.
6. The total is a weighted mean of the sections a case uses; small sections are pooled or formative.
7. Points: the share is skill / .85, at most 1.

What concerns one kind alone stands with that kind in `ipnb.formulation.kinds`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from ipnb.formulation import kinds
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds import Response, Section, SectionKey
from ipnb.formulation.kinds.protocol import (
    Data,
    ItemScore,
    SectionScore,
    neat,
    with_evidence,
)
from ipnb.formulation.kinds.rules import argued as argued_well
from ipnb.formulation.section_weights import Place, share_weights
from ipnb.formulation.vignette import Settings, Vignette

BANDS = ("not told apart from guessing", "developing", "nearing", "sound", "expert-like")
#: the files on which a score depends beside case, key and answers, below the folder that holds the package
CODE = (
    *(f"ipnb/formulation/kinds/{p.name}" for p in sorted(Path(kinds.__file__).parent.glob("*.py"))),
    "ipnb/formulation/vignette.py",
    "ipnb/formulation/answer_key.py",
    "ipnb/formulation/answer_sheet.py",
    "ipnb/formulation/section_weights.py",
    "ipnb/formulation/scoring.py",
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
        sections = {
            name: {
                **vars(one),
                "items": {item: dict(vars(score)) for item, score in one.items.items()},
                "pooled_with": list(one.pooled_with),
            }
            for name, one in self.sections.items()
        }
        return {**vars(self), "held": list(self.held), "sections": sections}

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
        Clean data of the schemas ipnb.case/1, ipnb.key/2 and ipnb.answers/1.

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
    scored = {
        one.name: one.score(key.sections[one.name], answers.to(one.name), vignette)
        for one in vignette.in_order
    }
    ungraded = [name for name in scored if not key.grades(name)]
    held = tuple(why for one in scored.values() for why in one.held)
    if nothing_answered(vignette, answers):
        # a blank that was handed in is a zero, not a riddle
        held = ()
    sections = _with_evidence(vignette, key, answers, scored)
    settings, places = vignette.settings, share_weights(vignette, sections, ungraded)
    results = {name: _result(one, places[name], settings) for name, one in sections.items()}
    total = sum(one.weight * one.skill for one in results.values())
    total = neat(min(1.0, max(0.0, total)))
    share = points_share(total, settings)
    return Score(total, _capped(share, settings) if held else share, held, results)


def _capped(share: float, settings: Settings) -> float:
    """Return the share of the points of work that is held."""
    cap = settings.cap_when_held
    return share if cap is None else min(share, cap)


def _result(score: SectionScore, place: Place, settings: Settings) -> SectionResult:
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


def is_blank(case: Data, answers: Data) -> bool:
    """Return whether plain data of answers judge nothing; free texts and loose evidence do not count."""
    return nothing_answered(Vignette.from_data(case), Answers.from_data(answers))


def nothing_answered(vignette: Vignette, answers: Answers) -> bool:
    """Return whether nothing at all was judged; free texts and loose evidence do not count."""
    sections = vignette.sections.values()
    return not any(section.is_answered(answers.given.get(section.name)) for section in sections)


# ---------------------------------------------------------------- evidence


def _with_evidence(
    vignette: Vignette, key: Key, answers: Answers, scored: Mapping[str, SectionScore]
) -> dict[str, SectionScore]:
    """Return the sections with what their sentences are worth, and the sentences as a section of their own."""
    sections = dict(scored)
    items: dict[str, ItemScore] = {}
    for section in vignette.in_order:
        if key.grades(section.name):
            name = section.name
            argued = _argued(section, vignette, key.sections[name], answers.to(name), scored[name])
            values = {item: max(0.0, one.score) for item, one in argued.items()}
            sections[name] = with_evidence(scored[name], values)
            items |= argued
    if items:
        # below nought only together: a floor under each judgement would pay for sentences drawn at random
        skill = max(0.0, sum(one.score for one in items.values()) / len(items))
        neatly = {item: replace(one, score=neat(one.score)) for item, one in items.items()}
        sections[EVIDENCE] = SectionScore(skill, len(items), neatly)
    return sections


def _argued(
    section: Section,
    vignette: Vignette,
    key: SectionKey[Any],
    response: Response,
    scored: SectionScore,
) -> dict[str, ItemScore]:
    """Score the sentences of each judgement that asks for some."""
    argued = {}
    for item in section.evidence_items:
        argument = key.argument(item)
        if argument.sufficient and section.needs_evidence(key, item):
            chosen = response.sentences(item)
            counts = scored.items[item].credit and section.wants_evidence(response, item)
            number, most = len(vignette.sentences), vignette.evidence_max
            value = argued_well(chosen, argument, number, most) if counts else 0.0
            credit = max(0.0, value)
            argued[item] = ItemScore(credit if chosen else None, value, credit)
    return argued


# ---------------------------------------------------------------- bands, points


def band(skill: float, settings: Settings | None = None) -> str:
    """Return the band of a skill or credit, by the declared thresholds."""
    thresholds = (settings or Settings()).bands
    return BANDS[sum(skill >= t - 1e-9 for t in thresholds)]


def points_share(total: float, settings: Settings | None = None) -> float:
    """Return the share of the points (0..1) for a total skill (0..1): skill / divisor, at most 1."""
    return neat(min(1.0, max(0.0, total) / (settings or Settings()).divisor))
