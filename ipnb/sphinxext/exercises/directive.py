"""``{check} id``: an exercise that works in the page, with a reason for every answer.

What is asked, and how, is its kind's (`kinds/`). Without JavaScript the key stands below each question, folded;
with it, `exercises.js` shows what belongs to the reader's answer once it is committed.
"""

from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.exercises.exercise_files import load_exercises
from ipnb.sphinxext.exercises.kinds import kind_of
from ipnb.sphinxext.exercises.questions import options
from ipnb.sphinxext.faults import report
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)


class exercise(nodes.General, nodes.Element):
    """One exercise: ``title``, ``kind``, and ``store``, under which a browser keeps its answers."""


class Exercise(SphinxDirective):
    """``{check} id``."""

    env: BookEnvironment
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the exercise with a label of its id, or nothing but a warning."""
        name = self.arguments[0].strip()
        shows(self.env, "exercises", [name])
        given = self.env.app.exercises.get(name)
        if given is None:
            hint = did_you_mean(name, self.env.app.exercises)
            where = self.config.exercise_files
            logger.warning(
                "no exercise '%s' in %s.%s", name, where, hint, location=self.get_location()
            )
            return []
        shows(self.env, "verdicts")
        shows(self.env, "options", options(given))
        kind = kind_of(given)
        node = exercise(title=str(given["title"]), names=[nodes.fully_normalize_name(name)])
        node["store"], node["kind"] = name, kind.name
        stored = self.env.metadata[self.env.docname].setdefault("reader_storage", {})
        stored[f"book.exercise.{name}"] = str(given["title"])
        self.set_source_info(node)
        self.state.document.note_explicit_target(node, node)
        node += nodes.container(
            "", *self.parse_text_to_nodes(str(given["prompt"])), classes=["prompt"]
        )
        node += kind.questions(given, self.parse_text_to_nodes)
        return [node]


def title_of(node: exercise) -> str:
    """Return what a plain reference to an exercise says."""
    return cast("str", node["title"])


def visit_exercise(self: Translator, node: nodes.Element) -> None:
    """Open an exercise: number, title, form."""
    own = {"data-store": node["store"], "data-kind": node["kind"]}
    self.body.append(self.starttag(node, "div", CLASS="check", role="group", **own))
    # a heading, by which those who listen go from one exercise to the next
    level = self.section_level + 1
    self.body.append(f'<p class="kicker" role="heading" aria-level="{level}">')
    self.add_fignumber(node)
    self.body.append(f'<span class="title">{self.encode(node["title"])}</span></p>\n<form>')


def depart_exercise(self: Translator, node: nodes.Element) -> None:
    """Close it, with the buttons that `exercises.js` shows."""
    self.body.append(
        '<div class="actions" hidden><button type="submit">Check</button>'
        '<button type="reset">Try again</button><p role="status"></p></div>'
        '<p class="kept" hidden>Your answers are kept in this browser only.</p></form></div>\n'
    )


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
    # the name is the one that chapters use
    app.add_directive("check", Exercise)
