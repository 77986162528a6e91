"""The integration river: a boat drifting between a rigidity bank and a chaos bank.

Read from the top: what can be set, the equations, the zones, some presets, and when the model is wrong. Below
that are the closed forms to which the tests hold the simulation. The picture of chaos, rigidity and flow is
Siegel's (1999, 2012); the equation is the cusp of catastrophe theory with noise (Cobb 1978; Grasman, van der
Maas & Wagenmakers 2009).
"""

from functools import cache
from math import acos, cbrt, copysign, cos, pi, sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics import landscape, sde
from ipnb.dynamics.declaration import Assumption, Equations, Model, Parameter, Preset, Step, Zone
from ipnb.formulation.vocabulary import OPTIONS

#: how far from the middle of the river a picture reaches
REACH = 2.6

# fmt: off
MODEL = Model(
    name="river",
    title="The integration river",
    question="Before it moves: where will this boat spend most of its time?",
    parameters=(
        Parameter("differentiation", "D", "Differentiation", "how fully each part has its own voice",
                  low=0, high=1, step=0.05, default=0.2,
                  words=((0.01, "not at all"), (0.1, "hardly"), (0.4, "a little"), (0.6, "half-way"),
                         (0.9, "mostly"), (9, "fully"))),
        Parameter("linkage", "L", "Linkage", "how well the parts listen to each other",
                  low=0, high=1, step=0.05, default=0.2,
                  words=((0.01, "not at all"), (0.1, "hardly"), (0.4, "a little"), (0.6, "half-way"),
                         (0.9, "well"), (9, "very well"))),
        Parameter("storm", "s", "Storm", "how stormy life is",
                  low=0.3, high=1.2, step=0.05, default=0.8,
                  words=((0.5, "calm"), (0.7, "breezy"), (0.9, "unsettled"), (1.1, "stormy"),
                         (9, "wild"))),
    ),
    assumptions=(
        Assumption("lean", "ell", "Voices without listening push the boat towards", default=1,
                   options=((1, "chaos (this model’s choice)"), (-1, "rigidity (the reverse)"),
                            (0, "neither bank"))),
        Assumption("shelter", "rho", "The storm reaches the boat", default=0,
                   options=((0, "in full (this model’s choice)"),
                            (0.4, "less, the more integration there is"))),
    ),
    equations=Equations(
        state="x",
        definitions={
            "I": "Piecewise((2*D*L/(D + L), D + L > 0), (0, True))",  # integration: the harmonic mean
            "a": "2*(1 - 2*I)",  # above 0 the middle of the river is a hump, below 0 a well
            "b": "2*(D - L)*ell",  # tilts the bed towards one bank
            "sigma": "s*(1 - rho*I)",  # the storm that reaches the boat
        },
        drift="a*x - x**3 + b",
        noise="sigma",
    ),
    zones=(
        Zone("rigidity", -0.8, "stuck, always the same", "at the rigidity bank",
             here="The boat lies against the rigidity bank, stuck.", arrival="aground on rigidity",
             label=OPTIONS["rigidity"].word),
        Zone("flow", 0.8, "flexible, steady, alive", "in the flow",
             here="The boat is in the flow: it sways, and comes back.", arrival="in the flow",
             label=OPTIONS["flow"].word),
        Zone("chaos", float("inf"), "flooded, tossed about", "at the chaos bank",
             here="The boat is tossed along the chaos bank.", arrival="swept into chaos",
             label=OPTIONS["chaos"].word),
    ),
    presets=(
        Preset("Neither", "For weeks nobody says a word. Then one evening, everything at once.",
               {"differentiation": 0, "linkage": 0}),
        Preset("Voices, no listening", "Everyone at the table is talking. Nobody is answered.",
               {"differentiation": 1, "linkage": 0}),
        Preset("Listening, no voices", "“We always agree here.” Wanting something else is disloyal.",
               {"differentiation": 0, "linkage": 1}),
        Preset("Both", "They disagree, laugh, and stay in the room.",
               {"differentiation": 1, "linkage": 1}),
    ),
    steps=(
        Step("linkage", "From 0.8 take it down to 0.2, slowly. On the way, at 0.3, is there more flow than at "
             "0.2, or less?"),
        Step("differentiation", "Now move both together. What will become of the middle of the bed?"),
        Step("storm", "Make the weather as calm as it goes, begin at 0.1 and 0.4, and let the two change "
             "places step by step, and back. Where will the boat be at 0.25 and 0.25, going and coming?"),
        Step("scenes", "In ‘Neither’, make the storm wilder. Will there be more flow, and is it a place to "
             "live?"),
        Step("lean", "Turn it round, with differentiation at 0.2 and linkage at 0.8. Which of your conclusions "
             "will turn round with it?"),
    ),
    prompts=(
        "Put differentiation at 0.2, and take linkage from nothing to all. Does flow rise all the way?",
        "Make the weather as calm as it goes, with differentiation at 0.1 and linkage at 0.4. Now let them "
        "change places, a step of one and a step of the other, five seconds each; and back the same way. "
        "Where is the boat at 0.25 and 0.25, going and coming?",
        "In ‘Neither’, make the storm wilder. There is more flow. Is it a place to live?",
        "Turn the first assumption round. Which of your conclusions turn round with it?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. It can show which way things go in this "
        "equation, never how much in a life.",
        "The texts it draws on say that poor integration shows as chaos, rigidity, or both. Which lack leads "
        "to which bank is this model’s choice. Turn the assumption round: whatever turns round with it came "
        "from the choice.",
        "‘Chaos’ means flooded and tossed about here. It is not the chaos of mathematics: without the storm "
        "this boat is wholly predictable.",
        "People do not have two states, nor one line between them. The hollows belong to the equation.",
        "The middle is not stillness. In flow the boat sways all the time, and comes back.",
        "Near the point where a hollow vanishes the boat recovers slowly. Whether slowing down "
        "warns of relapse is a question about people, which an equation cannot answer.",
    ),
    constants={"REACH": REACH},
    start=0.0, dt=0.01, speed=2.2, seed=7,
)
# fmt: on
BOUNDS = tuple(zone.up_to for zone in MODEL.zones[:-1])


@cache
def functions() -> Any:
    """Return the equations as NumPy functions (``equations.Functions``)."""
    # not at the top: SymPy is slow to load, and a live picture does without
    from ipnb.dynamics import equations

    return equations.numpy_functions(MODEL)


def simulate(
    *,
    seed: int = MODEL.seed,
    duration: float = 100.0,
    boats: int = 1,
    start: ArrayLike = MODEL.start,
    dt: float = MODEL.dt,
    every: int = 1,
    **settings: float,
) -> sde.Trajectories:
    """Let boats drift, with the same weather as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first boat's weather, 0 to 2**32 - 1; boat ``i`` has ``seed + i``.
    duration : float
        How long, in units of time.
    boats : int
        How many.
    start : float or array, shape (boats,)
        Where they begin. Flow is -0.8 to 0.8.
    dt : float
        Time step.
    every : int
        Keep every so many steps.
    **settings
        ``differentiation`` and ``linkage`` (0 to 1), ``storm`` (0.3 to 1.2), ``lean`` (1, -1 or 0),
        ``shelter`` (0 or 0.4).

    Returns
    -------
    Trajectories
        ``time``, shape (steps,); ``x`` and ``zone`` (0 rigidity, 1 flow, 2 chaos), shape (boats, steps);
        ``shares`` of time by zone, 0 to 1.

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen = MODEL.settings(settings)
    sde.check_counts(boats=boats)
    run: dict[str, Any] = {"seed": seed, "duration": duration, "n_paths": boats, "start": start}
    return sde.simulate_paths(MODEL, functions(), chosen, **run, dt=dt, every=every)


def potential_parameters(**settings: float) -> dict[str, float]:
    """Return the potential's parameters: ``I`` integration, ``a`` hump or well, ``b`` tilt, and ``sigma``."""
    coefficients = functions().coefficients(**MODEL.settings(settings))
    return {name: float(value) for name, value in coefficients.items()}


def height(x: ArrayLike, **settings: float) -> np.ndarray:
    """Return the height of the riverbed (the potential V) at ``x``; same shape as ``x``."""
    found: np.ndarray = functions().height(
        np.asarray(x, dtype=float), potential_parameters(**settings)
    )
    return found


def wells(**settings: float) -> list[float]:
    """Find where the boat rests without a storm, by Cardano's formulas for x^3 - a x - b = 0.

    Where there are three roots the middle one is the hump between two wells. At the fold, and where the river
    forks (a = b = 0), two or three roots fall together and one well is left.

    Returns
    -------
    list of float
        One place or two, from left to right.
    """
    potential = potential_parameters(**settings)
    a, b = potential["a"], potential["b"]
    if is_bistable(**settings):
        turn = acos(max(-1.0, min(1.0, 1.5 * b / a * sqrt(3 / a)))) / 3
        return [2 * sqrt(a / 3) * cos(turn + third * 2 * pi / 3) for third in (1, 0)]
    half = abs(b) / 2
    larger = cbrt(half + sqrt(max(0.0, half**2 - a**3 / 27)))
    return [copysign(larger + a / (3 * larger), b) if larger else 0.0]


def is_bistable(**settings: float) -> bool:
    """Say whether there are two wells: 4 a^3 > 27 b^2, the fold of the cusp (Cobb 1978)."""
    potential = potential_parameters(**settings)
    return 4 * potential["a"] ** 3 > 27 * potential["b"] ** 2


def density(x: ArrayLike, **settings: float) -> np.ndarray:
    """Return the long-run density at ``x``, in proportion to exp(-2 V(x) / sigma^2); same shape as ``x``."""
    potential = potential_parameters(**settings)
    return landscape.density(
        lambda at: functions().height(at, potential), potential["sigma"], np.asarray(x, dtype=float)
    )


def zone_shares(**settings: ArrayLike) -> dict[str, Any]:
    """Return the long-run share of time in each zone by name, 0 to 1.

    Settings may be arrays that broadcast together; then the shares have that shape.
    """
    for name, values in settings.items():
        for value in np.unique(values):
            MODEL.settings({name: value})
    defaults = {name: choice.default for name, choice in MODEL.choices.items()}
    potential = functions().coefficients(**defaults | settings)
    spread = {name: np.asarray(value)[..., None] for name, value in potential.items()}
    shares = landscape.shares(
        lambda at: functions().height(at, spread), np.asarray(potential["sigma"]), BOUNDS
    )
    named = zip(MODEL.zones, shares, strict=True)
    return {zone.name: share if np.ndim(share) else float(share) for zone, share in named}


def mean_first_passage_times(**settings: float) -> tuple[float, float] | None:
    """Work out the mean times from the left well to the right one, and back; None if there is one well.

    T = 2 / sigma^2 int_m^m' exp(2 V(y) / sigma^2) int_-inf^y exp(-2 V(z) / sigma^2) dz dy (Gardiner, ch. 5).
    Until a boat has crossed many times, its own record is far from the long run.
    """
    if not is_bistable(**settings):
        return None
    potential, (left, right) = potential_parameters(**settings), wells(**settings)

    def passage(side: int, start: float, end: float) -> float:
        return landscape.mean_first_passage_time(
            lambda at: functions().height(side * at, potential), potential["sigma"], start, end
        )

    return passage(1, left, right), passage(-1, -right, -left)
