"""*Show the code*: beneath each computed figure and model, folded, the cell that made it.

The chapters hide their code, since most readers want the figure. Whoever wants to know how it came about finds it
here, marked by tokens of the few kinds that the style sheet tells apart, so that it weighs little.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, cast

import nbformat
from docutils import nodes
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES
from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book, Translator

#: kinds of tokens that `theme/code.css` gives a colour
COLOURED = frozenset(
    ["k", "kn", "kc", "ow", "s", "s1", "s2", "sd", "sa", "si", "c", "c1", "nf", "nc", "mi", "mf"]
)
SHOWN = re.compile(r'<figure class="simulation"[^>]*>|<div class="plot">')
MODEL_TITLE = re.compile(r"<figcaption>([^<]+)</figcaption>")
PLOT_TITLE = re.compile(r'<p class="plot-title">([^<]+)</p>')


class shown_code(nodes.General, nodes.Element):
    """A cell's code: ``code``; ``figure``, the label of its figure; ``title``, its words; both may be empty."""


def highlighted(code: str) -> str:
    """Return code as HTML, with elements for those tokens alone that have a colour."""
    parts: list[tuple[str, str]] = []
    for token, text in PythonLexer(stripnl=True).get_tokens(code.strip()):
        kind = STANDARD_TYPES.get(token, "")
        kind = kind if kind in COLOURED else ""
        if parts and parts[-1][0] == kind:
            parts[-1] = (kind, parts[-1][1] + text)
        else:
            parts.append((kind, text))
    return "".join(
        f'<span class="{kind}">{escape(text, quote=False)}</span>'
        if kind
        else escape(text, quote=False)
        for kind, text in parts
    ).rstrip("\n")


def pictures(cell: nodes.Element) -> Iterator[str]:
    """Yield the HTML of each computed figure and model in a cell's output."""
    for raw in cell.findall(nodes.raw):
        if raw.get("format") == "html" and SHOWN.search(raw.astext()):
            yield raw.astext()


def titled(pictures: Iterable[str]) -> str:
    """Return the words by which the first picture is known: a model's title, or a plot's; empty without any."""
    for html in pictures:
        if found := MODEL_TITLE.search(html) or PLOT_TITLE.search(html):
            return found[1]
    return ""


def executed(app: Book, docname: str) -> Path:
    """Return where MyST-NB puts a chapter as a notebook, with the code of every cell."""
    return Path(app.outdir).parent / "jupyter_execute" / f"{docname}.ipynb"


def add(app: Book, document: nodes.document) -> None:
    """Put its code beneath each computed figure and model of a page that has been read."""
    cells = [
        cell
        for cell in document.findall(nodes.container)
        if cell.get("nb_element") == "cell_code" and any(pictures(cell))
    ]
    if not cells:
        return
    notebook: Any = nbformat.read(executed(app, app.env.docname), as_version=4)
    for cell in cells:
        code = notebook.cells[cell["cell_index"]].source
        figure = next(cell.findall(nodes.figure), None)
        label = figure["ids"][0] if figure is not None and figure["ids"] else ""
        cell += shown_code(code=code, figure=label, title=titled(pictures(cell)))


def name_of(self: Translator, node: nodes.Element) -> str:
    """Return what a figure is called in the page: its number, else its title."""
    numbers = self.builder.env.toc_fignumbers.get(self.builder.current_docname, {})
    if found := numbers.get("figure", {}).get(node["figure"]):
        form = cast("str", self.builder.config.numfig_format["figure"])
        return form % ".".join(map(str, found))
    return cast("str", node["title"]) or "this figure"


def visit(self: Translator, node: nodes.Element) -> None:
    """Write it, folded; not for the book on paper, where nothing can be unfolded."""
    if self.builder.name == "html":
        words = f'Show the code <span class="unseen">of {escape(name_of(self, node))}</span>'
        self.body.append(
            f'<details class="show-code"><summary>{words}</summary><div class="highlight-python">'
            f'<div class="highlight"><pre>{highlighted(node["code"])}</pre></div></div></details>'
        )
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Offer the node, and add the code once a page has been read."""
    app.add_node(shown_code, html=(visit, None))
    # before a prediction covers what stands in it
    app.connect("doctree-read", add, priority=400)
