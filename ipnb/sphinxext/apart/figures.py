"""Figures: their pictures as files that a browser fetches when they come near, and their data as files too."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from itertools import count

from ipnb.sphinxext.apart.piece import Parted, Piece, beside, way
from ipnb.sphinxext.figure_index.collect import Shown
from ipnb.sphinxext.figure_index.pictures import size, standalone
from ipnb.web.svg import first_picture

PLOT = re.compile(
    r'<div class="plot">(?P<top>.*?)<div class="stage">(?P<stills>.*?)</div>'
    r'(?P<tools><div class="plot-tools">.*?)<script type="application/json">(?P<data>.*?)</script></div>',
    re.S,
)
#: one picture with its words; each stands right behind this
DRAWING, MODEL = re.compile(r'<figure class="drawing[^>]*>\s*'), re.compile(r'<div class="seen">')
OWN = re.compile(r'\s(aria-[a-z]+)="([^"]*)"')
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S)
#: up to here a figure shows its picture for phones; beside it, the page's margins (`plots/plots.css`)
PHONE = "(max-width: 35rem)"
#: what an element is named or described by stands elsewhere in the page
ELSEWHERE = ("aria-labelledby", "aria-describedby")

#: from a picture's text -> its address from the site's root, where one lies there already
Known = Mapping[str, str]
#: picture, kind -> the file with it
File = Callable[[str, str], Piece]


def files_of(page: str, known: Known) -> File:
    """Return what gives a picture its file: the one that lies there for the list of all figures, or its own."""
    numbers = count(1)

    def file(svg: str, kind: str) -> Piece:
        text = standalone(Shown(kind, "", "", "", "", svg, is_covered=False))
        if text in known:
            return Piece(known[text], text)
        return beside(page, f"picture-{next(numbers)}.svg", text)

    return file


def image(page: str, svg: str, file: Piece, alt: str, *attributes: str) -> str:
    """Return a picture as an element that loads it."""
    width, height = size(svg)
    own = "".join(f" {one}" for one in attributes)
    return (
        f'<img{own} src="{way(page, file)}" width="{width}" height="{height}" alt="{alt}" '
        'loading="lazy" decoding="async">'
    )


def stage(page: str, stills: str, file: File) -> tuple[str, list[Piece]]:
    """Return the two pictures of a computed figure as one element, of which a browser fetches one."""
    wide = first_picture(stills, 'class="still wide"')
    narrow = first_picture(stills, 'class="still narrow"')
    made = [file(wide, "figure"), file(narrow, "figure")]
    label = dict(OWN.findall(wide[: wide.index(">")]))["aria-label"]
    width, height = size(narrow)
    phone = (
        f'<source media="{PHONE}" srcset="{way(page, made[1])}" width="{width}" height="{height}">'
    )
    shown = image(page, wide, made[0], label, 'class="still wide"')
    return f"<picture>{phone}{shown}</picture>", made


def set_plots_apart(page: str, text: str, file: File) -> Parted:
    """Return a page whose computed figures load their pictures and data, and these files."""
    pieces: list[Piece] = []
    numbers = count(1)

    def plot(found: re.Match[str]) -> str:
        picture, made = stage(page, found["stills"], file)
        data = beside(page, f"figure-{next(numbers)}.json", found["data"])
        pieces.extend([*made, data])
        return (
            f'<div class="plot" data-figure="{way(page, data)}">{found["top"]}<div class="stage">{picture}</div>'
            f"{found['tools']}</div>"
        )

    return PLOT.sub(plot, text), tuple(pieces)


def named(svg: str) -> tuple[str, list[str]]:
    """Return a picture's alternative text, and the attributes that lead to words elsewhere in the page."""
    title = TITLE.search(svg)
    alt = escape(unescape(title[1])) if title else ""
    own = dict(OWN.findall(svg[: svg.index(">")]))
    inside = set(re.findall(r'\sid="([^"]+)"', svg))
    return alt, [
        f'{name}="{own[name]}"' for name in ELSEWHERE if own.get(name, "") not in ("", *inside)
    ]


def set_pictures_apart(
    page: str, text: str, opening: re.Pattern[str], kind: str, file: File
) -> Parted:
    """Return a page whose drawings, or whose models' still pictures, are loaded, and their files."""
    pieces: list[Piece] = []
    parts, end = [], 0
    for found in opening.finditer(text):
        svg = first_picture(text[found.end() :])
        if not svg or not text.startswith(svg, found.end()):
            continue
        piece = file(svg, kind)
        alt, own = named(svg)
        pieces.append(piece)
        parts += [text[end : found.end()], image(page, svg, piece, alt, *own)]
        end = found.end() + len(svg)
    return "".join([*parts, text[end:]]), tuple(pieces)


def set_figures_apart(page: str, text: str, known: Known) -> Parted:
    """Return a page without the pictures and data of its figures, and the files with them."""
    file = files_of(page, known)
    text, plots = set_plots_apart(page, text, file)
    text, drawings = set_pictures_apart(page, text, DRAWING, "drawing", file)
    text, models = set_pictures_apart(page, text, MODEL, "model", file)
    return text, (*plots, *drawings, *models)
