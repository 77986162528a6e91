"""Pages that stand alone in one file, to be opened, printed or handed over without anything beside them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ipnb.web.tokens import css

#: what the sheet of every such page begins with; it stands here, because files of this folder are served
BASE = """:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }"""
#: what the sheet of a page that is made to be printed goes on with
ON_PAPER = """@media print {
  main { max-width: none; padding: 0; }
  body { background: #fff; color: #000; font-size: 10.5pt; }
}"""


def standalone_page(
    folder: Path,
    template: str,
    sheet: str,
    filters: Mapping[str, Any] | None = None,
    on_paper: bool = False,
    **values: Any,
) -> str:
    """Write one HTML page that needs no other file. Autoescaping is on, so nothing in it can act.

    Parameters
    ----------
    folder : Path
        Where template and style sheet stand.
    template, sheet : str
        Their names; the template puts ``css`` into its style.
    filters : mapping, optional
        What the template calls by a name of its own.
    on_paper : bool
        Whether it is made to be printed, so that paper needs no margin and no colour of the page's own.
    **values
        What the template shows; a name that it asks for and does not get is an error.
    """
    environment = _environment(folder)
    if filters:
        environment = environment.overlay()
        environment.filters = {**environment.filters, **filters}
    return environment.get_template(template).render(css=_style(folder, sheet, on_paper), **values)


@cache
def _environment(folder: Path) -> Environment:
    """Return the templates of a folder, each compiled once for however many pages."""
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)


@cache
def _style(folder: Path, sheet: str, on_paper: bool) -> Markup:
    own = (folder / sheet).read_text(encoding="utf-8")
    # last, so that on paper it wins over the page's own measures for a screen
    return Markup("\n".join([css(), BASE, own, *([ON_PAPER] if on_paper else [])]))
