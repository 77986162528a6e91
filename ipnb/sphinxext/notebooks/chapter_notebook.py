"""A chapter as a notebook of its own: plain Markdown, and cells that run wherever the course's package is.

What a cell needs of the book's folder comes with it: the numbers of the ledger that its code names stand in the
first cell of code, and what the text prints of them has been filled in.
"""

import re
from collections.abc import Iterator
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ipnb.sphinxext.notebooks.directives_as_text import meanings
from ipnb.sphinxext.notebooks.ledger_of_cells import LEDGER, ledger_rows
from ipnb.sphinxext.notebooks.meanings import Chapter
from ipnb.sphinxext.notebooks.plain_markdown import inline, plain

#: imports that nothing needs any more once the ledger is not read and nothing is glued
UNNEEDED = re.compile(
    r"^from (?:pathlib import Path|ruamel\.yaml import YAML|myst_nb import glue)\n", re.M
)
KEEP = '''glued = {}


def glue(name, value, display=False):
    """Keep a number under its name: the book prints it, and the text of this notebook has it already."""
    glued[name] = value
'''
HEADING = re.compile(r"\A# [^\n]+\n*")


def is_hidden(cell: NotebookNode) -> bool:
    """Tell whether the book hides a cell and what it gives: it computes numbers for the text."""
    return "remove-cell" in cell.metadata.get("tags", [])


def runnable(code: str) -> str:
    """Return a cell's code without what needs the book's folder."""
    return UNNEEDED.sub("", LEDGER.sub("", code)).strip("\n")


def preamble(code: str, claims: dict[str, Any]) -> str:
    """Return what a chapter's code needs before it; nothing where it needs nothing."""
    parts = [KEEP] if "glue(" in code else []
    parts += [ledger_rows(code, claims)] if LEDGER.search(code) else []
    return "\n\n".join(parts).strip("\n")


def caption_of(cell: NotebookNode, chapter: Chapter) -> str:
    """Return the caption of a cell's figure, with its number; empty where it has none."""
    figure = cell.metadata.get("mystnb", {}).get("figure", {})
    if not figure.get("caption"):
        return ""
    words = inline(str(figure["caption"]), meanings(chapter))
    number = chapter.number(figure["name"]) if figure.get("name") else ""
    return f"**{number}.** {words}" if number else f"*{words}*"


def folded(code: str) -> NotebookNode:
    """Return a cell whose code is folded until somebody opens it."""
    cell: NotebookNode = new_code_cell(code, metadata={"jupyter": {"source_hidden": True}})
    return cell


def cells(source: NotebookNode, chapter: Chapter) -> Iterator[NotebookNode]:
    """Yield the cells of a chapter, in the notebook's own form."""
    told = meanings(chapter)
    code = "\n".join(cell.source for cell in source.cells if cell.cell_type == "code")
    before = preamble(code, chapter.app.claims)
    for number, cell in enumerate(source.cells):
        if cell.cell_type != "code":
            text = HEADING.sub("", cell.source) if number == 0 else cell.source
            if words := plain(text, told):
                yield new_markdown_cell(words)
            continue
        if before:
            yield folded(before)
            before = ""
        if own := runnable(cell.source):
            yield folded(own) if is_hidden(cell) else new_code_cell(own)
        if caption := caption_of(cell, chapter):
            yield new_markdown_cell(caption)


def notebook(first: str, source: NotebookNode, chapter: Chapter) -> NotebookNode:
    """Return a chapter as a notebook.

    Parameters
    ----------
    first : str
        Markdown below the title: the edition, how to run it, the licence.
    source : NotebookNode
        The chapter's cells as its author wrote them.
    chapter : Chapter
        With what its cells have glued.
    """
    title = f"# {chapter.title(chapter.docname)}\n\n{first}"
    found = [new_markdown_cell(title), *cells(source, chapter)]
    if listed := chapter.references():
        listing = "\n".join(f"- {one}" for one in listed)
        found.append(new_markdown_cell(f"## References\n\n{listing}"))
    for number, cell in enumerate(found):
        cell["id"] = f"cell-{number}"  # the same at each build
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made: NotebookNode = new_notebook(
        cells=found, metadata={"kernelspec": kernel, "language_info": {"name": "python"}}
    )
    nbformat.validate(made)
    return made
