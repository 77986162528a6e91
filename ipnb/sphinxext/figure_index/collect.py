"""What of a page is a figure, a drawing or a model, with its words and its picture."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from ipnb.sphinxext.html_parts import html_part
from ipnb.sphinxext.search.index import text_of
from ipnb.web.svg import first_picture

MODEL = re.compile(
    r'<figure class="simulation" id="(?P<id>[^"]+)">.*?<div class="still"><p>(?P<question>.*?)</p>.*?'
    r'<p class="words"[^>]*>(?P<words>.*?)</p>.*?'
    r"<figcaption>(?P<title>.*?)</figcaption>",
    re.S,
)
#: of the two still pictures the one for a phone, whose letters can still be read when it is small
NARROW = 'class="still narrow"'
PLOT_TITLE = re.compile(r'<p class="plot-title">(.*?)</p>', re.S)
DRAWING_WORDS = re.compile(r"<details>.*?<p id=[^>]*>(.*?)</p>", re.S)
FIRST_SENTENCE = re.compile(r"(.{12,}?)\.\s+([A-Z].*)", re.S)
LABEL = re.compile(r'aria-label="([^"]*)"')
DRAWING_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S)


@dataclass(frozen=True)
class Shown:
    """One figure, drawing or model of a page.

    Attributes
    ----------
    kind : str
        ``model``, ``figure`` or ``drawing``.
    at : str
        Its id on the page; of the section in which it stands, if it has none.
    title : str
        What it is called.
    caption : str
        What stands below it; empty if that is the title. Of a model, what it asks.
    words : str
        What its picture shows.
    svg : str
        The picture, as it stands in the page.
    is_covered : bool
        Whether the page covers it until its reader has guessed.
    """

    kind: str
    at: str
    title: str
    caption: str
    words: str
    svg: str
    is_covered: bool


def plain(markup: str) -> str:
    """Return HTML as text on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a node stands in, the innermost first."""
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def is_covered(node: nodes.Node) -> bool:
    """Return whether a node stands under the cover of a prediction."""
    return any(
        isinstance(one, html_part) and ("class", "covered") in one["own"] for one in ancestors(node)
    )


def caption_of(figure: nodes.figure | None) -> str:
    """Return what stands below a figure, without the references in it."""
    caption = next(iter(figure.findall(nodes.caption)), None) if figure is not None else None
    text = " ".join(text_of(caption).split()) if caption is not None else ""
    return re.sub(r"\s+([.,;:])(?!\d)", r"\1", text)


def parted(caption: str) -> tuple[str, str]:
    """Return a caption as a title, which is its first sentence, and the rest."""
    found = FIRST_SENTENCE.fullmatch(caption)
    return (found[1], found[2]) if found else (caption.removesuffix("."), "")


def place_of(node: nodes.Node, figure: nodes.figure | None) -> str:
    """Return the id to which a link can lead."""
    if figure is not None and figure["ids"]:
        return str(figure["ids"][0])
    section = next((one for one in ancestors(node) if isinstance(one, nodes.section)), None)
    return str(section["ids"][0]) if section is not None else ""


def shown_in(node: nodes.raw) -> Shown | None:
    """Return what a piece of HTML shows, None if that is nothing of these."""
    text = node.astext()
    if found := MODEL.search(text):
        return model(found, first_picture(text))
    figure = next((one for one in ancestors(node) if isinstance(one, nodes.figure)), None)
    caption, at, covered = caption_of(figure), place_of(node, figure), is_covered(node)
    if picture := first_picture(text, NARROW):
        title, label = PLOT_TITLE.search(text), LABEL.search(picture)
        words = html.unescape(label[1]) if label else ""
        heading, rest = (plain(title[1]), caption) if title else parted(caption)
        return Shown("figure", at, heading, rest, words, picture, covered)
    told = DRAWING_WORDS.search(text)
    if figure is not None and "drawing" in figure["classes"] and told:
        picture = first_picture(text)
        title = DRAWING_TITLE.search(picture)
        heading = plain(title[1]) if title else caption
        return Shown("drawing", at, heading, caption, plain(told[1]), picture, covered)
    return None


def model(found: re.Match[str], picture: str) -> Shown:
    """Return a model; its picture tells what it asks, so that it is covered."""
    question = plain(found["question"]).split(" Your guess:")[0]
    title, words = plain(found["title"]), plain(found["words"])
    return Shown("model", found["id"], title, question, words, picture, True)


def all_of(doctree: nodes.document) -> list[Shown]:
    """Return everything of these on a page, in its order."""
    found = (shown_in(node) for node in doctree.findall(nodes.raw) if node.get("format") == "html")
    return [one for one in found if one is not None]
