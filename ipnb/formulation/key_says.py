"""How an answer came out, in words: what the key says where it says otherwise, and why a part earns nothing.

Only about what was answered: whoever hands in little learns little of the key.
"""

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.scoring import BANDS, EVIDENCE, SectionResult
from ipnb.formulation.vignette import Vignette

AGREES = "as the key reads it"
PARTLY = "defensible"
LEFT_OPEN = "left open"


def judged(vignette: Vignette, key: Key, section: str, item: str, credit: float | None) -> str:
    """Put one judgement into words, as in "The key reads it as Flow."; "" for what counts neither way."""
    if credit is None:
        return ""
    if section == EVIDENCE:
        return "enough" if credit >= 1 else "in part" if credit > 0 else "not enough"
    if credit >= 1:
        return AGREES
    says = vignette.sections[section].key_says(key.sections[section], item, vignette)
    return f"{PARTLY}. {says}".strip() if credit > 0 else says or "The key reads it otherwise."


def why_nothing(
    vignette: Vignette, key: Key, answers: Answers, section: str, found: SectionResult
) -> str:
    """Say why a part that was answered is in the lowest band; "" where it is not, or nothing was answered."""
    if not found.judgements or found.band != BANDS[0] or not answered(vignette, answers, section):
        return ""
    if section in vignette.sections:
        own = vignette.sections[section].why_nothing(key.sections[section], answers.to(section))
        if own:
            return own
    right = sum(one.credit is not None and one.credit >= 1 for one in found.items.values())
    return (
        f"{right} of {found.judgements} as the key has it. That is about what guessing, or one and "
        "the same answer everywhere, would get; so this part earns little or nothing, and each further good "
        "answer adds."
    )


def answered(vignette: Vignette, answers: Answers, section: str) -> bool:
    """Return whether anything at all was answered in a part."""
    if section in vignette.sections:
        return vignette.sections[section].is_answered(answers.given.get(section))
    return any(answers.evidence.values())
