"""What people read for the names in a case, for whoever has the case as plain data."""

from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.wording import lines_in_words, number_of, shortened
from ipnb.formulation.vignette import Vignette

__all__ = [
    "item_words", "lines_in_words", "number_of", "option_words", "section_title", "shortened",
]  # fmt: skip


def section_title(case: Data, section: str) -> str:
    """Return the words over a section, for example ``five_p`` -> "Five Ps"."""
    return Vignette.from_data(case).section_title(section)


def item_words(case: Data, item: str) -> str:
    """Return what stands for a judgement: a label, card, sentence, segment or domain."""
    return Vignette.from_data(case).item_words(item)


def option_words(case: Data, option: str) -> str:
    """Return what stands for an option."""
    return Vignette.from_data(case).option_words(option)
