"""How a score comes about, from the answers to the points, so that it can be worked out again by hand."""

from collections.abc import Iterator

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.scoring import EVIDENCE, SectionResult, evaluate
from ipnb.formulation.section_arithmetic import (
    Scored,
    added,
    evidence_lines,
    num,
    section_lines,
)
from ipnb.formulation.section_weights import OTHER_WEIGHT, WEIGHTS
from ipnb.formulation.vignette import Vignette

INDENT = "  "


def score_arithmetic(case: Data, key: Data, answers: Data, points: float) -> list[str]:
    """Write every step from the answers to the points of the form.

    Parameters
    ----------
    case, key, answers : dict
        Clean data.
    points : float
        What a perfect form earns.

    Returns
    -------
    list of str
        Lines; one that ends in ``left = right`` can be worked out again, up to the sixth decimal.
    """
    vignette = Vignette.from_data(case)
    typed, given = Key.from_data(key, vignette), Answers.from_data(answers)
    scored = Scored(vignette, typed, given, evaluate(vignette, typed, given))
    lines = []
    for section in vignette.in_order:
        lines += ["", vignette.section_title(section.name)]
        lines += [f"{INDENT}{line}" for line in section_lines(section, scored)]
    if EVIDENCE in scored.score.sections:
        most = f"{vignette.evidence_max} of {len(vignette.sentences)} sentences"
        lines += ["", f"{vignette.section_title(EVIDENCE)} (for each judgement at most {most})"]
        lines += [f"{INDENT}{line}" for line in evidence_lines(scored)]
    lines += ["", "What each part counts"]
    lines += [f"{INDENT}{line}" for line in _weights(scored)]
    lines += ["", "The whole"]
    return [*lines[1:], *(f"{INDENT}{line}" for line in _whole(scored, points))]


def _weights(scored: Scored) -> Iterator[str]:
    """Write the share of each part in the total."""
    results, titles = scored.score.sections, _titles(scored)
    own = {**WEIGHTS, **scored.vignette.settings.weights}
    stock = {name: float(own.get(name, OTHER_WEIGHT)) for name in results}
    counting = [name for name in results if _counts(name, scored)]
    whole = sum(stock[name] for name in counting)
    yield f"Together: {added([stock[name] for name in counting])} = {num(whole)}"
    for name, result in results.items():
        if name not in counting:
            yield f"{titles[name]}: reasons and no grade, weight 0"
            continue
        pool = [name, *result.pooled_with]
        together = added([stock[one] for one in pool])
        share = f"({together}) ÷ {num(whole)}"
        if result.pooled_with:
            number = sum(results[one].judgements for one in pool)
            share += f" × {result.judgements} ÷ {number}"
            others = ", ".join(titles[one] for one in result.pooled_with)
            yield f"{titles[name]}, pooled with {others}: {share} = {num(result.weight)}"
        else:
            yield f"{titles[name]}: {share} = {num(result.weight)}"


def _counts(name: str, scored: Scored) -> bool:
    """Return whether a part is in the whole of the weights; what is never too small is, even unkeyed."""
    result: SectionResult = scored.score.sections[name]
    section = scored.vignette.sections.get(name)
    alone = section is not None and not section.corrected_for_chance
    return not result.formative or (alone and not result.judgements and scored.key.grades(name))


def _titles(scored: Scored) -> dict[str, str]:
    return {name: scored.vignette.section_title(name) for name in scored.score.sections}


def _whole(scored: Scored, points: float) -> Iterator[str]:
    """Write the way from the parts to the points."""
    score, settings = scored.score, scored.vignette.settings
    graded = {name: one for name, one in score.sections.items() if not one.formative}
    terms = [one.skill * one.weight for one in graded.values()]
    for (name, one), term in zip(graded.items(), terms, strict=True):
        yield f"{_titles(scored)[name]}: {num(one.skill)} × {num(one.weight)} = {num(term)}"
    total = sum(terms)
    yield f"Total: {added(terms)} = {num(total)}"
    if not 0 <= total <= 1:
        yield f"It is kept between 0 and 1: {num(score.total)}."
    share = score.total / settings.divisor
    left = f"{num(score.total)} ÷ {num(settings.divisor)}"
    yield f"Full points from {num(settings.divisor)} on: {left} = {num(share)}"
    if share > 1:
        yield "It is at most 1."
    if score.held and settings.cap_when_held is not None:
        yield f"What is held has at most {num(settings.cap_when_held)}."
    earned = round(score.points_share * points, 2)
    yield f"Points, rounded to two decimals: {num(score.points_share)} × {num(points)} = {num(earned)}"
    if score.held:
        yield "They are not given before a person has looked:"
        yield from (f"{INDENT}{reason}" for reason in score.held)
