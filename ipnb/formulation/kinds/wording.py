"""Small pieces of language that several kinds share. Pure."""

from collections.abc import Sequence
from typing import Any

from ipnb.documents.diagnostics import join_ids
from ipnb.formulation.kinds.protocol import Context

#: what stands for a judgement without an answer
OPEN_ANSWER = "(open)"
#: what a key says of something that harms
ADVISED_AGAINST = "The key advises against it for this person."


def number_of(sentence: str) -> str:
    """``s04`` -> "4", as people see a line numbered; an id of another form as it is."""
    return str(int(sentence[1:])) if sentence[:1] == "s" and sentence[1:].isdigit() else sentence


def lines_in_words(sentences: Sequence[str]) -> str:
    """``["s04", "s07"]`` -> "lines 4 and 7", as people see them numbered in the case."""
    numbers = [number_of(one) for one in sentences]
    if len(numbers) < 2:
        return f"line {numbers[0]}" if numbers else ""
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def shortened(text: str, most: int = 40) -> str:
    """Cut a text to ``most`` signs."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def open_items(ids: Sequence[str], still: Sequence[str], context: Context) -> list[str]:
    """Say how many judgements are still open, and which."""
    if not still:
        return []
    if len(still) == len(ids):
        return ["nothing answered yet"]
    return [f"{len(still)} open: {named(still, context)}"]


def named(ids: Sequence[str], context: Context) -> str:
    """Name judgements: sentences by their numbers, other things by their words."""
    if all(i in context.sentence_ids for i in ids):
        return f"line{'' if len(ids) == 1 else 's'} {join_ids([number_of(i) for i in ids])}"
    return join_ids([shortened(context.item_words(i)) for i in ids])


def item_line(item: str, context: Context) -> str:
    """Name a judgement in a list: a sentence by number and beginning, anything else by its words."""
    words = context.item_words(item)
    if item in context.sentence_ids:
        return f"{number_of(item)} {shortened(words, 60)}"
    return words


def sentences_with_words(sentences: Sequence[str], context: Context, most: int = 60) -> str:
    """``["s04", "s07"]`` -> "line 4: “She rang …; line 7: Nobody …", each cut to ``most`` signs."""
    return "; ".join(
        f"{lines_in_words([one])}: {shortened(context.item_words(one), most)}" for one in sentences
    )


def option_name(option: str, context: Context) -> str:
    """Return the first words of an option, without the explanation after them."""
    return context.option_words(option).split(": ")[0]


def because(sentences: Any) -> str:
    """``["s04"]`` -> ", because of 4"; nothing without sentences."""
    if not isinstance(sentences, list | tuple) or not sentences:
        return ""
    return f", because of {', '.join(map(number_of, sentences))}"


def missed(section: str, item: str, context: Context | None) -> str:
    """Say why a submission is held: something was not raised."""
    return f"{_heading(section)}: “{_words(item, context)}” was not raised."


def advised_against(section: str, item: str, context: Context | None) -> str:
    """Say why a submission is held: something was chosen that harms."""
    return f"{_heading(section)}: “{_words(item, context)}” is advised against for this person."


def _heading(section: str) -> str:
    return section.replace("_", " ").capitalize()


def _words(item: str, context: Context | None) -> str:
    return item if context is None else context.item_words(item)
