"""Drawings of our own: ``{drawing} name`` puts `book/drawings/name.svg` into the page, as a numbered figure.

The picture stands in the page itself, so that it takes the page's colours in light, dark and print, and its
title and description are read out. `web/figures.css` has the colours.
"""

import re
from typing import ClassVar
from xml.etree import ElementTree

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from . import BOOK
from .nearest import nearest

logger = logging.getLogger(__name__)
FOLDER = BOOK / "drawings"
SVG = "{http://www.w3.org/2000/svg}"
FOREIGN = re.compile(r"<(?:script|image|foreignObject|style)\b|\shref=|url\((?!#)|\son\w+=", re.I)
COLOUR = re.compile(r"\s(?:fill|stroke|style|color)=\"(?!none\")", re.I)


def faults_of(text: str) -> list[str]:
    """Return what is wrong with a drawing, in words for its author."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"not readable as SVG: {error}"]
    found = []
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        found.append("the outermost element must be `svg` with its namespace and a `viewBox`")
    for name, what in (
        ("title", "what it is, in a few words"),
        ("desc", "what it shows, for whoever cannot see it"),
    ):
        first = root.find(f"{SVG}{name}")
        if first is None or not (first.text or "").strip():
            found.append(f"`<{name}>` is missing: say {what}")
    if FOREIGN.search(text):
        found.append("scripts, styles, pictures and addresses do not belong in it")
    if COLOUR.search(text):
        found.append("a colour of its own: use a class of web/figures.css, which knows dark pages and print")
    return found


def inline(name: str, text: str) -> str:
    """Return the drawing as it stands in a page: with names of its own, and said to be a picture."""
    text = re.sub(r"<\?xml.*?\?>|<!--.*?-->", "", text, flags=re.S).strip()
    text = re.sub(r'\bid="', f'id="drawing-{name}-', text)
    text = re.sub(r"url\(#", f"url(#drawing-{name}-", text)
    text = text.replace("<title>", f'<title id="drawing-{name}-title">', 1)
    text = text.replace("<desc>", f'<desc id="drawing-{name}-desc">', 1)
    opening = (
        f'<svg class="drawing" role="img" aria-labelledby="drawing-{name}-title" '
        f'aria-describedby="drawing-{name}-desc"'
    )
    return re.sub(r">\s+<", "><", text.replace("<svg", opening, 1))


class Drawing(SphinxDirective):
    """``{drawing} name`` with a caption as its content and, for references, ``:name:``."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged_required}

    def run(self):
        """Return the figure."""
        name = self.arguments[0]
        path = FOLDER / f"{name}.svg"
        self.env.note_dependency(str(path))
        if not path.exists():
            hint = nearest(name, [file.stem for file in FOLDER.glob("*.svg")])
            logger.warning("no drawing '%s' in book/drawings.%s", name, hint, location=self.get_location())
            return []
        text = path.read_text(encoding="utf-8")
        for fault in faults_of(text):
            logger.warning("book/drawings/%s.svg: %s", name, fault, location=self.get_location())
        figure = nodes.figure()
        figure += nodes.raw("", inline(name, text), format="html")
        caption = nodes.caption()
        words = nodes.paragraph()
        self.state.nested_parse(self.content, self.content_offset, words)
        caption += words.children[0].children if words.children else []
        if caption.children:
            figure += caption
        self.add_name(figure)
        return [figure]


def setup(app):
    """Offer the directive."""
    app.add_directive("drawing", Drawing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
