"""The table of outcomes: ``{outcomes}`` shows what `book/outcomes.yaml` says of each."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.documents.document import line_of
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.faults import Fault, read, report

HEAD = ["", "Graduates can …", "Chapters", "Assessed in", "CACREP 2024", "ACA 2014"]
FIELDS = ("id", "outcome", "chapters", "models", "assessed", "cacrep", "aca")


def load_outcomes(file: Path) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return every outcome in its order, and every fault with its line.

    Parameters
    ----------
    file : Path
        One that is not there has no outcomes.

    Returns
    -------
    outcomes : list of dict
        None of them if one has a fault.
    faults : list of Fault
    """
    if not file.exists():
        return [], []
    data, faults = read(file)
    outcomes = data.get("outcomes") or []
    faults += [
        Fault(file, line_of(one), f"outcome {one.get('id', '?')}: `{field}` is missing")
        for one in outcomes
        for field in FIELDS
        if field not in one
    ]
    return ([] if faults else outcomes), faults


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


class Outcomes(SphinxDirective):
    """``{outcomes}``."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return a table with a row an outcome."""
        self.env.note_dependency(str(self.env.app.outcomes_file))
        head = [cells(HEAD), cells(["---"] * len(HEAD))]
        return self.parse_text_to_nodes("\n".join([*head, *map(row, self.env.app.outcomes)]))


def load(app: Book) -> None:
    """Read the outcomes and report their faults."""
    app.outcomes_file = Path(app.srcdir) / app.config.outcomes_file
    app.outcomes, faults = load_outcomes(app.outcomes_file)
    report(faults)


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_config_value("outcomes_file", "book/outcomes.yaml", "env")
    app.add_directive("outcomes", Outcomes)
    app.connect("builder-inited", load)
