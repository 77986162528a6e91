"""What the book adds to Jupyter Book: one extension in many parts (README.md beside this file).

Each part is a folder with its Python, its scripts and its style sheet. It says in its ``setup`` what it offers
to authors. The steps whose order matters are connected here, where one can see it.
"""

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ipnb.sphinxext import (
    addresses,
    annotations,
    assets,
    citation,
    claims,
    companions,
    drawings,
    entries_shown,
    exercises,
    figure_index,
    formulas,
    front_page,
    glossary,
    html_parts,
    local_help,
    notebooks,
    open_cases,
    plots,
    predictions,
    progress,
    reader_storage,
    reader_tools,
    references,
    review,
    rubrics,
    scenes,
    search,
    theme,
)
from ipnb.sphinxext.addresses import missing_page, redirects, site_links
from ipnb.sphinxext.annotations import directive as notes
from ipnb.sphinxext.apart import write as apart
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.citation import box
from ipnb.sphinxext.companions import links, made
from ipnb.sphinxext.formulas import math_font
from ipnb.sphinxext.glossary import tooltips
from ipnb.sphinxext.metadata import cards, head, sitemap
from ipnb.sphinxext.notebooks import downloads, execute, files_of_cells, imported_files
from ipnb.sphinxext.open_cases import material
from ipnb.sphinxext.plots import plotly_library
from ipnb.sphinxext.publish import compress, entrance, offline, schemas, unused_assets
from ipnb.sphinxext.references import chapter_numbers, resolved, validate_references
from ipnb.sphinxext.review import decks
from ipnb.sphinxext.search import index as search_index
from ipnb.sphinxext.theme import accessibility, page_context

PARTS = (
    theme,
    front_page,
    formulas,
    notebooks,
    plots,
    drawings,
    predictions,
    claims,
    references,
    exercises,
    open_cases,
    local_help,
    reader_storage,
    review,
    annotations,
    glossary,
    progress,
    scenes,
    rubrics,
    figure_index,
    reader_tools,
    search,
    citation,
    companions,
    addresses,
)

#: once all pages are written, one after the other
AFTER_WRITING = (
    # 1. the site's own address
    entrance.write,
    redirects.write,
    missing_page.write,
    sitemap.write,
    # 2. what is made of all pages: the font of the formulas, what figures, open cases and the review load, and
    #    notebooks; last the search's index, which Node makes meanwhile
    math_font.write,
    plotly_library.copy,
    schemas.write,
    material.write,
    decks.write,
    downloads.write,
    search_index.write,
    # 3. what nobody loads goes, before it is counted
    unused_assets.remove,
    cards.clear_up,
    #    and what was made beside the pages comes
    made.copy,
    site_links.check,
    #    what can wait goes out of the pages
    apart.write,
    # 4. versions of files in the pages, and the service worker's lists, when every file is there
    offline.write,
    # 5. compression, when every file is as it will be sent
    compress.write,
)


def after_writing(app: Book, error: Exception | None) -> None:
    """Finish the site; the one long page, of which the PDF is made, needs its font alone."""
    if error:
        return
    if app.builder.name == "html":
        for step in AFTER_WRITING:
            step(app)
    elif app.builder.name == "singlehtml":
        math_font.write(app)


def connect_in_order(app: Sphinx) -> None:
    """Connect the steps whose order matters; 500 is where Sphinx and other extensions stand."""
    # before anything is read
    #   1. parts read their files (claims, exercises …) and take their places; in their own `setup`, at 500
    #   2. the ledger's references are held to the bibliography
    app.connect("builder-inited", validate_references.load, priority=700)

    # which chapters are read again
    #   1. those that show an entry (of the claims, of the exercises) that has changed
    #   2. those behind whose cells a file has changed; their results are taken out of the execution cache
    app.connect("env-get-outdated", entries_shown.read_again, priority=500)
    app.connect("env-get-outdated", files_of_cells.run_again, priority=600)
    #   3. what the cache lacks now is executed side by side
    app.connect("env-before-read-docs", execute.ahead)

    # which pages are written again besides those that were read
    #   1. numbers and titles of chapters, and what references say: once Sphinx has numbered sections and figures
    app.connect("env-get-updated", chapter_numbers.write_again, priority=900)
    app.connect("env-get-updated", resolved.write_again, priority=900)
    #   2. pages whose models import other modules now
    app.connect("env-updated", page_context.write_again)
    #   3. pages whose cards have other colours now
    app.connect("env-updated", cards.write_again)

    # a page's text, from Sphinx to the template
    #   1. definitions of its terms are added
    #   2. roles, labels and scroll boxes are put in, there too
    #   3. old places get a new home in it
    #   4. the template's context is made of what then stands in it; what is cited and found needs that
    app.connect("html-page-context", tooltips.add_definitions, priority=700)
    app.connect("html-page-context", accessibility.mend_page, priority=800)
    app.connect("html-page-context", redirects.add_anchors, priority=850)
    app.connect("html-page-context", page_context.describe, priority=900)
    app.connect("html-page-context", head.describe, priority=910)
    app.connect("html-page-context", box.add, priority=920)
    app.connect("html-page-context", links.add, priority=930)
    app.connect("html-page-context", head.add, priority=940)
    #   5. a chapter's notes are added to it
    app.connect("html-page-context", notes.offer_notes, priority=950)
    #   6. its notebook is made anew
    app.connect("html-page-context", downloads.forget, priority=960)

    # the site: after MyST-NB has copied its style sheet
    app.connect("build-finished", after_writing, priority=900)


#: what stands in pages is made by these floors; models and the form stand there as what cells and directives give
MAKING_PAGES = ("sphinxext", "formulation", "documents", "web")


def code() -> list[Path]:
    """Return the Python that makes pages: the parts, and what they import of the floors below."""
    needed = imported_files.behind(Path(__file__).parent.rglob("*.py"))
    places = {file: file.relative_to(imported_files.PACKAGE).parts[0] for file in needed}
    return [file for file in needed if file.suffix == ".py" and places[file] in MAKING_PAGES]


def fingerprint(*files: Path) -> str:
    """Return one value for the content of files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up all parts."""
    assets.setup(app)
    entries_shown.setup(app)
    html_parts.setup(app)
    for part in PARTS:
        part.setup(app)
    connect_in_order(app)
    templates = Path(__file__).parent.rglob("*.html")
    # when the first changed, Sphinx reads every page again; when the second did, it writes them again. A changed
    # style or script writes none: it has another version in its address (`publish/versions.py`)
    app.add_config_value("extensions_fingerprint", fingerprint(*code()), "env")
    app.add_config_value("web_fingerprint", fingerprint(*templates), "html")
    # Jupyter Book sets it, whether or not anything reads it
    app.add_config_value("comments_config", {}, "env")
    # claims, exercises and paths are read once, into the application
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
