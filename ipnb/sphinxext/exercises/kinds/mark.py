"""Mark the sentence: choose the sentences of a short text that do something.

The sentences are the case's; the key's ``credit`` gives 1 to each that is right and less to one that comes
near. Every sentence has a reason, so that a wrong one is answered too.
"""

from collections.abc import Iterator

from docutils import nodes

from ipnb.formulation.reasons import verdict
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.cards import Card, question, said, why
from ipnb.sphinxext.exercises.forms import MARKING, Asked, Form
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

#: what is said of a sentence, marked or not
VERDICTS = {"best": "This one does", "some": "Comes near", "none": "Does not"}


class Mark(Kind):
    """The sentences that do something."""

    name = "mark"

    def problems(self, exercise: Entry) -> Iterator[Problem]:
        """Yield a key without a right sentence, with right ones only, or with sentences that are not there."""
        yield from without_reason(exercise)
        at = key_line(exercise, "credit")
        for section in exercise["case"]["items"]:
            credit = keyed(exercise, "credit", section)
            own = {item for of, item, _, _ in items(exercise) if of == section}
            for words in (*_wrong_sentences(section, own, credit), *_wrong_values(credit)):
                yield at, words

    def questions(self, exercise: Entry, parse: Parse) -> list[nodes.Node]:
        """Return the text, each sentence with a box, and the reasons in its order."""
        return [
            _text(exercise, parse, [one for one in items(exercise) if one[0] == section])
            for section in exercise["case"]["items"]
        ]

    def forms(self, exercise: Entry) -> list[Asked]:
        """Return the text as one question whose options are its sentences."""
        found = []
        for section in exercise["case"]["items"]:
            own = [one for one in items(exercise) if one[0] == section]
            sentences = tuple(str(about["text"]) for _, _, about, _ in own)
            credit = keyed(exercise, "credit", section)
            form = Form(str(exercise["prompt"]), ("Mark.",), sentences, in_order=True, asks=MARKING)
            found.append((form, [[credit.get(item) == 1 for _, item, _, _ in own]]))
        return found

    def cards(self, exercise: Entry) -> list[Card]:
        """Return each text with its right sentences."""
        return [_card(exercise, section) for section in exercise["case"]["items"]]


def _card(exercise: Entry, section: str) -> Card:
    own = [one for one in items(exercise) if one[0] == section]
    credit = keyed(exercise, "credit", section)
    lines = {item: f"{number} {said(about)}" for number, (_, item, about, _) in enumerate(own, 1)}
    right = [item for item in lines if credit.get(item) == 1]
    return Card(
        f"{exercise['id']}.{section}",
        question(exercise, *lines.values()),
        (),
        "\n".join(lines[item] for item in right),
        "\n".join(why(exercise, section, item) for item in right),
    )


def _wrong_sentences(section: str, own: set[str], credit: Entry) -> Iterator[str]:
    for item in sorted(set(credit) - own):
        yield f"the key has {section}.{item}, the case has not: take it out, or ask it"
    right = {item for item in own if credit.get(item) == 1}
    if not right:
        yield f"no sentence of {section} has full credit: give the right one 1"
    elif right == own:
        yield f"every sentence of {section} is right: leave some out of the key"


def _wrong_values(credit: Entry) -> Iterator[str]:
    for item, value in credit.items():
        if not _is_credit(value):
            yield f"the credit of {item} is '{value}': write 1, or .5 for one that comes near"


def _is_credit(value: object) -> bool:
    # YAML's `true` is an int in Python
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 1


def _text(exercise: Entry, parse: Parse, own: list[Item]) -> html_part:
    has_speakers = any(about.get("speaker") for _, _, about, _ in own)
    sentences: list[nodes.Node] = []
    for number, (section, item, about, _) in enumerate(own, 1):
        sentences += [_sentence(exercise, parse, number, section, item, about), nodes.Text(" ")]
    passage = part(
        "fieldset",
        part("legend", "The sentences of the text", class_="unseen"),
        *sentences,
        class_="passage lines" if has_speakers else "passage",
    )
    reasons = [
        _reason(exercise, parse, number, section, item)
        for number, (section, item, _, _) in enumerate(own, 1)
    ]
    key = folded("Every sentence with its reason", *reasons)
    return part("div", passage, verdict_place(), key, class_="item")


def _sentence(
    exercise: Entry, parse: Parse, number: int, section: str, item: str, about: Entry
) -> html_part:
    box = part(
        "input",
        type="checkbox",
        name=f"{exercise['id']}.{section}.{item}",
        value="marked",
        autocomplete="off",
    )
    speaker = about.get("speaker")
    said = [part("b", f"{speaker} ", class_="speaker")] if speaker else []
    words = part("span", *said, *line(parse(str(about["text"]))))
    return part("label", box, part("small", f"{number} "), words, class_="sentence")


def _reason(exercise: Entry, parse: Parse, number: int, section: str, item: str) -> html_part:
    credit = float(keyed(exercise, "credit", section).get(item, 0))
    answer = part(
        "p",
        part("strong", f"Sentence {number}"),
        " ",
        part("span", VERDICTS[verdict(credit)], class_="how"),
        class_="answer",
    )
    why = parse(str(reason(exercise, section, item)))
    return part("div", answer, *why, class_="reason", data_option=item, data_credit=f"{credit:g}")
