"""Probability: for each statement the chance, from 0 to 100, that it is so; told by a scoring rule.

The key says which statements are so (``truth``). The script computes the Brier score and what a calibrated
reader would expect with the same numbers.
"""

from collections.abc import Iterator

from docutils import nodes

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card, said, why
from ipnb.sphinxext.exercises.forms import STATEMENTS, TRUE_OR_NOT, Asked, Form
from ipnb.sphinxext.exercises.kinds.protocol import (
    Kind,
    Parse,
    Problem,
    beside_the_case,
    folded,
    key_line,
    stem,
    verdict_place,
    without_reason,
)
from ipnb.sphinxext.exercises.questions import items, keyed, reason
from ipnb.sphinxext.html_parts import html_part, part

#: fewer statements would make a score of chance alone
FEWEST = 4


class Probability(Kind):
    """The chance that each statement is so."""

    name = "probability"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield statements of which the key does not say whether they are so, and why."""
        yield from beside_the_case(exercise, "truth")
        yield from without_reason(exercise)
        found = [
            (item, keyed(exercise, "truth", section).get(item))
            for section, item, _, _ in items(exercise)
        ]
        for item, value in found:
            if value is not None and not isinstance(value, bool):
                words = f"{item} is '{value}' in the key's `truth`: write true or false"
                yield key_line(exercise, "truth"), words
        if len(found) < FEWEST:
            words = f"{len(found)} statements give a score by chance: ask at least {FEWEST}"
            yield key_line(exercise), words
        if len({value for _, value in found}) == 1:
            words = "all statements are alike in the key's `truth`: mix true and false ones"
            yield key_line(exercise, "truth"), words

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return each statement with a field for its chance."""
        return [
            _statement(exercise, parse, section, item, about)
            for section, item, about, _ in items(exercise)
        ]

    def forms(self, exercise: Entry) -> list[Asked]:
        """Return the statements, each to be called so or not so."""
        asked = list(items(exercise))
        lines = tuple(str(about["text"]) for _, _, about, _ in asked)
        truth = [bool(keyed(exercise, "truth", section)[item]) for section, item, _, _ in asked]
        form = Form(str(exercise["prompt"]), lines, TRUE_OR_NOT, in_order=True, asks=STATEMENTS)
        return [(form, [[is_so, not is_so] for is_so in truth])]

    def cards(self, exercise: Entry) -> list[Card]:
        """Return each statement, to be called so or not so."""
        return [
            _card(exercise, section, item, about) for section, item, about, _ in items(exercise)
        ]


def _card(exercise: Entry, section: str, item: str, about: Entry) -> Card:
    is_so = bool(keyed(exercise, "truth", section)[item])
    return Card(
        f"{exercise['id']}.{section}.{item}",
        f"{said(about)}\nIs it so?",  # the prompt asks for a chance
        TRUE_OR_NOT,
        f"{TRUE_OR_NOT[not is_so]}.",
        why(exercise, section, item),
    )


def _statement(exercise: Entry, parse: Parse, section: str, item: str, about: Entry) -> html_part:
    name = f"{exercise['id']}.{section}.{item}"
    is_so = bool(keyed(exercise, "truth", section)[item])
    field = part(
        "input",
        type="number",
        name=name,
        min="0",
        max="100",
        step="1",
        inputmode="numeric",
        autocomplete="off",
        aria_describedby=f"{name}.stem",
    )
    chance = part("p", part("label", "Chance in 100 that it is so ", field), class_="entry")
    answer = part("p", part("strong", f"{TRUE_OR_NOT[not is_so]}."), class_="answer")
    why = parse(str(reason(exercise, section, item)))
    key = folded(
        "Is it so, and why",
        part("div", answer, *why, class_="reason", data_so=str(int(is_so))),
    )
    return part("div", stem(name, about, parse), chance, verdict_place(), key, class_="item")
