"""The table of outcomes: ``{outcomes}`` shows what `book/outcomes.yaml` says of each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.faults import read_entries, report

HEAD = ["", "Graduates can …", "Chapters", "Assessed in", "CACREP 2024", "ACA 2014"]
FIELDS = ("id", "outcome", "chapters", "models", "assessed", "cacrep", "aca")


def row(outcome: dict[str, Any]) -> str:
    """Return one outcome as a row of a Markdown table."""
    chapters = "<br>".join(f"{{doc}}`/book/{chapter}`" for chapter in outcome["chapters"])
    assessed = "<br>".join(
        f"{name}: {', '.join(parts)}" for name, parts in outcome["assessed"].items()
    )
    standards = [", ".join(outcome[name]) for name in ("cacrep", "aca")]
    return cells([str(outcome["id"]), outcome["outcome"], chapters, assessed, *standards])


def cells(words: list[str]) -> str:
    """Return words as a row of a Markdown table."""
    return "| " + " | ".join(words) + " |"


def table(head: list[str], rows: Iterable[str]) -> str:
    """Return rows below their heads as a Markdown table."""
    return "\n".join([cells(head), cells(["---"] * len(head)), *rows])


class Outcomes(SphinxDirective):
    """``{outcomes}``."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return a table with a row an outcome."""
        self.env.note_dependency(str(self.env.app.outcomes_file))
        return self.parse_text_to_nodes(table(HEAD, map(row, self.env.app.outcomes)))


def load(app: Book) -> None:
    """Read the outcomes and report their faults."""
    app.outcomes_file = Path(app.srcdir) / app.config.outcomes_file
    app.outcomes, faults = read_entries(app.outcomes_file, "outcomes", "outcome", FIELDS)
    report(faults)


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_config_value("outcomes_file", "book/outcomes.yaml", "env")
    app.add_directive("outcomes", Outcomes)
    app.connect("builder-inited", load)
