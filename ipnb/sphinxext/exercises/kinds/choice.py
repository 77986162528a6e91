"""Choice: one of several options for each question, with a reason for every option.

The order of options is drawn, so that no place says which one is right: here from the exercise, for paper and
for pages without scripts, and by `order.js` anew for each reader. Lines that are sorted into the same options
have one order. Options with an order of their own (``in_order``), such as places and numbers, keep it.
"""

from collections.abc import Iterator, Sequence
from random import Random

from docutils import nodes

from ipnb.formulation.reasons import verdict
from ipnb.formulation.vocabulary import VERDICTS
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card, plain, question, said, why
from ipnb.sphinxext.exercises.forms import Asked, Form
from ipnb.sphinxext.exercises.kinds.protocol import (
    Kind,
    Parse,
    Problem,
    folded,
    key_line,
    stem,
    verdict_place,
)
from ipnb.sphinxext.exercises.questions import credit, items, keeps_order, reason, words_of
from ipnb.sphinxext.html_parts import html_part, part
from ipnb.sphinxext.suggest import did_you_mean


class Choice(Kind):
    """One of several options for each question."""

    name = "nominal"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield questions without a best answer, answers without a reason, and options that nobody offers."""
        at = key_line(exercise)
        if not exercise["key"].get("credit"):
            yield at, "the key has no `credit`: give each question's best answer 1"
            return
        asked = set()
        for section, item, _, settings in items(exercise):
            asked.add((section, item))
            options = list(settings.get("options") or [])
            for words in _faults_of_question(exercise, section, item, options):
                yield at, words
        for section, given in exercise["key"]["credit"].items():
            for item in given:
                if (section, item) not in asked:
                    yield at, f"the key has {section}.{item}, the case has not"

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return each question: stem, options, reasons."""
        return [_question(exercise, parse, *one) for one in items(exercise)]

    def forms(self, exercise: Entry) -> list[Asked]:
        """Return each section as a form."""
        found = []
        for section, settings in exercise["case"]["items"].items():
            own = [one for one in items(exercise) if one[0] == section]
            form = Form(
                str(exercise["prompt"]),
                tuple(str(about["text"]) for _, _, about, _ in own),
                tuple(words_of(exercise, option) for option in settings["options"]),
                keeps_order(settings),
            )
            right = [
                [credit(exercise, section, item, option) == 1 for option in settings["options"]]
                for _, item, _, _ in own
            ]
            found.append((form, right))
        return found

    def cards(self, exercise: Entry) -> list[Card]:
        """Return each question with its options and the best answer."""
        return [_card(exercise, *one) for one in items(exercise)]


def shown(options: Sequence[str], drawn: str) -> Sequence[str]:
    """Return options in an order that is drawn from these words; as they are if there are none."""
    return Random(drawn).sample(options, len(options)) if drawn else options


def drawn_from(exercise: Entry, section: str, settings: Entry) -> str:
    """Return the words from which a section's order is drawn; none if it keeps its own."""
    return "" if keeps_order(settings) else f"{exercise['id']}.{section}"


def drawn_options(exercise: Entry, section: str, settings: Entry) -> list[str]:
    """Return the options of a section as they stand on paper."""
    drawn = drawn_from(exercise, section, settings)
    return [str(option) for option in shown(settings["options"], drawn)]


def _card(exercise: Entry, section: str, item: str, about: Entry, settings: Entry) -> Card:
    options = drawn_options(exercise, section, settings)
    best = [option for option in options if credit(exercise, section, item, option) == 1]
    return Card(
        f"{exercise['id']}.{section}.{item}",
        question(exercise, said(about)),
        tuple(plain(words_of(exercise, option)) for option in options),
        "\n".join(plain(words_of(exercise, option)) for option in best),
        "\n".join(dict.fromkeys(why(exercise, section, item, option) for option in best)),
    )


def _faults_of_question(
    exercise: Entry, section: str, item: str, options: list[str]
) -> Iterator[str]:
    """Yield what the key says wrongly, or does not say, of one question."""
    if not any(credit(exercise, section, item, option) == 1 for option in options):
        yield f"no answer to {section}.{item} has full credit"
    for option in options:
        if not reason(exercise, section, item, option):
            yield f"no reason for {section}.{item}.{option}"
    for option in exercise["key"]["credit"].get(section, {}).get(item, {}):
        if option not in options:
            yield f"unknown option '{option}' in the key.{did_you_mean(option, options)}"


def _question(
    exercise: Entry, parse: Parse, section: str, item: str, about: Entry, settings: Entry
) -> html_part:
    name = f"{exercise['id']}.{section}.{item}"
    options = drawn_options(exercise, section, settings)
    radios = [
        part(
            "label",
            part("input", type="radio", name=name, value=option),
            part("span", words_of(exercise, option)),
        )
        for option in options
    ]
    choices = part(
        "div",
        *radios,
        class_="choices",
        data_drawn=drawn_from(exercise, section, settings) or None,
        role="radiogroup",
        aria_labelledby=f"{name}.stem",
    )
    reasons = [_reason(exercise, parse, section, item, option) for option in options]
    key = folded("Every answer with its reason", *reasons)
    return part("div", stem(name, about, parse), choices, verdict_place(), key, class_="item")


def _reason(exercise: Entry, parse: Parse, section: str, item: str, option: str) -> html_part:
    """Return one reason: answer, verdict in words, why."""
    earned = credit(exercise, section, item, option)
    answer = part(
        "p",
        part("strong", words_of(exercise, option)),
        " ",
        part("span", VERDICTS[verdict(earned)].words, class_="how"),
        class_="answer",
    )
    why = parse(str(reason(exercise, section, item, option)))
    return part("div", answer, *why, class_="reason", data_option=option, data_credit=f"{earned:g}")
