"""Plotly for the page, from npm: a page loads it when its reader asks for the live figure."""

import shutil
from pathlib import Path

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import require
from ipnb.web.plotly_file import PLOTLY


def copy(app: Book) -> None:
    """Put Plotly beside the pages if any of them holds a figure."""
    out = Path(app.outdir)
    if not any('class="plot"' in page.read_text(encoding="utf-8") for page in out.rglob("*.html")):
        return
    source, target = require("Plotly for the page", PLOTLY), out / "_static/plots" / PLOTLY.name
    if not target.exists() or target.stat().st_size != source.stat().st_size:
        shutil.copyfile(source, target)
