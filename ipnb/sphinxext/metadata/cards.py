"""The picture that is shown where somebody passes a chapter's address on: its number, its title, and a river."""

import hashlib
import math
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.citation.formats import Work
from ipnb.sphinxext.npm import NODE_MODULES, require
from ipnb.sphinxext.publish import versions
from ipnb.web.tokens import TOKENS

FONT = NODE_MODULES / "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
FOLDER = "_static/cards"
NAME = re.compile(rf"{FOLDER}/([0-9a-f]+\.png)")
#: the shape that the cards of most services are cut to
WIDTH, HEIGHT = 1200, 630
MARGIN = 90
TITLE_SIZES = (92, 80, 68, 58)
SMALL = 40
LINES = 3
#: colours of the drawn picture: flat areas, and the soft edges between them
COLOURS = 48


@dataclass(frozen=True)
class Card:
    """A picture and what it says.

    Attributes
    ----------
    address : str
        On the web.
    words : str
    width, height : int
    """

    address: str
    words: str
    width: int = WIDTH
    height: int = HEIGHT


def card_of(app: Book, work: Work | None) -> Card | None:
    """Return the card of a chapter, or of the book for every other page; draw it if it has not been drawn.

    A card is found by its whole address: where `_config.yml` names none, there are no cards.
    """
    home, edition = app.config.html_baseurl, app.edition
    if not home or edition is None:
        return None
    chapter = f"Chapter {work.chapter}" if work and work.chapter else ""
    title = work.title if work and chapter else edition.title
    shown = (title, chapter, edition.title if chapter else "")
    # another title or another way of drawing gives another address: services keep a card for long
    state = repr((shown, colours(), own_code()))
    name = f"{FOLDER}/{hashlib.sha256(state.encode()).hexdigest()[:12]}.png"
    file = Path(app.outdir) / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(draw(*shown))
    words = ". ".join(part for part in (chapter, title, shown[2]) if part)
    return Card(f"{home.rstrip('/')}/{name}", words)


def colours() -> dict[str, str]:
    """Return the light colours, by their names."""
    return {name: light for name, (light, _) in TOKENS["colours"].items()}


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return all pages if their cards have other colours than before, and so other addresses."""
    now = repr(colours()) if app.config.html_baseurl else ""
    before, env.card_colours = getattr(env, "card_colours", now), now
    return sorted(env.found_docs) if before != now else []


def clear_up(app: Book) -> None:
    """Remove the cards that no page names any more."""
    out = Path(app.outdir)
    pages = [page.read_text(encoding="utf-8") for page in versions.pages(out)]
    named = {name for page in pages for name in NAME.findall(page)}
    for file in (out / FOLDER).glob("*.png"):
        if file.name not in named:
            file.unlink()


@cache
def own_code() -> bytes:
    """Return what this file says, by which a card is known to be drawn as it would be now."""
    return Path(__file__).read_bytes()


def draw(title: str, above: str, below: str) -> bytes:
    """Draw a card.

    Parameters
    ----------
    title : str
        In as large letters as it fits in.
    above, below : str
        Smaller; may be empty.

    Returns
    -------
    bytes
        A PNG of 1200 by 630 pixels.
    """
    light = colours()
    image = Image.new("RGB", (WIDTH, HEIGHT), light["paper"])
    pen = ImageDraw.Draw(image)
    bank = [(x, river(x)) for x in range(0, WIDTH + 1, 6)]
    pen.polygon([*bank, (WIDTH, HEIGHT), (0, HEIGHT)], fill=light["water"])
    for depth in (0, 30):
        line = [(x, y + depth) for x, y in bank]
        pen.line(line, fill=light["current"], width=5 if depth == 0 else 2)
    pen.text((MARGIN, 64), above, font=font(SMALL), fill=light["action"])
    shown, lines = fitted(title)
    for number, words in enumerate(lines):
        pen.text((MARGIN, 128 + number * shown.size * 1.16), words, font=shown, fill=light["ink"])
    pen.text((MARGIN, HEIGHT - 76), below, font=font(SMALL), fill=light["ink"])
    made = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(made, "PNG", optimize=True)
    return made.getvalue()


def river(x: float) -> float:
    """Return the height at which the water begins."""
    return 482 + 20 * math.sin(x / 130) + 9 * math.sin(x / 47 + 1)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the face of the formulas, which comes with the book and has all letters of English."""
    return ImageFont.truetype(str(require("STIX Two Math", FONT)), size)


def fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a title takes three lines at most, and the lines."""
    for size in TITLE_SIZES:
        lines = wrapped(title, font(size), WIDTH - 2 * MARGIN)
        if len(lines) <= LINES:
            break
    return font(size), lines[:LINES]


def wrapped(title: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Return a title in lines of at most a width in pixels."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
