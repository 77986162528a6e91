"""The browser files of the parts: `claims/ledger.js` beside this file is `_static/claims/ledger.js` in the book.

Only what a page names is loaded. The theme's own files, which every page needs, lie in `theme/static/`, and
Sphinx copies them.
"""

from pathlib import Path

from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book
from ipnb.web.bundle import COMMENTS

PACKAGE = Path(__file__).parent

#: one style sheet for every page (`book.css`), from these, in this order: a later rule wins over an earlier one
MERGED_SHEETS = (
    "theme/page.css",
    "theme/wide.css",
    "theme/text.css",
    "theme/code.css",
    "theme/figures.css",
    "plots/plots.css",
    "drawings/drawings.css",
    "theme/boxes.css",
    "front_page/front_page.css",
    "claims/claims.css",
    "exercises/exercises.css",
    "exercises/kinds.css",
    "predictions/predictions.css",
    "scenes/dialogue.css",
    "progress/progress.css",
    "reader_tools/tools.css",
    "reader_tools/preferences.css",
    "annotations/begin.css",
    "citation/citation.css",
    "notebooks/notebooks.css",
    "theme/print.css",
)
#: a template, which `publish/offline.py` fills and writes beside the pages
WRITTEN_ELSEWHERE = ("publish/sw.js",)
#: what Sphinx copies
THEMES_OWN = "theme/static/"


def write_if_new(path: Path, text: str) -> None:
    """Write a file unless it says so already: what is unchanged is not compressed again."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def browser_files() -> dict[str, str]:
    """Return scripts and style sheets that stand alone, without comments: address below `_static/` -> text."""
    paths = [path for ending in ("js", "css") for path in sorted(PACKAGE.glob(f"**/*.{ending}"))]
    addresses = {path.relative_to(PACKAGE).as_posix(): path for path in paths}
    return {
        address: COMMENTS.sub("", path.read_text(encoding="utf-8"))
        for address, path in addresses.items()
        if address not in (*MERGED_SHEETS, *WRITTEN_ELSEWHERE)
        and not address.startswith(THEMES_OWN)
    }


def copy(app: Book) -> None:
    """Put the browser files below `_static/`."""
    for address, text in browser_files().items():
        write_if_new(Path(app.outdir) / "_static" / address, text)


def setup(app: Sphinx) -> None:
    """Connect the step: before any page asks for the addresses."""
    app.connect("builder-inited", copy)
