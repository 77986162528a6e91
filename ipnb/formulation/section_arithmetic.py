"""The arithmetic of a section's skill, a line a step, for somebody with a pocket calculator.

It stands beside the kinds of item and not in them: the files there are part of the digest of the scoring, and
words about a score must not make every grading look out of date. A line ends in ``left = right`` where
there is something to work out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds import Response, Section, SectionKey, rules, wording
from ipnb.formulation.kinds.allocation import WHOLE, Allocation
from ipnb.formulation.kinds.estimate import FARTHEST, Estimate
from ipnb.formulation.kinds.multiple_response import MultipleResponse
from ipnb.formulation.kinds.rules import Argument
from ipnb.formulation.kinds.safety_answers import Screened
from ipnb.formulation.kinds.safety_screen import FALSE_FLAG, SafetyScreen
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.scoring import EVIDENCE, Score, SectionResult
from ipnb.formulation.vignette import Vignette

DIGITS = 6
#: the id of a sentence that no case has
NOWHERE = "nowhere"


@dataclass(frozen=True)
class Scored:
    """Answers with what they were scored by, and how they came out."""

    vignette: Vignette
    key: Key
    answers: Answers
    score: Score

    def key_of(self, section: Section) -> SectionKey[Any]:
        """Return what the key says of a section."""
        return self.key.sections[section.name]

    def answers_to(self, section: Section) -> Response:
        """Return what was answered to a section."""
        return self.answers.to(section.name)

    def result(self, section: Section) -> SectionResult:
        """Return how a section came out."""
        return self.score.sections[section.name]

    def name(self, item: str) -> str:
        """Name a judgement in a few words, without the signs of a calculation."""
        if item in self.vignette.sentences:
            return f"Line {wording.number_of(item)}"
        words = self.vignette.answer_title(item, item)
        return f"“{wording.shortened(words, 44).replace('=', '-')}”"

    def option(self, option: str) -> str:
        """Name an option in a few words."""
        return wording.option_name(option, self.vignette)


def num(value: float) -> str:
    """Write a number with six decimals at most, and a true minus sign."""
    text = f"{round(value, DIGITS) + 0.0:.{DIGITS}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def added(values: Sequence[float]) -> str:
    """Write numbers as a sum, negative ones in brackets; those that are nought are left out."""
    texts = [num(value) for value in values]
    return " + ".join(f"({t})" if t[0] == "−" else t for t in texts if t != "0") or "0"


@singledispatch
def section_lines(section: Section, scored: Scored) -> Iterator[str]:
    """Write how the skill of a section comes about.

    Parameters
    ----------
    section : Section
        Of any kind.
    scored : Scored

    Raises
    ------
    TypeError
        For a kind that has no lines here.
    """
    raise TypeError(f"{type(section).__name__} has no arithmetic: add it to section_arithmetic.py")


@section_lines.register
def _single_choice(section: SingleChoice, scored: Scored) -> Iterator[str]:
    constant, guess = section.guess(scored.key_of(section))
    result, given = scored.result(section), scored.answers_to(section).by_item
    yield (
        f"“{scored.option(constant)}” for everything would earn {num(guess)} a judgement, which is what "
        "guessing earns."
    )
    for item, one in result.items.items():
        if item not in given or one.credit is None:
            yield f"{scored.name(item)}: {'not counted' if item in given else 'left open'}"
            continue
        value = f"({num(one.credit)} − {num(guess)}) ÷ (1 − {num(guess)}) = {num(one.score)}"
        if guess > 1 - 1e-9:
            value = "every judgement has the same answer, so nothing is told apart"
        said = f"{scored.name(item)}, {scored.option(given[item])}, credit {num(one.credit)}"
        yield f"{said}: {value}"
    yield from _mean([one.score for one in result.items.values()], result)


def _mean(values: Sequence[float], result: SectionResult) -> Iterator[str]:
    if result.judgements:
        yield f"Mean: ({added(values)}) ÷ {result.judgements} = {num(result.skill)}"


@section_lines.register
def _multiple_response(section: MultipleResponse, scored: Scored) -> Iterator[str]:
    lists, chosen = scored.key_of(section).part, set(scored.answers_to(section).given or ())
    counted = set(section.universe) - set(lists.neutral)
    core, chosen = set(lists.core) & counted, chosen & counted
    both = len(core & chosen)
    yield (
        f"{len(counted)} count, of which {len(core)} belong and {lists.needed} are enough; "
        f"{len(chosen)} of those that count were chosen, of which {both} belong."
    )
    if not counted:
        return
    chance = len(core) * len(chosen) / len(counted)
    yield f"As many at random would hit: {len(core)} × {len(chosen)} ÷ {len(counted)} = {num(chance)}"
    wanted = max(both, min(len(core), lists.needed))
    below = (wanted + len(chosen)) / 2 - chance
    skill = rules.kappa(len(counted), len(core), len(chosen), both, lists.needed)
    if below > 1e-9:
        left = f"({both} − {num(chance)}) ÷ (({wanted} + {len(chosen)}) ÷ 2 − {num(chance)})"
        yield f"Corrected for chance: {left} = {num((both - chance) / below)}"
        if skill <= -1:
            yield "It is never below −1."
    else:
        yield "Nothing is left after chance, so the skill is 0."
    if set(lists.contraindicated) & set(scored.answers_to(section).given or ()):
        yield "Something was chosen that is advised against, so it is at most 0."


@section_lines.register
def _allocation(section: Allocation, scored: Scored) -> Iterator[str]:
    key, given = scored.key_of(section).part, scored.answers_to(section).by_item
    options = section.options
    shares = [float(key.shares.get(option) or 0) for option in options]
    if not sum(shares):
        yield "The key says nothing of it, so the skill is 0."
        return
    placed = [float(given.get(option) or 0) / WHOLE for option in options]
    even = 1 / len(options)
    left = max(0.0, 1.0 - sum(placed)) * even
    right = [share / sum(shares) for share in shares]
    yield "Shares: what was placed (what was not is spread evenly), and the key’s."
    own = [one + left for one in placed]
    for option, mine, keys in zip(options, own, right, strict=True):
        yield f"“{scored.option(option)}”: {num(mine)}, and {num(keys)}"
    brier = sum((p - q) ** 2 for p, q in zip(own, right, strict=True))
    spread = sum((even - q) ** 2 for q in right)
    yield f"Distance from the key: {_squares(own, right)} = {num(brier)}"
    yield f"Distance of an even spread: {_squares([even] * len(options), right)} = {num(spread)}"
    if spread > 1e-9:
        yield f"Nearer than an even spread by: 1 − {num(brier)} ÷ {num(spread)} = {num(1 - brier / spread)}"
    result = scored.result(section)
    if 1 - brier / (spread or 1) < -1:
        yield "It is never below −1."
    elif result.skill == 0 and brier < spread:
        yield "Fewer than two sentences argue it, so it is at most 0."


def _squares(one: Sequence[float], other: Sequence[float]) -> str:
    return " + ".join(f"({num(p)} − {num(q)})²" for p, q in zip(one, other, strict=True))


@section_lines.register
def _estimate(section: Estimate, scored: Scored) -> Iterator[str]:
    result, targets = scored.result(section), scored.key_of(section).part
    given = scored.answers_to(section).by_item
    yield f"Full credit within the tolerance, and none from {FARTHEST} times that."
    for item, one in result.items.items():
        if item not in given or item not in targets:
            yield f"{scored.name(item)}: {'not counted' if item in given else 'left open'}"
            continue
        target = targets[item]
        off = abs(float(given[item]) - target.value) / target.tolerance
        credit = (FARTHEST - off) / (FARTHEST - 1)
        within = "" if 0 <= credit <= 1 else f", and within 0 and 1 that is {num(one.score)}"
        yield (
            f"{scored.name(item)}, {given[item]:g} for {target.value:g}, give or take {target.tolerance:g}, is "
            f"{num(off)} tolerances off: ({FARTHEST} − {num(off)}) ÷ {FARTHEST - 1} = {num(credit)}{within}"
        )
    yield from _mean([one.score for one in result.items.values()], result)


@section_lines.register
def _safety_screen(section: SafetyScreen, scored: Scored) -> Iterator[str]:
    gate, said = scored.key_of(section).part, Screened.of(scored.answers_to(section).given)
    result = scored.result(section)
    units = [item for item in (*gate.critical, *gate.required) if item in result.items]
    for item in units:
        what = "what nobody may miss" if item in gate.critical else "what has to be done"
        yield f"{scored.name(item)}, {what}: {num(result.items[item].credit or 0.0)}"
    flags = sum(said.cites(cue) for cue in section.cues if gate.is_uncalled_for(cue))
    if not units:
        yield "Nothing in it is keyed, so the skill is 0."
        return
    credits = [result.items[item].credit or 0.0 for item in units]
    skill = sum(credits) / len(credits) - FALSE_FLAG * flags
    left = f"({added(credits)}) ÷ {len(credits)} − {num(FALSE_FLAG)} × {flags}"
    yield f"Handled, less {flags} seen in the text without a reason: {left} = {num(skill)}"
    if skill < 0:
        yield "It is never below 0."
    elif result.skill == 0 < skill:
        yield "Something was missed, harms, or everything was chosen, so the whole part earns 0."


# ---------------------------------------------------------------- sentences


def evidence_lines(scored: Scored) -> Iterator[str]:
    """Write how the skill of the chosen sentences comes about; nothing where none count."""
    result = scored.score.sections.get(EVIDENCE)
    if result is None:
        return
    for section in scored.vignette.in_order:
        for item in section.evidence_items if scored.key.grades(section.name) else ():
            if item in result.items:
                yield f"{scored.name(item)}: {_argued(section, item, scored)}"
    values = [one.score for one in result.items.values()]
    total = sum(values) / len(values)
    yield f"Mean: ({added(values)}) ÷ {len(values)} = {num(total)}"
    if total < 0:
        yield "It is never below 0."


def _argued(section: Section, item: str, scored: Scored) -> str:
    response, argument = scored.answers_to(section), scored.key_of(section).argument(item)
    chosen, value = response.sentences(item), scored.score.sections[EVIDENCE].items[item].score
    if not chosen:
        return "no sentence, 0"
    earned = scored.score.sections[section.name].items[item].credit
    if not earned or not section.wants_evidence(response, item):
        return "its sentences count once the judgement earns something, 0"
    supporting, related = set(argument.supporting), set(argument.related)
    against = set(argument.against) - supporting
    hits, opposed = len(supporting & {*chosen}), len(against & {*chosen})
    unrelated = len({*chosen} - supporting - related - against)
    nearest = max(argument.sufficient, key=lambda one: rules.coverage(chosen, [one]))
    found, chance = len({*nearest} & {*chosen}), by_chance(argument, scored.vignette)
    raw = rules.coverage(chosen, argument.sufficient) * rules.precision(hits, unrelated, opposed)
    if chance > 1 - 1e-9:
        return "any sentence would do, 0"
    whole = f"({hits} + {unrelated} + 2 × {opposed})"
    share = f"{found} ÷ {len(set(nearest))} × {hits} ÷ {whole}" if hits else "0"
    plain = (raw - chance) / (1 - chance)
    left = f"({share} − {num(chance)}) ÷ (1 − {num(chance)}) = {num(plain)}"
    return left if abs(plain - value) < 1e-6 else f"{left}, and no less than 0"


def by_chance(argument: Argument, vignette: Vignette) -> float:
    """Return what as many sentences as may be chosen would earn at random, on average, 0..1."""
    if not argument.sufficient:
        return 0.0
    # one sentence that belongs nowhere has nothing raw, so that (0 - E) / (1 - E) gives E away
    value = rules.argued([NOWHERE], argument, len(vignette.sentences), vignette.evidence_max)
    return value / (value - 1)
