"""The cover: the title above a river, drawn as the cards of the site are."""

import math
from io import BytesIO

from PIL import Image, ImageDraw

from ipnb.sphinxext.citation.edition import Edition
from ipnb.sphinxext.metadata.cards import COLOURS, font, wrapped
from ipnb.web.tokens import TOKENS

#: the shape of most covers, and large enough for any shelf
WIDTH, HEIGHT = 1200, 1800
MARGIN = 110
TITLE, SMALL = 118, 52


def cover(edition: Edition) -> bytes:
    """Return a PNG with title, authors and version."""
    colours = {name: light for name, (light, _) in TOKENS["colours"].items()}
    image = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    pen = ImageDraw.Draw(image)
    for depth, shore in enumerate((1050, 1180, 1310)):
        bank = [(x, shore + 42 * math.sin(x / 170 + depth)) for x in range(0, WIDTH + 1, 6)]
        if depth == 0:
            pen.polygon([*bank, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colours["water"])
        pen.line(bank, fill=colours["current"], width=9 - 3 * depth)
    for number, line in enumerate(wrapped(edition.title, font(TITLE), WIDTH - 2 * MARGIN)):
        pen.text((MARGIN, 230 + number * TITLE * 1.15), line, font=font(TITLE), fill=colours["ink"])
    pen.text((MARGIN, 1540), " · ".join(edition.authors), font=font(SMALL), fill=colours["ink"])
    pen.text((MARGIN, 1620), f"Edition {edition.version}", font=font(SMALL), fill=colours["ink"])
    made = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(made, "PNG", optimize=True)
    return made.getvalue()
