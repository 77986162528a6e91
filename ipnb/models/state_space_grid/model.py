"""The state-space grid: three filmed pairs as paths over squares, and what is counted from a path.

Read from the top: what can be set, some presets, and when the model is wrong; then how codes become a path, and
what is counted of it. The same stands a second time in `step.js`; a test in a browser holds the two together.
The films and their codes are in `films.py`. The grid is that of Lewis, Lamey and Douglas (1999); dispersion is
computed as in GridWare (Lamey, Hollenstein, Lewis and Granic 2004).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import floor, log2

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.models.state_space_grid.films import FILMS, MOMENTS, SECONDS, STATES

Cell = tuple[int, int]

#: what this model calls a path, and by what; the two bounds are its own
KINDS = ("rigid", "flexible", "scattered")
#: moments that a visit lasts on average from which on a path is called rigid
STAYS = 3
#: share of moves that lead back to a square from which on a path that moves is called flexible
BACK = 0.5
#: the side of the grid with all the codes, and with three
FINE, COARSE = 5, 3

# fmt: off
_STEPS = ((-1.5, "two steps more upset"), (-0.5, "one step more upset"), (0.5, "as coded"),
          (1.5, "one step more pleased"), (9, "two steps more pleased"))
_AS_CODED = {"film": 3, "moment": 24, "carer": 0, "child": 0, "codes": 1, "brief": 1}
#: the guesses, every second one of the usual order first: the one that holds stands out by no place
_ORDERS = tuple(permutations(KINDS))[::2] + tuple(permutations(KINDS))[1::2]
MODEL = Model(
    name="state_space_grid",
    title="State-space grid: three pairs, three paths",
    question=(
        "One pair stays put (rigid), one moves and comes back (flexible), one moves and seldom comes back "
        "(scattered). Which is which?"
    ),
    parameters=(
        Parameter("film", "f", "Film to recode", "it is shown when all three are over",
                  low=1, high=3, step=1, default=3,
                  words=tuple((i + 1.5, one.title.lower()) for i, one in enumerate(FILMS))),
        Parameter("moment", "m", "Moment to recode", f"each lasts {SECONDS} seconds",
                  low=1, high=MOMENTS, step=1, default=24,
                  words=((10.5, "early"), (20.5, "half-way"), (99, "late"))),
        Parameter("carer", "a", "The carer, seen by a second coder", "in that one moment",
                  low=-2, high=2, step=1, default=0, words=_STEPS),
        Parameter("child", "b", "The child, seen by a second coder", "in that one moment",
                  low=-2, high=2, step=1, default=0, words=_STEPS),
    ),
    assumptions=(
        Assumption("codes", "k", "Feelings are coded", default=1,
                   options=((1, "in five steps"), (0, "in three: upset, neutral, pleased"))),
        Assumption("brief", "v", "A visit of a single moment", default=1,
                   options=((1, "counts (this model’s choice)"), (0, "is passed over as noise"))),
    ),
    equations=None,
    zones=(),
    predictions=tuple(
        Prediction("-".join(kinds), ", ".join(f"{one.name} {kind}" for one, kind in
                                              zip(FILMS, kinds, strict=True)).capitalize(), "")
        for kinds in _ORDERS
    ),
    presets=(
        Preset("Two coders agree", "‘Moment twenty-four?’ ‘Pleased, both of them.’ ‘So I had it.’", _AS_CODED),
        Preset("One smile", "‘That is more than pleased. Look at her shoulders.’ ‘In one moment of thirty?’",
               _AS_CODED | {"child": 1}),
        Preset("A tired coder", "By Friday there are three codes: upset, neutral, pleased.",
               _AS_CODED | {"codes": 0}),
        Preset("A strict supervisor", "‘Ten seconds? That was nothing. Leave it out.’", _AS_CODED | {"brief": 0}),
    ),
    steps=(
        Step("child", "Give the child another code in moment 24 of the third film, as a second coder might. "
             "Which counts will move, and will the name?"),
        Step("moment", "Take another moment. Is there one in which a new code would move nothing?"),
        Step("codes", "Let feelings be coded in three steps. Which pair will change its name, although nobody "
             "on the films did anything else?"),
        Step("brief", "Let a visit of a single moment be passed over. Which pair will change its name now?"),
    ),
    prompts=(
        "Read the table by columns. Which pair has the most squares, moves, dispersion and entropy? Would you "
        "call it the most flexible?",
        "Press ‘One smile’: one code of sixty has changed by one step. Which counts moved, and which name? "
        "Would you have noticed on the film?",
        "Turn each assumption round. Which pair changes its name, although nobody on the films did anything "
        "else?",
        "In the panel ‘The same codes in time’, find who changed first when the puzzle went wrong. Then look "
        "for it on the grid.",
    ),
    limitations=(
        "The pairs, their scenes and their codes are invented. The counts are real arithmetic on invented "
        "codes, and say nothing about any family.",
        "Rigid, flexible and scattered are names with two bounds that this model has set: three moments a "
        "visit, and half of the moves back. Neither bound comes from a study.",
        "The grid does not show what was said, who has power, or whether somebody is afraid. A pair that is at "
        "peace and a pair in which one dares not move can leave the same path.",
        "It does not show when. Played backwards, a film has the same counts. And two people who are always "
        "in one square may be in step, or may each be looking at the same television.",
        "The counts hang on the codes: how many there are, how long a moment lasts, which visit is too short, "
        "and who codes. Two coders have to agree beyond chance before a count means anything.",
        "Five minutes of one occasion are a sample. Tea on another Sunday, or the puzzle with the other "
        "parent, would leave another path.",
    ),
    constants={"FILMS": [one.as_data() for one in FILMS], "STATES": list(STATES), "MOMENTS": MOMENTS,
               "SECONDS": SECONDS, "STAYS": STAYS, "BACK": BACK, "FINE": FINE, "COARSE": COARSE},
    start=0.0, dt=1.0, speed=1.6, seed=7,
    badge="Teaching model: not fitted to people; pairs, scenes and codes are invented",
)
# fmt: on


@dataclass(frozen=True)
class Counts:
    """What is counted from a path.

    Attributes
    ----------
    squares : int
        Different squares that were visited.
    moves : int
        Changes from one square to another.
    stay : float
        Moments that a visit lasts on average.
    dispersion : float
        How evenly time is spread over all squares: 0 if it is spent in one, 1 if each has as much.
    entropy : float
        Of visits, in bits: log2 of how many equally likely squares would be as hard to foretell.
    back : float or None
        Share of moves that lead to a square that was visited before; None where nobody moved.
    """

    squares: int
    moves: int
    stay: float
    dispersion: float
    entropy: float
    back: float | None


def _whole(value: float) -> int:
    return floor(value + 0.5)


def side(**settings: float) -> int:
    """Return how many squares a side of the grid has."""
    return FINE if MODEL.settings(settings)["codes"] else COARSE


def _merged(code: int) -> int:
    """Return the code among three: upset, neutral, pleased."""
    return 1 + (code > 2) + (code > 3)


def _without_brief(cells: Sequence[Cell]) -> list[Cell]:
    """Leave out visits of a single moment: the one before lasts longer. The first moment stays as it is."""
    found = list(cells[:1])
    for before, cell, after in zip(cells, cells[1:], [*cells[2:], None], strict=False):
        found.append(cell if cell in (before, after) else found[-1])
    return found


def path(which: int, /, **settings: float) -> list[Cell]:
    """Return the square of each moment as (carer, child), each from 1, for a film (0 to 2).

    The chosen moment of the chosen film is coded anew, within 1 to 5; then codes are merged and short visits
    left out where the assumptions say so.
    """
    chosen = MODEL.settings(settings)
    cells = list(zip(FILMS[which].carer, FILMS[which].child, strict=True))
    if which == _whole(chosen["film"]) - 1:
        at = _whole(chosen["moment"]) - 1
        carer, child = (
            min(FINE, max(1, code + _whole(chosen[name])))
            for code, name in zip(cells[at], ("carer", "child"), strict=True)
        )
        cells[at] = (carer, child)
    if not chosen["codes"]:
        cells = [(_merged(carer), _merged(child)) for carer, child in cells]
    return cells if chosen["brief"] else _without_brief(cells)


def visits(cells: Sequence[Cell]) -> list[Cell]:
    """Return the squares in the order of visits: moments in one square in a row are one visit."""
    return [
        cell for before, cell in pairwise((None, *cells)) if cell != before and cell is not None
    ]


def count(cells: Sequence[Cell], squares: int = FINE**2) -> Counts:
    """Count what a path is described by.

    Parameters
    ----------
    cells : sequence of (int, int)
        The square of each moment, at least one.
    squares : int
        How many the grid has.

    Raises
    ------
    ValueError
        If there is no moment.
    """
    if not cells:
        raise ValueError("A path has at least one moment; you gave none.")
    stays = visits(cells)
    times, often, moves = Counter(cells), Counter(stays), len(stays) - 1
    evenness = squares * sum((time / len(cells)) ** 2 for time in times.values())
    entropy = -sum(n / len(stays) * log2(n / len(stays)) for n in often.values())
    return Counts(
        squares=len(times),
        moves=moves,
        stay=len(cells) / len(stays),
        dispersion=1 - (evenness - 1) / (squares - 1),
        entropy=entropy + 0.0,
        # every visit but the first of each square is a return
        back=(len(stays) - len(often)) / moves if moves else None,
    )


def counts(**settings: float) -> dict[str, Counts]:
    """Count each film's path to its end, by the film's name."""
    return {
        film.name: count(path(i, **settings), side(**settings) ** 2) for i, film in enumerate(FILMS)
    }


def kind(counted: Counts) -> str:
    """Name a path: rigid if visits are long, else flexible if moves lead back, else scattered."""
    if counted.stay >= STAYS or counted.back is None:
        return "rigid"
    return "flexible" if counted.back >= BACK else "scattered"


def kinds(**settings: float) -> dict[str, str]:
    """Name each film's path, by the film's name."""
    return {name: kind(counted) for name, counted in counts(**settings).items()}


def answer(**settings: float) -> str:
    """Return the name of the guess that holds; it is none of the six where two paths are of one kind."""
    return "-".join(kinds(**settings).values())
