"""The first page of `lite/`: its notebooks by name, and what to expect. Pure.

JupyterLite's pages look in it for settings, of which it has none.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

from ipnb.web.tokens import css

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Notebooks in this browser</title>
  <script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
  <style>
    {tokens}
    :root {{ color-scheme: light dark; }}
    body {{ background: var(--paper); color: var(--ink); }}
    a {{ color: var(--action); }}
    body {{ max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.1rem 4rem; font: 1.05rem/1.6 var(--serif); }}
    h1 {{ font-size: 1.7rem; line-height: 1.25; }}
    h2 {{ font-size: 1.2rem; margin-top: 2rem; }}
    li {{ margin: 0.2rem 0; padding: 0.15rem 0; }}
  </style>
</head>
<body>
<main>
<p><a href="../index.html">Back to the book</a></p>
<h1>Notebooks in this browser</h1>
<p>Here the chapters are notebooks that run, and change, without a server, and so are the open cases: Python works
in this browser. The first one fetches about 25 MB and takes some ten seconds to start; after that they start
faster. If <i>Run ▸ Run All Cells</i> does nothing, Python is still starting: choose it once more. What you change
or answer is kept in this browser only. <i>File ▸ Download</i> saves a notebook as a file, and the last page of
a case your answers.</p>
{sections}
</main>
</body>
</html>
"""


def page(contents: Sequence[Mapping[str, Any]]) -> str:
    """Return the page.

    Parameters
    ----------
    contents : sequence of mapping
        Parts with a ``title`` and their ``notebooks``, each a ``path`` and a ``title``.
    """
    return PAGE.format(tokens=css(), sections="\n".join(map(_section, contents)))


def _section(part: Mapping[str, Any]) -> str:
    links = "\n".join(
        f'<li><a href="notebooks/index.html?{urlencode({"path": one["path"]}, safe="/")}">'
        f"{escape(one['title'])}</a></li>"
        for one in part["notebooks"]
    )
    return f"<h2>{escape(part['title'])}</h2>\n<ul>\n{links}\n</ul>"
