"""A page's pictures as files of their own, with the colours that they have in the page."""

import re
from functools import cache
from pathlib import Path

from ipnb.sphinxext.assets import PACKAGE
from ipnb.sphinxext.figure_index.collect import Shown
from ipnb.sphinxext.theme.stylesheet import slim
from ipnb.web.svg import element
from ipnb.web.tokens import TOKENS

FRAME = re.compile(r'viewBox="([^"]+)"')
#: roles, names and descriptions: `alt` says them where the picture is shown
TOLD = re.compile(r'\s(?:role|aria-[a-z]+|id)="[^"]*"(?=[^<>]*>)')
TITLE = re.compile(r"<title[^>]*>.*?</title>", re.S)
USED = re.compile(r"var\(--([a-z-]+)")
SIMULATION = PACKAGE.parent / "simulation"
#: kind -> style sheets, the classes round the picture, and what holds for a picture alone
LOOKS: dict[str, tuple[tuple[Path, ...], tuple[str, ...], str]] = {
    "figure": (
        (PACKAGE / "plots/plots.css",),
        ("plot",),
        "svg.still.narrow{display:block;width:100%;margin:0}",
    ),
    "drawing": ((PACKAGE / "drawings/drawings.css",), ("drawing",), "svg{font:15px var(--sans)}"),
    "model": (
        (SIMULATION / "base.css", SIMULATION / "still.css"),
        ("simulation", "still"),
        "",
    ),
}


@cache
def rules(kind: str) -> str:
    """Return the style sheet of one kind of picture."""
    sheets, _, alone = LOOKS[kind]
    return slim("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)) + alone


def tokens(used: str) -> str:
    """Return the colours and fonts that some CSS and SVG name, as custom properties of a picture."""
    names = set(USED.findall(used))
    colours = [
        f"--{name}:light-dark({light},{dark})"
        for name, (light, dark) in TOKENS["colours"].items()
        if name in names
    ]
    fonts = [f"--{name}:{family}" for name, family in TOKENS["fonts"].items() if name in names]
    return f":root{{color-scheme:light dark;{';'.join(colours + fonts)}}}"


def size(svg: str) -> tuple[int, int]:
    """Return width and height of a picture (pixels).

    Raises
    ------
    ValueError
        If the picture does not say them.
    """
    frame = FRAME.search(svg)
    if not frame:
        raise ValueError(f"a picture without a viewBox: {svg[:80]}")
    _, _, width, height = (float(number) for number in frame[1].split())
    return round(width), round(height)


def standalone(shown: Shown) -> str:
    """Return a picture as a file: in its own colours, light or dark as the page that shows it."""
    _, classes, _ = LOOKS[shown.kind]
    # what a pattern or a marker is called by must stay
    drawn = shown.svg if "url(#" in shown.svg else TOLD.sub("", TITLE.sub("", shown.svg))
    style = rules(shown.kind)
    frame = FRAME.search(shown.svg)
    for name in reversed(classes):
        drawn = element("g", drawn, class_=name)
    return element(
        "svg",
        # in CDATA: where one rule stands in another, it has signs that XML would read
        element("style", f"<![CDATA[{tokens(style + drawn)}{style}]]>"),
        drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=frame and frame[1],
    )
