"""Write, then compare: a text of one's own, then a model answer and what to look for. Nothing is scored.

The key's ``model`` holds a model answer for each question, and ``criteria`` two or three things to look for:
id -> words. What the reader writes and ticks stays in the browser.
"""

from collections.abc import Iterator

from docutils import nodes

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.kinds.protocol import (
    Kind,
    Parse,
    Problem,
    beside_the_case,
    folded,
    key_line,
    stem,
)
from ipnb.sphinxext.exercises.questions import items, keyed
from ipnb.sphinxext.html_parts import html_part, line, part

FEWEST, MOST = 2, 3


class Compare(Kind):
    """A text beside a model answer."""

    name = "compare"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield questions without a model answer, or with too few or too many criteria."""
        yield from beside_the_case(exercise, "model")
        yield from beside_the_case(exercise, "criteria")
        for section, item, _, _ in items(exercise):
            given = keyed(exercise, "criteria", section).get(item)
            if given is not None and not (isinstance(given, dict) and FEWEST <= len(given) <= MOST):
                words = (
                    f"{section}.{item} needs {FEWEST} or {MOST} criteria, each with an id: `c1: …`"
                )
                yield key_line(exercise, "criteria"), words

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return each question with its box and, folded, what it can be compared with."""
        return [
            _question(exercise, parse, section, item, about)
            for section, item, about, _ in items(exercise)
        ]


def _question(exercise: Entry, parse: Parse, section: str, item: str, about: Entry) -> html_part:
    name = f"{exercise['id']}.{section}.{item}"
    box = part(
        "textarea",
        name=name,
        rows="5",
        autocomplete="off",
        spellcheck="true",
        aria_labelledby=f"{name}.stem",
    )
    criteria = [
        part(
            "label",
            part(
                "input",
                type="checkbox",
                name=f"{name}.{criterion}",
                value="ticked",
                autocomplete="off",
            ),
            part("span", *line(parse(str(words)))),
        )
        for criterion, words in keyed(exercise, "criteria", section)[item].items()
    ]
    model = parse(str(keyed(exercise, "model", section)[item]))
    key = folded(
        "A model answer, and what to look for",
        part(
            "div",
            part("p", part("strong", "One good answer"), class_="answer"),
            *model,
            class_="reason",
        ),
        part(
            "fieldset",
            part("legend", "Tick what yours has too. Nothing is scored."),
            *criteria,
            class_="criteria",
        ),
    )
    return part("div", stem(name, about, parse), box, key, class_="item")
