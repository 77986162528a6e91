"""A Plotly figure in the book: a still picture, a table of its numbers, the live one on demand.

Chapters hold plain Plotly. In a notebook Plotly shows itself; here what the kernel sent is drawn at build.
"""

import html
import json
import re
from typing import Any

from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin, load_mime_renders
from sphinx.errors import ExtensionError
from sphinx.util import logging

from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.plots.figure_data import dressed
from ipnb.sphinxext.plots.plot_table import numbers
from ipnb.sphinxext.plots.still_plot import still

logger = logging.getLogger(__name__)
MIME = "application/vnd.plotly.v1+json"
COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def payload(figure: dict[str, Any]) -> str:
    """Return the figure for the page's script, in a form that cannot end the element it stands in."""
    text = json.dumps(figure, separators=(",", ":"), ensure_ascii=False)
    return "".join(SAFE.get(letter, letter) for letter in text)


def as_html(figure: dict[str, Any]) -> str:
    """Return what stands in the page for one figure.

    Raises
    ------
    ValueError
        If the figure has no words (`layout.meta`) or a kind of trace that is not drawn.
    """
    words = figure.get("layout", {}).get("meta")
    if not isinstance(words, str) or not words.strip():
        raise ValueError("a figure without words: say in `layout.meta` what it shows")
    figure = dressed(figure)
    heading = (figure["layout"].pop("title", None) or {}).get("text")
    top = f'<p class="plot-title">{html.escape(heading)}</p>' if heading else ""
    return (
        f'<div class="plot">{top}<div class="stage">{still(figure, words)}</div>'
        f'<div class="plot-tools">{menus(figure["layout"])}<button type="button" hidden>Look closer</button>'
        f"<details><summary>The numbers in this figure</summary>{numbers(figure)}</details></div>"
        f'<script type="application/json">{payload(figure)}</script></div>'
    )


def menus(layout: dict[str, Any]) -> str:
    """Return Plotly's menus as the page's own: Plotly draws them where no keyboard can reach them.

    Raises
    ------
    ValueError
        If the figure has sliders, which have no such form yet.
    """
    if layout.get("sliders"):
        raise ValueError("no keyboard can reach sliders: use a menu (`layout.updatemenus`)")
    found = []
    for menu in layout.get("updatemenus") or []:
        labels = [html.escape(str(button.get("label", ""))) for button in menu["buttons"]]
        chosen = menu.get("active", 0)
        options = "".join(
            f"<option{' selected' if number == chosen else ''}>{words}</option>"
            for number, words in enumerate(labels)
        )
        name = html.escape(menu.get("name") or "Show")
        found.append(f"<label hidden>{name} <select>{options}</select></label>")
    return "".join(found)


class PlotlyPicture(MimeRenderPlugin):
    """Takes over what Plotly sends from a kernel."""

    mime_priority_overrides = (("html", MIME, 1), ("singlehtml", MIME, 1))

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return HTML for a figure, None for everything else."""
        if data.mime_type != MIME:
            return None
        colours = {found.lower() for found in COLOUR.findall(json.dumps(data.content))}
        shows(renderer.renderer.sphinx_env, "colours", sorted(colours))
        place = (renderer.renderer.document["source"], data.line)
        try:
            return [nodes.raw("", as_html(data.content), format="html")]
        except ValueError as error:
            logger.warning("%s", error, location=f"{place[0]}:{place[1]}")
            return []


def check_registered() -> None:
    """See to it that MyST-NB knows the renderer, which `pyproject.toml` registers as an entry point.

    Raises
    ------
    ExtensionError
        If the package was installed before it had one: every figure would silently be missing.
    """
    if PlotlyPicture not in load_mime_renders():
        raise ExtensionError(
            "Plotly figures would be missing from the book: install the package again, "
            "with `make book` or `pip install --no-deps -e .`"
        )
