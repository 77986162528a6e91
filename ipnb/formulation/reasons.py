"""What an open case says at once: for every answer whether the key supports it, and why.

Only for practice. Of a sealed key `feedback` tells each student what concerns their own answers, and no more.
Whether an answer is supported is asked of the kind's own scoring, with that answer alone, so no rule stands
twice.
"""

from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.kinds.protocol import Data, SectionKey, verdict
from ipnb.formulation.vignette import Vignette

__all__ = ["reasons", "verdict"]


def reasons(case: Data, key: Data) -> dict[str, dict[str, Any]]:
    """Tell everything that an open key has to say.

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
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    told = {}
    for section in vignette.in_order:
        own = typed.sections[section.name]
        told[section.name] = {
            item: {"why": _why(own, item), "enough": _enough(own, item)}
            | section.open_key(own, item, vignette)
            for item in section.answerable
        }
    return told


def _enough(key: SectionKey[Any], item: str) -> list[list[str]]:
    return [list(one) for one in key.sets(item)]


def _why(key: SectionKey[Any], item: str) -> dict[str, str]:
    """Return the reason for the item under ``""``, and those for single answers."""
    start = f"{item}."
    own = {
        name.removeprefix(start): text
        for name, text in key.rationale.items()
        if name.startswith(start)
    }
    return own | ({"": key.rationale[item]} if item in key.rationale else {})
