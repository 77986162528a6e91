"""Addiction: a kick, its payback, a floor that sinks, and company that lifts low moments.

Read from the top: the constants of the step, what can be set, some presets, and when the model is wrong; then
the step. The closed forms to which the tests hold it are in `closed_form.py`. The step stands a second time
in `step.js`; a test in a browser holds the two together. That each high calls up its
opposite is Solomon and Corbit's (1974), that the floor itself moves Koob and Le Moal's (2001); that company
regulates low moods is Daily's (2012).
"""

from dataclasses import dataclass
from math import exp, sqrt
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, normals

#: how fast a kick and its payback come and go, in units of time
QUICK, SLOW = 0.5, 5.0
#: how much payback lowers the floor, in a unit of time, where it does
SINKS = 0.05
#: a use lasts so long; the next comes so long after its beginning, at the earliest
PULSE, PAUSE = 1.0, 3.0
#: when the substance goes
STOPS = 60.0
#: the share of a lift by company that is paid back, where it is
COMES_BACK = 0.5
#: how far the distress comes and goes, and how fast it forgets
SWING, CALMS = 0.25, 5.0
#: down to this mood one is well
WELL = -0.1
#: how often an interval is halved in search of a number: more than a floating-point number tells apart
HALVINGS = 60

# fmt: off
_USUAL = {"distress": 0.8, "support": 0, "limit": 0.5, "kick": 2.5, "payback": 0.9, "recovery": 60, "loss": 0,
          "after": 0, "sinks": 1, "costs": 0, "weather": 0}
MODEL = Model(
    name="addiction",
    title="Addiction: the kick, the payback and the floor",
    question="The substance goes, and nothing else changes. Where does the mood settle in the end?",
    parameters=(
        Parameter("distress", "d", "Distress carried alone", "how low the mood is without anything",
                  low=0, high=1.5, step=0.05, default=0.8,
                  words=((0.03, "none"), (0.35, "some"), (0.75, "much"), (1.15, "heavy"), (9, "crushing"))),
        Parameter("support", "c", "Company in low moments", "how much another person lifts them",
                  low=0, high=3, step=0.05, default=0,
                  words=((0.03, "none"), (0.55, "a little"), (1.25, "some"), (2.1, "much"),
                         (9, "very much"))),
        Parameter("limit", "theta", "How low before reaching", "below this mood the substance is taken",
                  low=0.2, high=1, step=0.05, default=0.5,
                  words=((0.33, "soon"), (0.57, "low"), (0.8, "very low"), (9, "at the end"))),
        Parameter("kick", "g", "Kick", "how high one use lifts",
                  low=0.5, high=3, step=0.1, default=2.5,
                  words=((1.05, "mild"), (2.05, "strong"), (9, "very strong"))),
        Parameter("payback", "kappa", "Payback", "how much of a high is paid back afterwards",
                  low=0.5, high=1.5, step=0.05, default=0.9,
                  words=((0.78, "a part"), (0.97, "most of it"), (1.03, "all of it"),
                         (9, "more than it gave"))),
        Parameter("recovery", "ts", "Recovery of the floor", "how slowly it rises again",
                  low=20, high=120, step=5, default=60,
                  words=((35, "quick"), (75, "slow"), (999, "very slow"))),
        Parameter("loss", "s0", "Lost before", "how far the past has lowered the floor",
                  low=0, high=1, step=0.05, default=0,
                  words=((0.03, "nothing"), (0.33, "a little"), (0.67, "much"), (9, "very much"))),
    ),
    assumptions=(
        Assumption("after", "w", "After 60 units of time", default=0,
                   options=((0, "the substance is gone"), (1, "it is gone, and another is at hand"),
                            (2, "it stays at hand"))),
        Assumption("sinks", "e", "Using", default=1,
                   options=((1, "lowers the floor (this model’s choice)"), (0, "leaves the floor as it is"))),
        Assumption("costs", "v", "Being lifted by company", default=0,
                   options=((0, "costs nothing later (this model’s choice)"),
                            (1, "is partly paid back, like a kick"))),
        Assumption("weather", "n", "The distress", default=0,
                   options=((0, "is always the same (this model’s choice)"), (1, "comes and goes"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("well", "Near nought", "well, since nothing drags it down now"),
        Prediction("bearable", "Low, but bearable", "not low enough to reach for something"),
        Prediction("low", "Too low to bear", "low enough to reach for something"),
    ),
    presets=(
        Preset("Drug free", "He has stopped. Nobody came, and nobody went.", _USUAL),
        Preset("Something else", "Not a drop for a month. The betting shop knows his name.",
               _USUAL | {"after": 1}),
        Preset("Somebody answers", "It is three in the morning. She picks up.",
               _USUAL | {"support": 0.7, "after": 2}),
        Preset("The same, years later", "She still picks up. It is no longer enough.",
               _USUAL | {"support": 0.7, "loss": 0.5, "after": 2}),
    ),
    steps=(
        Step("support", "How much company would have kept this person from the first use? And in the middle of "
             "using, with the substance at hand?"),
        Step("scenes", "Go through the four scenes. In ‘Somebody answers’, will one blow, a ‘Nudge’, change "
             "anything that lasts?"),
        Step("sinks", "Let using leave the floor as it is. How much company is needed now, in the middle of "
             "using?"),
        Step("costs", "Let being lifted by company be partly paid back. How much more of it will be needed?"),
        Step("weather", "Let the distress come and go. Will there still be a sharp point at which everything "
             "changes?"),
    ),
    prompts=(
        "In ‘Somebody answers’, lower the company little by little. Where does everything change at once?",
        "In ‘The same, years later’, how much more company is needed than in ‘Somebody answers’?",
        "Let the distress come and go; then let the floor stay as well. When does the sharp point go?",
        "Set the payback to ‘all of it’. What does a high bring in the long run?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. ‘Drug free is not well’ follows from what "
        "was put in: a distress that the substance did not make.",
        "It does not show that relationships cure addiction, nor that anybody relapsed for want of them.",
        "Medication is left out, and must not be in life: people with opioid dependence died less often "
        "while in treatment with methadone or buprenorphine than out of it (Sordo and others 2017).",
        "After a time without an opioid the body bears less of it than before, and a former dose can kill. "
        "Nothing in this picture shows that.",
        "That company has no payback is an assumption, with a switch above. Losing somebody hurts.",
        "The sharp point was put in. Even where the distress comes and goes, each life either uses at full "
        "pace in the end or not at all, since use lowers the floor; only if the floor stays as well is it a "
        "slope.",
        "How often the substance is used follows from a pause of three units of time that was put in.",
        "In Solomon and Corbit’s theory the opposite grows with use, so that highs shrink and lows deepen. "
        "Here the hundredth use calls up the same payback as the first, and only the floor has moved.",
        "Rats chose company over heroin, methamphetamine and cocaine, less so where it came late or took "
        "work (Venniro and others 2018, 2021), and chose alcohol over company (Marchant and others 2022). "
        "There is no one ‘substance’, and no one transmitter.",
    ),
    constants={"QUICK": QUICK, "SLOW": SLOW, "SINKS": SINKS, "PULSE": PULSE, "PAUSE": PAUSE, "STOPS": STOPS,
               "COMES_BACK": COMES_BACK, "SWING": SWING, "CALMS": CALMS, "WELL": WELL, "HALVINGS": HALVINGS},
    phrases={
        "well": "near nought",
        "bearable": "low, but bearable",
        "low": "low enough to reach for something",
        "settles": "settles at",
        "settles_in_weather": "comes to lie round",
    },
    start=0.0, dt=0.05, speed=8.0, seed=7,
)
# fmt: on
_Number = TypeVar("_Number", float, np.ndarray)
#: units of time that are simulated at most
LONGEST = 5000


@dataclass(frozen=True)
class Courses:
    """What a simulation gives. Shapes: (runs, steps + 1), but for the last two.

    Attributes
    ----------
    time : array, shape (steps + 1,)
    mood : array
        As it is felt, with company: 0 is well.
    floor : array
        Where the mood would be without kick, payback and company.
    kick, payback, lost : array
        The two processes, and how far the floor is lowered (0 or below).
    used : array of bool
        Whether a use begins at this time.
    settings : dict
        The parameters, all of them.
    seed : int
        The first run's seed; the others' follow.
    """

    time: np.ndarray
    mood: np.ndarray
    floor: np.ndarray
    kick: np.ndarray
    payback: np.ndarray
    lost: np.ndarray
    used: np.ndarray
    settings: dict[str, float]
    seed: int


def felt(mood: ArrayLike, support: np.ndarray | float) -> np.ndarray:
    """Return moods as they are felt: company lifts low ones, z / (1 + c) below 0, and leaves the others alone."""
    mood = np.asarray(mood, dtype=float)
    return np.where(mood < 0, mood / (1 + support), mood)


def advance(
    kick: _Number,
    payback: _Number,
    lost: _Number,
    given: _Number,
    chosen: dict[str, float],
    span: float,
) -> tuple[_Number, _Number, _Number]:
    """Take kick, payback and lost floor over ``span``, exactly, where ``given`` (the use, 0 or 1) stays.

    ta a' = -a + g u;  tb b' = -b + kappa a;  s' = -eps b - s / ts: each a sum of exponentials.
    """
    g, kappa, slowest, sinks = (chosen[name] for name in ("kick", "payback", "recovery", "sinks"))
    quick, slow, floor = exp(-span / QUICK), exp(-span / SLOW), exp(-span / slowest)
    aim = g * given
    steady, fading = kappa * aim, kappa * (kick - aim) * QUICK / (QUICK - SLOW)
    left = payback - steady - fading
    by_slow, by_quick = 1 / (1 / slowest - 1 / SLOW), 1 / (1 / slowest - 1 / QUICK)
    start = lost + sinks * SINKS * (steady * slowest + left * by_slow + fading * by_quick)
    sunk = sinks * SINKS * (steady * slowest + left * by_slow * slow + fading * by_quick * quick)
    return aim + (kick - aim) * quick, steady + left * slow + fading * quick, start * floor - sunk


def simulate(
    *, seed: int = MODEL.seed, duration: float = 300, runs: int = 1, **settings: float
) -> Courses:
    """Let time go by, with the same weather as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first run, 0 to 2**32 - 1; run ``i`` has ``seed + i``.
    duration : float
        Units of time, up to 5000; the substance goes after 60.
    runs : int
        How many, 1 to 1000.
    **settings
        ``distress`` (0 to 1.5), ``support`` (0 to 3), ``limit`` (0.2 to 1), ``kick`` (0.5 to 3),
        ``payback`` (0.5 to 1.5), ``recovery`` (20 to 120), ``loss`` (0 to 1), ``after`` (0, 1 or 2),
        ``sinks``, ``costs`` and ``weather`` (0 or 1).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first, dt = MODEL.settings(settings), check_seed(seed), MODEL.dt
    if isinstance(duration, bool) or not 0 < duration <= LONGEST:
        raise ValueError(
            f"The duration is a number above 0 and up to {LONGEST}; you gave {duration!r}."
        )
    if not isinstance(runs, int) or isinstance(runs, bool) or not 1 <= runs <= 1000:
        raise ValueError(f"The number of runs is a whole number from 1 to 1000; you gave {runs!r}.")
    steps, seeds = round(duration / dt), (first + np.arange(runs)) % 2**32
    found, used = follow(seeds, np.full(runs, chosen["support"]), steps, chosen)
    return Courses(np.arange(steps + 1) * dt, **found, used=used, settings=chosen, seed=first)


def follow(
    seeds: np.ndarray, support: np.ndarray, steps: int, chosen: dict[str, float]
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Follow runs side by side, each with its seed and its company.

    Returns what was found by name, each of shape (runs, steps + 1), and the uses, of the same shape.
    """
    dt, runs = MODEL.dt, len(seeds)
    drawn = normals(seeds, steps) if chosen["weather"] else np.zeros((runs, steps))
    fade, stir = exp(-dt / CALMS), SWING * sqrt(1 - exp(-2 * dt / CALMS))
    back, calm = COMES_BACK * chosen["costs"], exp(-dt / SLOW)
    kick, payback, owed, load = (np.zeros(runs) for _ in range(4))
    lost, since = np.full(runs, -chosen["loss"]), np.full(runs, round(PAUSE / dt))
    found = {
        name: np.empty((runs, steps + 1)) for name in ("mood", "floor", "kick", "payback", "lost")
    }
    used = np.zeros((runs, steps + 1), dtype=bool)
    for i in range(steps + 1):
        floor = lost - chosen["distress"] - load
        bare = floor + kick - payback - owed
        mood = felt(bare, support)
        for name, value in zip(found, (mood, floor, kick, payback, lost), strict=True):
            found[name][:, i] = value
        if i == steps:
            break
        at_hand = chosen["after"] > 0 or i < round(STOPS / dt)
        used[:, i] = at_hand & (mood < -chosen["limit"]) & (since >= round(PAUSE / dt))
        since[used[:, i]] = 0
        given = (since < round(PULSE / dt)).astype(float)
        kick, payback, lost = advance(kick, payback, lost, given, chosen, dt)
        owed = owed * calm + back * (mood - bare) * (1 - calm)
        load = load * fade + stir * drawn[:, i]
        since = since + 1
    return found, used
