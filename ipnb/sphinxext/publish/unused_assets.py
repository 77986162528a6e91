"""Style sheets and scripts that Sphinx and its extensions copy and no page loads."""

from pathlib import Path

from ipnb.sphinxext.book import Book

#: written whatever the theme says: Sphinx's colours of code, sphinx-design's and MyST-NB's own
UNUSED = ("pygments.css", "sphinx-design.min.css", "design-tabs.js", "mystnb.*.css")


def remove(app: Book) -> None:
    """Remove them, so that whoever keeps the course for reading offline fetches none of it."""
    for pattern in UNUSED:
        for file in (Path(app.outdir) / "_static").glob(pattern):
            file.unlink()
