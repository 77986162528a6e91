"""What people read for the names in a case: the case's own words first, then the course's."""

from ipnb.formulation.scoring import words_of
from ipnb.formulation.vocabulary import DOMAINS, SECTIONS, option_word


def section_title(case: dict, section: str) -> str:
    """The words over a section, for example ``five_p`` -> "Five Ps"."""
    own = case["items"].get(section, {}).get("title")
    if own or section not in SECTIONS:
        return own or section.replace("_", " ").capitalize()
    return SECTIONS[section].title


def item_words(case: dict, item: str) -> str:
    """What stands for a judgement: a label, card, sentence, segment or domain."""
    words = words_of(case, item)
    return DOMAINS[item].name if words == item and item in DOMAINS else words


def option_words(case: dict, option: str) -> str:
    """What stands for an option."""
    return case.get("labels", {}).get(option) or option_word(option)


def number_of(sentence: str) -> str:
    """``s04`` -> "4", as people see a line numbered; an id of another form as it is."""
    return str(int(sentence[1:])) if sentence[:1] == "s" and sentence[1:].isdigit() else sentence


def lines_in_words(sentences: list[str]) -> str:
    """``["s04", "s07"]`` -> "lines 4 and 7", as people see them numbered in the case."""
    numbers = [number_of(one) for one in sentences]
    if len(numbers) < 2:
        return f"line {numbers[0]}" if numbers else ""
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def shortened(text: str, most: int = 40) -> str:
    """A text cut to ``most`` signs."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
