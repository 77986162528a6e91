"""The front page's picture: one run of the river model, drawn at build; the boat sails it once and rests."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ipnb.models.river import model as river
from ipnb.sphinxext.book import Translator
from ipnb.sphinxext.notebooks import imported_files
from ipnb.web import svg

Floats = npt.NDArray[np.float64]
WIDTH, HEIGHT = 1200, 330
SEED = 11
STAGES: list[tuple[dict[str, Any], int]] = [  # differentiation and linkage, and how long
    ({"differentiation": 0.05, "linkage": 0.05}, 60),
    ({"differentiation": 0.85, "linkage": 0.85}, 30),
]
WORDS = (
    "A river between two banks, rigidity above and chaos below. A boat is thrown from one bank to the other; "
    "then, where differences are allowed and linked, it keeps to the middle and moves on in flow."
)
KEEP = 5  # every so many steps of the run
BOAT = "M-23 -7H23C20 5 12 10 0 10S-20 5 -23 -7Z"


class river_hero(nodes.General, nodes.Element):
    """The picture."""


def bend(x: float | Floats) -> Any:
    """Return how far the whole river lies to the left or right of a straight one (pixels).

    Parameters
    ----------
    x : float or array, shape (n,)
        Places along the river (pixels).

    Returns
    -------
    float or array, shape (n,)
    """
    return 13 * np.sin(x / 190) + 7 * np.sin(x / 83 + 1)


def upright(position: npt.ArrayLike) -> Floats:
    """Return where on paper a place between the banks lies (pixels from above, before the bend).

    Parameters
    ----------
    position : float or array, shape (n,)
        In the model's units; the banks lie at its bounds.

    Returns
    -------
    array, shape (n,)
    """
    return HEIGHT / 2 + 62 * np.asarray(position)


def run() -> np.ndarray:
    """Return the run's places, one stage after the other, with the same noise at each build; shape (steps,)."""
    places, start = [], -1.2
    for number, (settings, duration) in enumerate(STAGES):
        voyage = river.simulate(
            seed=SEED + number, duration=duration, start=start, every=KEEP * 10, **settings
        )
        places.append(voyage.x[0])
        start = float(voyage.x[0][-1])
    return np.concatenate(places)


def along_river(xs: Floats, position: npt.ArrayLike) -> str:
    """Return the path data of places between the banks, over the way along the river (whole pixels)."""
    return svg.outline(xs, upright(position) + bend(xs), digits=0)


def smooth(places: np.ndarray) -> np.ndarray:
    """Return the run without its smallest tremors, which a line of this width cannot show.

    Parameters
    ----------
    places : array, shape (n,)
        In the model's units.

    Returns
    -------
    array, shape (n,)
    """
    kernel = np.array([1, 3, 4, 3, 1]) / 12
    return np.convolve(np.pad(places, 2, mode="edge"), kernel, mode="valid")


def draw() -> str:
    """Draw the picture as SVG; colours come from the style sheet."""
    xs = np.linspace(-10, WIDTH + 10, 90)
    edges = [along_river(xs, bound) for bound in river.BOUNDS]
    back = svg.points(xs[::-1], upright(river.BOUNDS[1]) + bend(xs[::-1]), digits=0)
    places = smooth(run())
    along = np.linspace(0, WIDTH - 150, len(places))
    track = along_river(along, places)
    labels = (
        svg.text(WIDTH - 26, y + 5, zone.label, anchor="end", class_=zone.name)
        for zone, y in zip(
            river.MODEL.zones, upright([-1.75, 0, 1.75]) + bend(WIDTH - 60), strict=True
        )
    )
    lines = (svg.path(along_river(xs, p), class_="ripple") for p in (-0.55, -0.2, 0.2, 0.55))
    length = round(math.hypot(WIDTH, HEIGHT))
    return svg.picture(
        (0, 0, WIDTH, HEIGHT),
        svg.rectangle(0, 0, WIDTH, HEIGHT, class_="bank rigidity"),
        svg.path(f"{edges[1]}V{HEIGHT}H-10z", class_="bank chaos"),
        svg.path(f"{edges[0]}L{back}z", class_="water"),
        *lines,
        svg.path(edges[0], class_="edge rigidity"),
        svg.path(edges[1], class_="edge chaos"),
        *labels,
        svg.path(track, class_="track", pathLength=length, stroke_dasharray=length),
        svg.path(BOAT, class_="boat", style=f"offset-path:path('{track}')"),
        class_="hero",
        preserveAspectRatio="xMaxYMid slice",
        role="img",
        aria_label=WORDS,
    )


class RiverHero(SphinxDirective):
    """``{river-hero}``."""

    def run(self) -> list[nodes.Node]:
        """Return the picture, drawn when the page is read: it is written whenever any page changed."""
        for file in drawn_by():
            self.env.note_dependency(str(file))
        return [river_hero(picture=draw())]


def drawn_by() -> list[Path]:
    """Return the files of the model and what it stands on: when one changed, the page is read again."""
    return sorted(imported_files.behind([Path(river.__file__)]))


def visit(self: Translator, node: nodes.Element) -> None:
    """Write the picture."""
    self.body.append(f"<figure>{node['picture']}</figure>\n")
    raise nodes.SkipNode
