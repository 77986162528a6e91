"""Whether answers fit their case: known judgements, options and sentences, and no more than the form takes.

What is said here a student may read, so it names places and remedies, never what is right.
"""

from collections.abc import Iterator

from ipnb.documents.diagnostics import Finding
from ipnb.formulation.answer_sheet import NAMED
from ipnb.formulation.arguments import arguable
from ipnb.formulation.kinds.checks import (
    SAVE_AGAIN,
    chosen_sentences,
    not_of_this_case,
    shown,
)
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.vignette import Vignette

__all__ = ["SAVE_AGAIN", "check_answers"]


def check_answers(case: Data, data: Data) -> Iterator[Finding]:
    """Tell everything in answers of the right shape that does not fit the case."""
    vignette = Vignette.from_data(case)
    if data["case"] != vignette.id:
        problem = f"These answers are for {shown(data['case'])}, the case is {vignette.id}."
        yield Finding(("case",), problem, "Hand in the folder of this assignment, as it is.")
    for name, given in data.items():
        if name in vignette.sections:
            yield from vignette.sections[name].check_given(given, vignette)
        elif name not in NAMED:
            yield Finding((name,), f"{shown(name)} is no part of this case.", SAVE_AGAIN)
    yield from _check_evidence(vignette, data.get("evidence", {}))
    parts = [*vignette.sections, "evidence"]
    yield from not_of_this_case(("confidence",), data.get("confidence", {}), parts, "a part")
    texts = [prompt.id for prompt in vignette.narrative]
    yield from not_of_this_case(("narrative",), data.get("narrative", {}), texts, "a free text")
    argued = data.get("arguments", {})
    known = set(arguable(vignette))
    yield from not_of_this_case(("arguments",), argued, known, "a judgement")


def _check_evidence(vignette: Vignette, evidence: Data) -> Iterator[Finding]:
    asked = {i for section in vignette.sections.values() for i in section.evidence_items}
    what = "a judgement that asks for sentences"
    yield from not_of_this_case(("evidence",), evidence, asked, what)
    for item, given in evidence.items():
        yield from chosen_sentences(("evidence", item), given, vignette)
