"""The window of tolerance: arousal that stressors push out of a window, and that settles again.

Read from the top: what can be set, the equation, the zones, some presets, and when the model is wrong. Below
that are the closed forms to which the tests hold the simulation. The window is a clinician's picture (Siegel
1999; Ogden, Minton & Pain 2006). The equation is the simplest by which feelings have been described, a pull
back to a home base (Kuppens, Oravecz & Tuerlinckx 2010), with stressors added: engineers call it shot noise.
"""

from dataclasses import dataclass
from functools import cache
from math import erfc, inf, log, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics import sde, shot_noise
from ipnb.dynamics.declaration import (
    Assumption,
    Equations,
    Jumps,
    Model,
    Parameter,
    Prediction,
    Preset,
    Step,
    Zone,
)
from ipnb.formulation.vocabulary import OPTIONS

if TYPE_CHECKING:
    from ipnb.dynamics.equations import Functions

#: how much wider, or faster, in the question
BY = 0.2
#: two gains are alike where they differ by at most this share of the larger
ALIKE = 0.1
#: the three versions that are compared, as they are called beside a bar
VERSIONS = {"now": "as it is", "wider": "20 % wider", "faster": "20 % faster"}

# fmt: off
MODEL = Model(
    name="window_of_tolerance",
    title="The window of tolerance",
    question="Which means less time outside: a window 20 % wider, or settling 20 % faster?",
    parameters=(
        Parameter("often", "r", "How often", "stressors in a unit of time",
                  low=0, high=2, step=0.05, default=0.25,
                  words=((0.01, "never"), (0.15, "rarely"), (0.5, "now and then"), (1.2, "often"),
                         (9, "all the time"))),
        Parameter("hard", "m", "How hard", "how hard a stressor hits, on average",
                  low=0.2, high=3, step=0.1, default=1,
                  words=((0.5, "lightly"), (0.9, "mildly"), (1.5, "hard"), (2.2, "very hard"),
                         (9, "crushingly"))),
        Parameter("settle", "k", "Settling alone", "how quickly arousal comes down by itself",
                  low=0.1, high=2, step=0.05, default=0.5,
                  words=((0.25, "very slowly"), (0.45, "slowly"), (0.8, "steadily"), (1.4, "quickly"),
                         (9, "at once"))),
        Parameter("lent", "k_co", "Settling lent", "how much settling another person lends",
                  low=0, high=1.5, step=0.05, default=0,
                  words=((0.01, "nobody there"), (0.3, "a little"), (0.8, "some"), (9, "a lot"))),
        Parameter("width", "w", "Width of the window", "how much one can feel and still think",
                  low=0.3, high=3, step=0.1, default=1,
                  words=((0.6, "narrow"), (0.95, "rather narrow"), (1.4, "middling"), (2.1, "wide"),
                         (9, "very wide"))),
        Parameter("unrest", "sigma", "Unrest", "the small ups and downs of any hour",
                  low=0, high=1, step=0.05, default=0.1,
                  words=((0.01, "none"), (0.15, "hardly any"), (0.4, "some"), (0.75, "restless"),
                         (9, "very restless"))),
    ),
    assumptions=(
        Assumption("outside", "q", "Outside the window one settles", default=1,
                   options=((1, "as well as inside (this model’s choice)"), (0.4, "less than half as well"))),
        Assumption("direction", "u", "Stressors push", default=1,
                   options=((1, "up, into flooding (this model’s choice)"), (-1, "down, into shutting down"))),
    ),
    equations=Equations(
        state="y",
        definitions={
            "kappa": "k + k_co",  # settling: one's own, and what another person lends
            "mu": "u*m",  # the mean push of a stressor, up or down
        },
        drift="-kappa*y*Piecewise((1, Abs(y) <= w), (q, True))",
        noise="sigma",
        jumps=Jumps(rate="r", mean="mu"),
    ),
    # bounds are in widths of the window: the reader sets the width
    zones=(
        Zone("below", -1, "shut down", here="Arousal is below the window: shut down.", arrival="below",
             label=OPTIONS["below"].word),
        Zone("within", 1, "can feel and think", here="Arousal is within the window.", arrival="within",
             label=OPTIONS["within"].word),
        Zone("above", inf, "flooded", here="Arousal is above the window: flooded.", arrival="above",
             label=OPTIONS["above"].word),
    ),
    predictions=(
        Prediction("wider", "The wider window", "20 % more room"),
        Prediction("faster", "The faster settling", "20 % quicker"),
        Prediction("alike", "Much alike", "within a tenth of each other"),
    ),
    presets=(
        Preset("Rare", "A quiet year. Then a letter from the court.",
               {"often": 0.05, "hard": 1, "settle": 0.5, "lent": 0, "width": 1, "unrest": 0}),
        Preset("Now and then", "A sharp word at work, a bad night, a bill.",
               {"often": 0.25, "hard": 1, "settle": 0.5, "lent": 0, "width": 1, "unrest": 0.1}),
        Preset("No let-up", "The next thing comes before the last one has passed.",
               {"often": 1, "hard": 1, "settle": 0.5, "lent": 0, "width": 1, "unrest": 0.1}),
        Preset("Someone stays", "The same week. A friend sits down and says little.",
               {"often": 1, "hard": 1, "settle": 0.5, "lent": 0.8, "width": 1, "unrest": 0.1}),
    ),
    steps=(
        Step("scenes", "First ‘Rare’, then ‘Now and then’, then ‘No let-up’, with a new guess for each: which "
             "of the two leaves less time outside?", early=True),
        Step("outside", "Let the person settle less well outside the window, and go back to ‘Now and then’. "
             "Which of the two will help more?"),
        Step("often", "In ‘No let-up’, halve how often stressors come. How much less time outside?"),
        Step("settle", "Put that back, and double the settling instead. Can you tell the two apart?"),
        Step("hard", "Let each hit twice as hard. Will one of them keep a person outside for twice as long?"),
        Step("lent", "In ‘No let-up’, let somebody else lend settling. How much does it take until the time "
             "outside is that of ‘Now and then’?"),
    ),
    prompts=(
        "In ‘No let-up’, note the time outside. Now halve how often stressors come; put it back, and double "
        "the settling instead. Can you tell the two apart?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. It can show which way things go in this "
        "equation, never how much in a life.",
        "Arousal is not one line. A person can be numb and racing at once, and low arousal is not the same "
        "as calm.",
        "The window is a clinician’s picture, and there is no agreed measure of its width. It is not a "
        "trait: in people it changes with the place, the company and the night before.",
        "A wider window is not always better. Someone who feels little pain, or who leaves their body, may "
        "look as if nothing reached them.",
        "Here one settles at the same rate however flooded one is. The first assumption takes that back. "
        "Freezing, when a person is flooded and shut down at once, is not in the equation at all.",
        "The second assumption turns the picture upside down and changes nothing else: the equation cannot "
        "tell flooding from shutting down. People can.",
        "It makes rarer stressors and quicker settling the same thing. Where a stressor can be stopped — a "
        "landlord, a violent partner — learning to settle is not the same as its stopping.",
    ),
    constants={"BY": BY, "ALIKE": ALIKE, "VERSIONS": VERSIONS},
    phrases={
        "wider": "the wider window helps more",
        "faster": "the faster settling helps more",
        "alike": "the two help much alike",
    },
    start=0.0, dt=0.01, speed=1.6, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Course:
    """What a simulation gives.

    Attributes
    ----------
    time : array, shape (steps,)
        Units of time, arbitrary, from 0.
    arousal : array, shape (runs, steps)
        0 is rest; the window reaches from minus its width to its width.
    zone : array of int, shape (runs, steps)
        0 below, 1 within, 2 above the window.
    stressors : array, shape (events, 3)
        Of each stressor the run (from 0), the time, and the push.
    shares : dict
        The share of time below, within and above, over all runs, 0 to 1.
    settings : dict
        The parameters, all of them.
    seed : int
        The first run's seed; the others' follow.
    """

    time: np.ndarray
    arousal: np.ndarray
    zone: np.ndarray
    stressors: np.ndarray
    shares: dict[str, float]
    settings: dict[str, float]
    seed: int


@cache
def functions() -> "Functions":
    """Return the equations as NumPy functions (``equations.Functions``)."""
    # not at the top: SymPy is slow to load, and a live picture does without
    from ipnb.dynamics import equations

    return equations.numpy_functions(MODEL)


def simulate(
    *,
    seed: int = MODEL.seed,
    duration: float = 100.0,
    runs: int = 1,
    start: ArrayLike = MODEL.start,
    dt: float = MODEL.dt,
    every: int = 1,
    **settings: float,
) -> Course:
    """Let time go by, with the same unrest and stressors as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first run, 0 to 2**32 - 1; run ``i`` has ``seed + i``. With the same seed the same
        stressors come in the same order: another rate only spaces them otherwise, another mean scales them.
    duration : float
        How long, in units of time.
    runs : int
        How many.
    start : float or array, shape (runs,)
        Arousal at the beginning.
    dt : float
        Time step.
    every : int
        Keep every so many steps.
    **settings
        ``often`` (0 to 2), ``hard`` (0.2 to 3), ``settle`` (0.1 to 2), ``lent`` (0 to 1.5), ``width`` (0.3
        to 3), ``unrest`` (0 to 1), ``outside`` (1 or 0.4), ``direction`` (1 or -1).

    Returns
    -------
    Course

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen = MODEL.settings(settings)
    sde.check_counts(runs=runs)
    run: dict[str, Any] = {"seed": seed, "duration": duration, "n_paths": runs, "start": start}
    paths = sde.euler_maruyama(functions(), coefficients(**chosen), **run, dt=dt, every=every)
    zone, shares = sde.in_zones(MODEL, paths.x / chosen["width"])
    return Course(paths.time, paths.x, zone, paths.jumps, shares, chosen, seed)


def coefficients(**settings: float) -> dict[str, float]:
    """Return the equation's coefficients: ``kappa``, the settling in all, ``mu``, and each symbol by name."""
    chosen = MODEL.settings(settings)
    given = {choice.symbol: chosen[name] for name, choice in MODEL.choices.items()}
    return given | {
        name: float(value) for name, value in functions().coefficients(**chosen).items()
    }


def time_above(push: float, **settings: float) -> float:
    """Return how long one push from rest keeps arousal above the window: ln(push / w) / (q kappa), or 0.

    So a push twice as hard does not take twice as long: it adds ln(2) / (q kappa).
    """
    chosen = coefficients(**settings)
    return max(0.0, log(push / chosen["w"])) / (chosen["q"] * chosen["kappa"]) if push > 0 else 0.0


def mean_and_variance(**settings: float) -> tuple[float, float]:
    """Return long-run mean u r m / kappa and variance (r m^2 + sigma^2 / 2) / kappa (Campbell), if q = 1.

    Raises
    ------
    ValueError
        If one settles less well outside the window: then the sums no longer add up.
    """
    chosen = coefficients(**settings)
    if chosen["q"] != 1:
        raise ValueError(
            "There is a formula only where one settles outside the window as well as inside."
        )
    spread = chosen["r"] * chosen["m"] ** 2 + chosen["sigma"] ** 2 / 2
    return chosen["r"] * chosen["mu"] / chosen["kappa"], spread / chosen["kappa"]


def outside_by_unrest(**settings: float) -> float:
    """Return the long-run share of time outside without stressors: 2 Phi(-w / S), S^2 = sigma^2 / (2 kappa)."""
    chosen = coefficients(**settings)
    if not chosen["sigma"]:
        return 0.0
    return erfc(chosen["w"] * sqrt(chosen["kappa"]) / chosen["sigma"])


def outside_by_stressors(**settings: float) -> float:
    """Return the long-run share of time outside without unrest: 1 - F(w), F of Gamma(r / kappa, scale m).

    It hangs on r / kappa and w / m only: stressors half as frequent do the same as settling twice as fast.
    """
    run = _for_long_run(settings)
    load, room = run["rate"] / run["settling"], run["width"] / abs(run["push"])
    return float(shot_noise.share_outside(load, room, run["outside"]))


def density(at: ArrayLike, **settings: float) -> np.ndarray:
    """Return the long-run density of arousal at ``at``; same shape."""
    return shot_noise.long_run(**_for_long_run(settings)).density(np.asarray(at, dtype=float))


def zone_shares(**settings: float) -> dict[str, float]:
    """Return the long-run share of time below, within and above the window, 0 to 1; they add up to 1."""
    run = _for_long_run(settings)
    up_to = shot_noise.long_run(**run).up_to
    below, not_above = up_to(-run["width"]), up_to(run["width"])
    return {"below": below, "within": not_above - below, "above": 1 - not_above}


def outside(**settings: float) -> float:
    """Return the long-run share of time outside the window, 0 to 1."""
    return _outside(_for_long_run(settings))


def which_helps(by: float = BY, **settings: float) -> dict[str, float]:
    """Return the long-run share of time outside as it is (``now``), and ``wider`` or with ``faster`` settling.

    ``by`` is how much wider or faster, 0.2 for 20 %. The two may reach past the ranges of the sliders.
    """
    run = _for_long_run(settings)
    changed = {
        "now": run,
        "wider": run | {"width": run["width"] * (1 + by)},
        "faster": run | {"settling": run["settling"] * (1 + by)},
    }
    return {name: _outside(one) for name, one in changed.items()}


def answer(**settings: float) -> str:
    """Say which of the predictions holds in the long run: "wider", "faster", or "alike" within a tenth."""
    shares = which_helps(**settings)
    wider, faster = (shares["now"] - shares[name] for name in ("wider", "faster"))
    if abs(wider - faster) <= ALIKE * max(wider, faster):
        return "alike"
    return "wider" if wider > faster else "faster"


def _outside(run: dict[str, float]) -> float:
    up_to = shot_noise.long_run(**run).up_to
    return 1 - up_to(run["width"]) + up_to(-run["width"])


def _for_long_run(settings: dict[str, float]) -> dict[str, float]:
    chosen = coefficients(**settings)
    said = {
        "rate": "r",
        "push": "mu",
        "settling": "kappa",
        "width": "w",
        "unrest": "sigma",
        "outside": "q",
    }
    return {name: chosen[symbol] for name, symbol in said.items()}
