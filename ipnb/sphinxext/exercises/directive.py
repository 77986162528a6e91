"""``{check} id``: an exercise that works in the page, with a reason for every answer.

Without JavaScript the reasons stand below each question, folded; with it, `exercises.js` shows the one that
belongs to the reader's answer.

The order of options is drawn, so that no place says which one is right: here from the exercise, for paper and
for pages without scripts, and by `order.js` anew for each reader. Lines that are sorted into the same options
have one order. Options with an order of their own (``in_order``), such as places and numbers, keep it.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.formulation.reasons import verdict
from ipnb.formulation.vocabulary import VERDICTS
from ipnb.sphinxext.book import Book, BookEnvironment, Entry, Translator
from ipnb.sphinxext.exercises.exercise_files import (
    credit,
    items,
    keeps_order,
    load_exercises,
    reason,
    words_of,
)
from ipnb.sphinxext.faults import report
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)


class exercise(nodes.General, nodes.Element):
    """One exercise: ``title``, and ``store``, under which a browser keeps its answers."""


class exercise_question(nodes.General, nodes.Element):
    """One question: ``name`` of its radio group, ``options`` as (id, words), in the order shown.

    ``drawn`` is what their order is drawn from, and empty where they have an order of their own.
    """


class exercise_stem(nodes.General, nodes.Element):
    """The words of a question."""


class exercise_reasons(nodes.General, nodes.Element):
    """The folded list of answers and reasons."""


class exercise_reason(nodes.General, nodes.Element):
    """The reason for one answer: ``option``, ``words``, ``credit``."""


class Exercise(SphinxDirective):
    """``{check} id``."""

    env: BookEnvironment
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the exercise with a label of its id, or nothing but a warning."""
        name = self.arguments[0].strip()
        for path in files(self.env.app):
            self.env.note_dependency(str(path))
        given = self.env.app.exercises.get(name)
        if given is None:
            hint = did_you_mean(name, self.env.app.exercises)
            where = self.config.exercise_files
            logger.warning(
                "no exercise '%s' in %s.%s", name, where, hint, location=self.get_location()
            )
            return []
        node = exercise(title=str(given["title"]), names=[nodes.fully_normalize_name(name)])
        node["store"] = name
        stored = self.env.metadata[self.env.docname].setdefault("reader_storage", {})
        stored[f"book.exercise.{name}"] = str(given["title"])
        self.set_source_info(node)
        self.state.document.note_explicit_target(node, node)
        node += nodes.container(
            "", *self.parse_text_to_nodes(str(given["prompt"])), classes=["prompt"]
        )
        node += [self.question(given, *item) for item in items(given)]
        return [node]

    def question(
        self, given: Entry, section: str, item: str, about: Entry, settings: Entry
    ) -> exercise_question:
        """Return one question: stem, options, reasons."""
        drawn = "" if keeps_order(settings) else f"{given['id']}.{section}"
        options = [
            (str(option), words_of(given, option)) for option in shown(settings["options"], drawn)
        ]
        node: exercise_question = exercise_question(
            name=f"{given['id']}.{section}.{item}", options=options, drawn=drawn
        )
        stem = exercise_stem(speaker=str(about.get("speaker") or ""))
        stem += self.parse_text_to_nodes(str(about["text"]))
        reasons = exercise_reasons()
        for option, words in options:
            why = exercise_reason(
                option=option, words=words, credit=credit(given, section, item, option)
            )
            why += self.parse_text_to_nodes(str(reason(given, section, item, option)))
            reasons += why
        node += [stem, reasons]
        return node


def shown(options: Sequence[str], drawn: str) -> Sequence[str]:
    """Return options in an order that is drawn from these words; as they are if there are none."""
    return Random(drawn).sample(options, len(options)) if drawn else options


def title_of(node: exercise) -> str:
    """Return what a plain reference to an exercise says."""
    return cast("str", node["title"])


def visit_exercise(self: Translator, node: nodes.Element) -> None:
    """Open an exercise: number, title, form."""
    self.body.append(
        self.starttag(node, "div", CLASS="check", role="group", **{"data-store": node["store"]})
    )
    self.body.append('<p class="kicker">')
    self.add_fignumber(node)
    self.body.append(f'<span class="title">{self.encode(node["title"])}</span></p>\n<form>')


def depart_exercise(self: Translator, node: nodes.Element) -> None:
    """Close it, with the buttons that `exercises.js` shows."""
    self.body.append(
        '<div class="actions" hidden><button type="submit">Check</button>'
        '<button type="reset">Try again</button><p role="status"></p></div>'
        '<p class="kept" hidden>Your answers are kept in this browser only.</p></form></div>\n'
    )


def visit_stem(self: Translator, node: nodes.Element) -> None:
    """Open the words of a question, which name its radio group."""
    name = node.parent["name"]
    self.body.append(f'<div class="stem" id="{name}.stem">')
    if node["speaker"]:
        self.body.append(f'<p class="speaker">{self.encode(node["speaker"])}</p>')


def depart_stem(self: Translator, node: nodes.Element) -> None:
    """Close them and write the options."""
    name = node.parent["name"]
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{option}"><span>{self.encode(words)}</span></label>'
        for option, words in node.parent["options"]
    )
    drawn = node.parent["drawn"]
    order = f' data-drawn="{drawn}"' if drawn else ""
    self.body.append(
        f'</div>\n<div class="choices"{order} role="radiogroup" aria-labelledby="{name}.stem">{radios}</div>'
        '<div class="verdict" hidden></div>\n'
    )


def visit_item(self: Translator, node: nodes.Element) -> None:
    """Open a question."""
    self.body.append('<div class="item">')


def visit_reasons(self: Translator, node: nodes.Element) -> None:
    """Open the folded reasons."""
    self.body.append("<details><summary>Every answer with its reason</summary>")


def depart_reasons(self: Translator, node: nodes.Element) -> None:
    """Close them."""
    self.body.append("</details>\n")


def visit_reason(self: Translator, node: nodes.Element) -> None:
    """Open one reason: answer, verdict in words, why."""
    how = VERDICTS[verdict(node["credit"])].words
    self.body.append(
        f'<div class="reason" data-option="{node["option"]}" data-credit="{node["credit"]:g}">'
        f'<p class="answer"><strong>{self.encode(node["words"])}</strong> '
        f'<span class="how">{how}</span></p>'
    )


def close(self: Translator, node: nodes.Element) -> None:
    """Close a plain box."""
    self.body.append("</div>\n")


def files(app: Book) -> list[Path]:
    """Return the files of exercises below the book's folder."""
    return sorted(Path(app.srcdir).glob(app.config.exercise_files))


def load(app: Book) -> None:
    """Read the exercises and report their faults."""
    app.exercises, faults = load_exercises(files(app))
    report(faults)


def name_numbers(app: Book, config: Config) -> None:
    """Number exercises by chapter, as figures are."""
    config.numfig_format = {"exercise": "Exercise %s", **config.numfig_format}


def setup(app: Sphinx) -> None:
    """Offer directive and nodes."""
    app.add_config_value("exercise_files", "book/**/*.exercises.yaml", "env")
    app.connect("config-inited", name_numbers)
    app.connect("builder-inited", load)
    app.add_enumerable_node(exercise, "exercise", title_of, html=(visit_exercise, depart_exercise))
    app.add_node(exercise_question, html=(visit_item, close))
    app.add_node(exercise_stem, html=(visit_stem, depart_stem))
    app.add_node(exercise_reasons, html=(visit_reasons, depart_reasons))
    app.add_node(exercise_reason, html=(visit_reason, close))
    # the name is the one that chapters use
    app.add_directive("check", Exercise)
