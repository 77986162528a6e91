"""Order: steps that are put in order with buttons; credit by pairs that stand the right way round.

The key's ``order`` lists the steps; those in brackets of their own may come in any order among themselves.
Each step has one reason, which says why it stands where it stands.
"""

from collections.abc import Iterator

from docutils import nodes

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card, question, said, why
from ipnb.sphinxext.exercises.forms import Asked, Form
from ipnb.sphinxext.exercises.kinds.choice import shown
from ipnb.sphinxext.exercises.kinds.protocol import (
    Kind,
    Parse,
    Problem,
    folded,
    key_line,
    verdict_place,
    without_reason,
)
from ipnb.sphinxext.exercises.questions import Item, items, keyed, reason
from ipnb.sphinxext.html_parts import html_part, line, part

FEWEST = 3


class Order(Kind):
    """Steps to be put in order."""

    name = "order"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield steps that the order lacks, has twice or has alone, and too few of them."""
        yield from without_reason(exercise)
        at = key_line(exercise, "order")
        for section in exercise["case"]["items"]:
            asked = {item for of, item, _, _ in items(exercise) if of == section}
            order = groups(exercise, section)
            for words in _wrong_steps(section, asked, [item for group in order for item in group]):
                yield at, words
            if len(order) < FEWEST:
                yield at, f"{section} has fewer than {FEWEST} places: use a choice instead"

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return the steps in an order that is drawn, and the right one with its reasons."""
        return [_steps(exercise, parse, section) for section in exercise["case"]["items"]]

    def forms(self, exercise: Entry) -> list[Asked]:
        """Return the steps as lines that are to be put in order, as they stand on paper."""
        return [_form(exercise, section) for section in exercise["case"]["items"]]

    def cards(self, exercise: Entry) -> list[Card]:
        """Return the steps as they stand on paper, with their order."""
        return [_card(exercise, section) for section in exercise["case"]["items"]]


def _card(exercise: Entry, section: str) -> Card:
    steps = [(item, said(about)) for _, item, about, _ in _in_drawn_order(exercise, section)]
    words = dict(steps)
    order = groups(exercise, section)
    placed, before = [], 0
    for group in order:
        last = before + len(group)
        place = f"{last}" if len(group) == 1 else f"{before + 1}–{last}, in any order"
        placed.append(f"{place}: {' / '.join(words[item] for item in group)}")
        before = last
    return Card(
        f"{exercise['id']}.{section}",
        question(exercise, *(f"– {step}" for step in words.values())),
        (),
        "\n".join(placed),
        "\n".join(why(exercise, section, item) for group in order for item in group),
    )


def _wrong_steps(section: str, asked: set[str], given: list[str]) -> Iterator[str]:
    for item in sorted(asked - set(given)):
        yield f"the key's `order` lacks {section}.{item}: put it in its place"
    for item in sorted(set(given) - asked):
        yield f"the key has {section}.{item}, the case has not: take it out, or ask it"
    for item in sorted({item for item in given if given.count(item) > 1}):
        yield f"{section}.{item} stands twice in the key's `order`: keep one"


def groups(exercise: Entry, section: str) -> list[list[str]]:
    """Return the right order: for each place the steps that may share it and the next ones."""
    given = keyed(exercise, "order", section) or []
    return [list(one) if isinstance(one, list) else [str(one)] for one in given]


def drawn_name(exercise: Entry, section: str) -> str:
    """Return what the order of the steps is drawn from."""
    return f"{exercise['id']}.{section}"


def _in_drawn_order(exercise: Entry, section: str) -> list[Item]:
    own = {item: one for one in items(exercise) for of, item, *_ in [one] if of == section}
    return [own[item] for item in shown(list(own), drawn_name(exercise, section))]


def _form(exercise: Entry, section: str) -> Asked:
    own = _in_drawn_order(exercise, section)
    places: dict[str, range] = {}
    for group in groups(exercise, section):
        for item in group:
            places[item] = range(len(places), len(places) + len(group))
        start = min(places[item].start for item in group)
        places |= dict.fromkeys(group, range(start, start + len(group)))
    form = Form(
        str(exercise["prompt"]),
        tuple(str(about["text"]) for _, _, about, _ in own),
        tuple(f"Place {place + 1}" for place in range(len(own))),
        in_order=True,
    )
    return form, [[n in places[item] for n in range(len(own))] for _, item, _, _ in own]


def _steps(exercise: Entry, parse: Parse, section: str) -> html_part:
    name = drawn_name(exercise, section)
    own = {item: about for of, item, about, _ in items(exercise) if of == section}
    steps = [
        part("li", part("span", *line(parse(str(about["text"])))), data_step=item)
        for _, item, about, _ in _in_drawn_order(exercise, section)
    ]
    order = groups(exercise, section)
    in_words = " ".join("|".join(group) for group in order)
    reasons = [
        _reason(exercise, parse, section, item, own[item]) for group in order for item in group
    ]
    key = folded("The order, with its reasons", part("ol", *reasons))
    return part(
        "div",
        part("ol", *steps, class_="ordered", data_drawn=name, data_order=in_words),
        part("input", type="hidden", name=name, autocomplete="off"),
        verdict_place(),
        key,
        class_="item",
    )


def _reason(exercise: Entry, parse: Parse, section: str, item: str, about: Entry) -> html_part:
    step = part("p", part("strong", *line(parse(str(about["text"])))), class_="answer")
    why = parse(str(reason(exercise, section, item)))
    return part("li", step, *why, class_="reason", data_option=item)
