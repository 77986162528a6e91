"""Drawings of our own: ``{drawing} name`` puts `book/drawings/name.svg` into the page with its words.

A drawing is 340 units wide, so that its letters can be read on a phone, and has colours by class from
`drawings.css` beside this file, so that it goes dark with the page. Its ``<title>`` names it; its ``<desc>``
says all that it shows and stands below it, folded.
"""

import re
from html import escape, unescape
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.suggest import did_you_mean
from ipnb.web.svg import told_by_title, with_attributes

logger = logging.getLogger(__name__)
COMMENT = re.compile(r"<!--.*?-->", re.S)
BETWEEN = re.compile(r">\s+<")


def words_of(svg: str, element: str) -> str:
    """Return what stands in ``<title>`` or ``<desc>``, on one line; empty if there is none."""
    found = re.search(rf"<{element}>(.*?)</{element}>", svg, re.S)
    return " ".join(unescape(found[1]).split()) if found else ""


def inlined(svg: str, name: str) -> str:
    """Return a drawing as a part of a page: named by its title, described by the words below it.

    Parameters
    ----------
    svg : str
        The file's text.
    name : str
        The drawing's name, which makes its ids unique in the page.

    Raises
    ------
    ValueError
        If it has no title or no description.
    """
    title, words = words_of(svg, "title"), words_of(svg, "desc")
    if not title or not words:
        raise ValueError(
            f"drawing '{name}': it needs a <title> and a <desc>, for readers who cannot see it"
        )
    svg = re.sub(r"<desc>.*?</desc>", "", COMMENT.sub("", svg), flags=re.S)
    svg = BETWEEN.sub("><", svg).strip()
    svg = svg.replace("<title>", f'<title id="drawing-{name}">', 1)
    svg = told_by_title(svg)
    ids = {"aria_labelledby": f"drawing-{name}", "aria_describedby": f"drawing-{name}-words"}
    return (
        with_attributes(svg, role="img", **ids) + "<details><summary>The drawing in words</summary>"
        f'<p id="drawing-{name}-words">{escape(words)}</p></details>'
    )


class Drawing(SphinxDirective):
    """``{drawing} name`` with a caption as its content and a ``:name:`` for references."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return a numbered figure, or nothing but a warning that says what is wrong."""
        self.assert_has_content()
        name = self.arguments[0].strip()
        folder = Path(self.env.srcdir) / self.env.config.drawings_dir
        file = folder / f"{name}.svg"
        self.env.note_dependency(str(file))
        try:
            picture = inlined(file.read_text(encoding="utf-8"), name)
        except FileNotFoundError:
            hint = did_you_mean(name, [path.stem for path in folder.glob("*.svg")])
            logger.warning(
                "no drawing '%s' in %s.%s", name, folder.name, hint, location=self.get_location()
            )
            return []
        except ValueError as error:
            logger.warning("%s", error, location=self.get_location())
            return []
        caption, _ = self.state.inline_text(" ".join(self.content), self.lineno)
        figure = nodes.figure("", nodes.raw("", picture, format="html"), classes=["drawing"])
        figure += nodes.caption("", "", *caption)
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]
