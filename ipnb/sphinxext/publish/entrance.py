"""The site's own address leads to the front page."""

import html
from pathlib import Path

from ipnb.sphinxext.book import Book

ENTRANCE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="canonical" href="{page}">
<meta http-equiv="refresh" content="0; url={page}"></head>
<body><main><h1>{title}</h1><p><a href="{page}">To the front page</a></p></main></body></html>
"""


def write(app: Book) -> None:
    """Write `index.html`, and the mark that lets a branch of a repository serve the site."""
    out = Path(app.outdir)
    page = app.builder.get_target_uri(app.config.root_doc)
    title = html.escape(app.config.html_title)
    (out / "index.html").write_text(ENTRANCE.format(page=page, title=title), encoding="utf-8")
    # or GitHub Pages leaves out every folder that begins with _
    (out / ".nojekyll").touch()
