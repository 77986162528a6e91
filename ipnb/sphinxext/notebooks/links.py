"""Where a chapter opens as a notebook: files to download, the browser's edition, a department's hub.

A hub is named as Jupyter Book's users name it, ``launch_buttons: {jupyterhub_url: …}`` and
``repository: {url: …}`` in `_config.yml`. The repository is the one in which the built book is kept, since what
opens is the notebook that lies beside the page. Without it there is no link.
"""

import os
import posixpath
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from docutils import nodes
from sphinx.application import Sphinx

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.notebooks import course_wheel
from ipnb.sphinxext.notebooks.downloads import (
    DOWNLOADS,
    lite_path,
    lite_path_of_case,
    with_cells,
)

#: an interface of Jupyter -> how its addresses begin; the names are Jupyter Book's
INTERFACES = {"classic": "tree", "jupyterlab": "lab/tree"}
LITE = "IPNB_LITE"


def hub_address(options: dict[str, Any], docname: str) -> str:
    """Return the link by which nbgitpuller fetches the repository and opens a chapter; empty without a hub.

    Parameters
    ----------
    options : dict
        The theme's: ``launch_buttons`` with ``jupyterhub_url`` and perhaps ``notebook_interface``,
        ``repository_url``, and perhaps ``repository_branch`` and ``path_to_docs``.
    docname : str
        The chapter.
    """
    buttons = options.get("launch_buttons") or {}
    hub, repository = buttons.get("jupyterhub_url"), options.get("repository_url")
    if not hub or not repository:
        return ""
    interface = INTERFACES.get(buttons.get("notebook_interface", ""), INTERFACES["jupyterlab"])
    folder = posixpath.basename(str(repository).rstrip("/").removesuffix(".git"))
    inside = str(options.get("path_to_docs") or "").strip("/")
    asked = {
        "repo": repository,
        "urlpath": posixpath.join(interface, folder, inside, f"{docname}.ipynb"),
        "branch": options.get("repository_branch") or "master",
    }
    return f"{str(hub).rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked, safe='/')}"


def ways(docname: str, root: str, hub: str, lite: bool) -> list[str]:
    """Return the links of a chapter, as HTML.

    Parameters
    ----------
    docname : str
        The chapter.
    root : str
        The way from its page to the book's folder.
    hub : str
        A link to a department's hub, or nothing.
    lite : bool
        Whether `lite/` lies beside the book.
    """
    name = posixpath.basename(docname)
    found = [
        f'<a href="{name}.ipynb" download>Jupyter notebook (.ipynb)</a>',
        f'<a href="{name}.md" download>Markdown (.md)</a>',
        f'<a href="{root}{DOWNLOADS}/{course_wheel.name()}" download>the package that they import</a>',
    ]
    if lite:
        found.append(way_to_lite(lite_path(docname), root))
    if hub:
        found.append(f'<a href="{escape(hub)}">open it in your hub</a>')
    return found


def of_case(name: str, root: str) -> str:
    """Return what the page of an open case says of its notebook, as HTML.

    Parameters
    ----------
    name : str
        The case's id.
    root : str
        The way from its page to the book's folder.
    """
    way = way_to_lite(lite_path_of_case(name), root)
    return f'<p class="as-notebook">This case as a notebook, with answers of its own: {way}.</p>'


def way_to_lite(path: str, root: str) -> str:
    """Return the link to a notebook of `lite/`, as HTML, and what it costs."""
    asked = urlencode({"path": path}, safe="/")
    link = f'<a href="{root}lite/notebooks/index.html?{asked}">run it in this browser</a>'
    return f"{link} (25 MB the first time)"


def add(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the links at the foot of a chapter, and of an open case."""
    if app.builder.name != "html":
        return
    # pages of Sphinx's own, such as the search, have no body
    cases = app.env.metadata.get(pagename, {}).get("open_cases", []) if app.config.lite else []
    for name in cases:
        context["body"] += of_case(name, context["content_root"])
    if pagename not in with_cells(app):
        return
    hub = hub_address(app.config.html_theme_options, pagename)
    links = ways(pagename, context["content_root"], hub, app.config.lite)
    context["body"] += f'<p class="as-notebook">This chapter as a notebook: {"; ".join(links)}.</p>'


def setup(app: Sphinx) -> None:
    """Add the links to pages; `make` says whether `lite/` will lie beside them."""
    lies_there = (Path(app.outdir) / "lite/index.html").exists()
    app.add_config_value("lite", bool(os.environ.get(LITE)) or lies_there, "html")
    # before roles and labels are mended
    app.connect("html-page-context", add, priority=600)
