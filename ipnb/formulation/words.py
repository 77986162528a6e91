"""What people read for the names in a case: the case's own words first, then the course's."""

from ipnb.formulation.scoring import words_of
from ipnb.tokens import TOKENS, word


def section_title(case: dict, section: str) -> str:
    """The words over a section, for example ``five_p`` -> "Five Ps"."""
    own = case["items"].get(section, {}).get("title")
    return own or TOKENS["sections"].get(section, [section.replace("_", " ").capitalize()])[0]


def item_words(case: dict, item: str) -> str:
    """What stands for a judgement: a label, card, sentence, segment or domain."""
    words = words_of(case, item)
    return TOKENS["domains"][item][0] if words == item and item in TOKENS["domains"] else words


def option_words(case: dict, option: str) -> str:
    """What stands for an option."""
    return case.get("labels", {}).get(option) or word(option)


def shortened(text: str, most: int = 40) -> str:
    """A text cut to ``most`` signs."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
