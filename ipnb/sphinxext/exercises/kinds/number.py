"""Number: a number is entered before it is seen; then how far off it was, and the sentence it comes from.

Each question of the case has a ``unit``. The key's ``number`` has ``value``, ``tolerance`` (so far off is near
enough; up to three times as far is not far off) and ``source``, a sentence, for each.
"""

import re
from collections.abc import Iterator

from docutils import nodes

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card, plain, question, said, why
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

#: not far off: so many times the tolerance
NOT_FAR = 3


class Number(Kind):
    """A number to be predicted."""

    name = "number"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield numbers without value, tolerance, unit or source, and those that the question gives away."""
        yield from beside_the_case(exercise, "number")
        yield from without_reason(exercise)
        for section, item, about, _ in items(exercise):
            at, given = key_line(exercise, "number"), keyed(exercise, "number", section).get(item)
            if given is None:
                continue
            name = f"{section}.{item}"
            if not isinstance(given, dict):
                yield at, f"{name} needs `value`, `tolerance` and `source`"
                continue
            for field in ("value", "tolerance"):
                if not _is_number(given.get(field)):
                    yield at, f"{name} needs a number as `{field}`"
            if not given.get("source"):
                yield at, f"{name} needs the sentence that its number comes from as `source`"
            if not about.get("unit"):
                yield key_line(exercise), f"{name} has no `unit`: say in the case what is counted"
            seen = _numbers_in(f"{exercise['prompt']} {about['text']}")
            if _is_number(given.get("value")) and float(given["value"]) in seen:
                yield at, f"the question of {name} says its number: ask it another way"

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return each question with a field, and its number folded."""
        return [
            _question(exercise, parse, section, item, about)
            for section, item, about, _ in items(exercise)
        ]

    def cards(self, exercise: Entry) -> list[Card]:
        """Return each question with its number, and the sentence that it comes from."""
        return [
            _card(exercise, section, item, about) for section, item, about, _ in items(exercise)
        ]


def in_words(value: float) -> str:
    """Return a number as a reader sees it."""
    return f"{value:,}".replace("-", "−")


def _card(exercise: Entry, section: str, item: str, about: Entry) -> Card:
    given = keyed(exercise, "number", section)[item]
    reasons = [why(exercise, section, item), plain(str(given["source"]))]
    return Card(
        f"{exercise['id']}.{section}.{item}",
        question(exercise, said(about)),
        (),
        f"{in_words(given['value'])} {about['unit']}",
        "\n".join(reasons),
    )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _numbers_in(text: str) -> set[float]:
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text).replace("−", "-")
    return {float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", plain)}


def _question(exercise: Entry, parse: Parse, section: str, item: str, about: Entry) -> html_part:
    name = f"{exercise['id']}.{section}.{item}"
    given = keyed(exercise, "number", section)[item]
    unit, value = str(about["unit"]), in_words(given["value"])
    field = part(
        "input",
        type="number",
        name=name,
        step="any",
        inputmode="decimal" if float(given["value"]) >= 0 else None,
        autocomplete="off",
        aria_describedby=f"{name}.stem",
    )
    entry = part("p", part("label", "Your number ", field, f" {unit}"), class_="entry")
    answer = part("p", part("strong", f"{value} {unit}"), class_="answer")
    source = part("div", *parse(str(given["source"])), class_="source")
    why = parse(str(reason(exercise, section, item)))
    key = folded(
        "The number, and where it comes from",
        part("div", answer, *why, source, class_="reason"),
    )
    return part(
        "div",
        stem(name, about, parse),
        entry,
        verdict_place(),
        key,
        class_="item",
        data_value=str(given["value"]),
        data_tolerance=str(given["tolerance"]),
        data_far=str(NOT_FAR * given["tolerance"]),
    )
