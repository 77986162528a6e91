"""The still picture of the state-space grid: the three paths side by side, with what is counted below.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from collections import Counter
from math import floor, sqrt

from ipnb.dynamics.numbers import percent
from ipnb.models.state_space_grid import alt_text, model
from ipnb.models.state_space_grid.films import FILMS, MOMENTS, SECONDS
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, outline, path_data

WIDTH, HEIGHT = 360, 250
SIZE, TOP, LEFT, APART = 98, 34, 13, 118
#: radius of a disc for a whole film in one square, in sides of a square of the finest grid
LARGEST = 0.95


def _middle(cell: model.Cell, left: int, side: int) -> tuple[float, float]:
    carer, child = cell
    return left + SIZE * (child - 0.5) / side, TOP + SIZE * (side - carer + 0.5) / side


def _grid(left: int, side: int) -> str:
    lines = [
        path_data(
            "M", left + SIZE * i / side, TOP, "v", SIZE, "M", left, TOP + SIZE * i / side, "h", SIZE
        )
        for i in range(side + 1)
    ]
    water = svg.area("sea", box(left, TOP, left + SIZE, TOP + SIZE), 0.06)
    return water + svg.path("divide", "".join(lines), stroke_opacity=0.6)


def _film(which: int, settings: dict[str, float]) -> str:
    cells, side = model.path(which, **settings), model.side(**settings)
    found, left = model.count(cells, side**2), LEFT + APART * which
    x, y = zip(*(_middle(cell, left, side) for cell in model.visits(cells)), strict=True)
    discs = "".join(
        disc(*_middle(cell, left, side), LARGEST * SIZE / model.FINE * sqrt(time / MOMENTS))
        for cell, time in Counter(cells).items()
    )
    seconds = floor(SECONDS * found.stay + 0.5)
    back = "no moves" if found.back is None else f"{percent(found.back)} back"
    said = (f"{found.squares} squares", f"{found.moves} moves", f"{seconds} s a visit", back)
    middle = left + SIZE / 2
    return (
        _grid(left, side)
        + svg.area("under flow", discs, 0.3)
        + svg.path("longrun", outline(x, y), stroke_width=1.4, stroke_linejoin="round")
        + svg.path("boat", disc(x[0], y[0], 3), fill="currentColor", stroke=None)
        + svg.text("", middle, TOP - 12, FILMS[which].title)
        + "".join(
            svg.text("", middle, TOP + SIZE + 40 + 18 * i, line) for i, line in enumerate(said)
        )
    )


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    films = [_film(i, settings) for i in range(len(FILMS))]
    axes = svg.text("", WIDTH / 2, TOP + SIZE + 17, "child: upset → delighted; carer the same ↑")
    return svg.picture(WIDTH, HEIGHT, name, axes, *films)


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    codes = "from very upset to delighted" if settings["codes"] else "upset, neutral or pleased"
    return (
        "Three square grids, each with a path. From left to right the child’s feelings, from below to above the "
        f"carer’s, {codes}. A disc is larger the longer the pair stayed in a square, a line is a move, and a dot "
        "is where the path begins. Pairs, scenes and codes are invented. "
        + alt_text.summary(**settings)
    )
