"""Forgetting: a curve with two numbers, fitted to a part of what four people forgot, and tested on the rest.

Read from the top: the data and their source, what can be set, some presets, and when the model is wrong; then the
two curves, the fit by least squares, and how far it misses. The same stands a second time in `step.js`; a test in
a browser holds the two together.

The data are savings: how much less time it took to relearn a list of syllables than to learn it, in per cent.
Ebbinghaus's stand in his table on p. 76 of the translation of 1913 (his times in minutes on p. 78); the others'
in the third table of Murre and Dros (2015, https://doi.org/10.1371/journal.pone.0120644, CC BY).
"""

from dataclasses import dataclass

import lazy_loader
import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step

optimize = lazy_loader.load("scipy.optimize", suppress_warning=True)

#: minutes; a curve's two numbers are what is saved after the first, and what is kept of it by the second
FIRST, DAY = 20, 1440
_ROUND = (20, 60, 540, 1440, 2880, 8640, 44640)
INTERVALS = ("20 minutes", "1 hour", "9 hours", "1 day", "2 days", "6 days", "31 days")
#: least and most of what may be kept by the next day, in the fit
LEAST, MOST = 1e-6, 1.0
#: a typical miss in points of a hundred: up to the first is near, over the second has failed
NEAR, FAR = 3, 8


@dataclass(frozen=True)
class Person:
    """Somebody who learned and relearned.

    Attributes
    ----------
    name : str
    minutes : tuple of float
        How long after learning each list was relearned.
    savings : tuple of float
        How much less time that took, in per cent.
    """

    name: str
    minutes: tuple[float, ...]
    savings: tuple[float, ...]


PEOPLE = (
    Person("Ebbinghaus, 1885", (20, 64, 526, 1440, 2880, 8640, 44640),
           (58.2, 44.2, 35.8, 33.7, 27.8, 25.4, 21.1)),
    Person("Mack, 1991", _ROUND, (54.4, 43.2, 28.5, 31.6, 36.5, 30.9, 25.8)),
    Person("Seitz, 1991", _ROUND, (44.2, 32.5, 27.0, 27.0, 28.6, 20.5, 20.1)),
    Person("Dros, 2015", _ROUND, (47.2, 37.3, 27.6, 31.7, 23.0, 16.8, 4.1)),
)  # fmt: skip

# fmt: off
_WHO = tuple((i + 1.5, person.name) for i, person in enumerate(PEOPLE))
_USUAL = {"person": 1, "shown": 4, "other": 1, "level": 40, "kept": 0.8, "shape": 0}
MODEL = Model(
    name="forgetting",
    title="Forgetting: a curve fitted to real data",
    question="Fitted to the filled points, how far off will the curve be where it has seen nothing?",
    parameters=(
        Parameter("person", "i", "Fitted to", "whose forgetting", low=1, high=4, step=1, default=1, words=_WHO),
        Parameter("shown", "n", "Up to", "the last interval that the curve is fitted to",
                  low=3, high=7, step=1, default=4,
                  words=tuple((i + 1.5, name) for i, name in enumerate(INTERVALS))),
        Parameter("other", "j", "Tested on", "the same person’s later intervals, or all of somebody else’s",
                  low=1, high=4, step=1, default=1, words=_WHO),
        Parameter("level", "a", "Your curve: start", "per cent saved after twenty minutes",
                  low=20, high=80, step=1, default=40, words=((35, "low"), (55, "middling"), (99, "high"))),
        Parameter("kept", "s", "Your curve: kept", "how much of that is left on the next day",
                  low=0.05, high=1, step=0.01, default=0.8,
                  words=((0.35, "little"), (0.65, "about half"), (0.9, "most of it"), (9, "nearly all"))),
    ),
    assumptions=(
        Assumption("shape", "f", "What is left is lost", default=0,
                   options=((0, "at one pace: the same share in each hour (exponential)"),
                            (1, "ever more slowly (a power of the time)"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("near", "Hardly off", "a typical miss of up to 3 points of a hundred"),
        Prediction("off", "Somewhat off", "3 to 8 points"),
        Prediction("far", "Far off", "more than 8 points"),
    ),
    presets=(
        Preset("One pace", "Fitted to Ebbinghaus’s first day, then followed for a month.", _USUAL),
        Preset("Ever more slowly", "The same four points and the same month, with another curve.",
               _USUAL | {"shape": 1}),
        Preset("Another person", "All that Ebbinghaus forgot, fitted; then Mack, a hundred years later.",
               _USUAL | {"shape": 1, "shown": 7, "other": 2}),
        Preset("The best fit of all", "Mack’s first nine hours. The curve misses them by a third of a point.",
               _USUAL | {"shape": 1, "person": 2, "other": 2, "shown": 3}),
    ),
    steps=(
        Step("scenes", "Guess for each of the other three scenes before you open it: how far off will its "
             "curve be?"),
        Step("other", "In ‘Another person’, go on to Dros. Where will the curve miss most?"),
        Step("level", "Now a curve of your own, through the four points of ‘One pace’. How much is saved after "
             "twenty minutes?"),
        Step("kept", "How much of that is left on the next day? Can you make your curve hold for a month, and "
             "at what price?"),
    ),
    prompts=(
        "Fit the first scene’s four points by hand. Can you make its curve hold for a month, and at what price?",
        "In ‘Another person’ go on to Dros. Where does the curve miss most?",
        "In ‘Ever more slowly’ look at the residual at one day. Is it on the same side in the others?",
        "In ‘The best fit of all’ move ‘Up to’ to one day. What does a worse fit do to the forecast?",
    ),
    limitations=(
        "Four people, each one of the researchers, learned lists of syllables without meaning. Nothing follows "
        "for a memory that matters to somebody, and nothing for a client.",
        "What is measured is the time saved in relearning. Much can be saved of a list of which not one "
        "syllable could have been recalled.",
        "A point is a mean over many lists. Ebbinghaus gave the probable error of his as 0.8 to 1.4 points; a "
        "miss smaller than that is none.",
        "Two numbers and two curves. Ebbinghaus himself wrote down another, with the logarithm of the time, and "
        "Murre and Dros found that a jump after one day improves the fit (2015).",
        "A curve that fits is no mechanism. Many losses that go at one pace each, some fast and some slow, add "
        "up to one that looks like the second curve.",
        "Learning by heart and waiting is not what people do. Whatever is used in between is learned anew.",
    ),
    constants={"PEOPLE": [vars(person) for person in PEOPLE], "INTERVALS": list(INTERVALS), "FIRST": FIRST,
               "DAY": DAY, "LEAST": LEAST, "MOST": MOST, "NEAR": NEAR, "FAR": FAR},
    start=0.0, dt=1.0, speed=20.0, seed=7,
    badge="Fitted to four people’s published results; it says nothing of anybody else",
)
# fmt: on


@dataclass(frozen=True)
class Points:
    """Some of the measurements: minutes after learning, and per cent saved; arrays of one length."""

    minutes: np.ndarray
    savings: np.ndarray


@dataclass(frozen=True)
class Curve:
    """A curve of forgetting: per cent saved after twenty minutes, the share kept by the next day, its shape."""

    level: float
    kept: float
    shape: float

    def at(self, minutes: ArrayLike) -> np.ndarray:
        """Return per cent saved after so many minutes."""
        found: np.ndarray = self.level * self.kept ** elapsed(minutes, self.shape)
        return found


def elapsed(minutes: ArrayLike, shape: float) -> np.ndarray:
    """Return the time since the first interval, in the curve's own measure: 0 after 20 minutes, 1 after a day.

    For the exponential it is the time itself, for the power its logarithm.
    """
    t = np.asarray(minutes, dtype=float)
    found: np.ndarray = (
        np.log(t / FIRST) / np.log(DAY / FIRST) if shape else (t - FIRST) / (DAY - FIRST)
    )
    return found


def _whole(value: float) -> int:
    return int(value + 0.5)


def _points(person: Person, start: int, end: int) -> Points:
    return Points(np.array(person.minutes[start:end]), np.array(person.savings[start:end]))


def fitted_points(**settings: float) -> Points:
    """Return the measurements to which the curve is fitted."""
    chosen = MODEL.settings(settings)
    return _points(PEOPLE[_whole(chosen["person"]) - 1], 0, _whole(chosen["shown"]))


def is_untested(**settings: float) -> bool:
    """Say whether nothing is left to test on: the curve has seen all that this person forgot."""
    chosen = MODEL.settings(settings)
    same = _whole(chosen["person"]) == _whole(chosen["other"])
    return same and _whole(chosen["shown"]) == len(INTERVALS)


def tested_points(**settings: float) -> Points:
    """Return those on which it is tested: the same person's later ones, or all of somebody else's.

    Where nothing is left they are those of the fit.
    """
    chosen = MODEL.settings(settings)
    person, other = (_whole(chosen[name]) for name in ("person", "other"))
    later = _whole(chosen["shown"]) if person == other and not is_untested(**settings) else 0
    return _points(PEOPLE[other - 1], later, len(INTERVALS))


def own_curve(**settings: float) -> Curve:
    """Return the curve of the reader's sliders."""
    chosen = MODEL.settings(settings)
    return Curve(chosen["level"], chosen["kept"], chosen["shape"])


def least_squares(**settings: float) -> Curve:
    """Return the curve whose squared misses at the fitted points have the smallest sum.

    For a given share kept, the best level has a formula, so that one number is left to be looked for.
    """
    shape = MODEL.settings(settings)["shape"]
    seen = fitted_points(**settings)
    time = elapsed(seen.minutes, shape)

    def level(kept: float) -> float:
        form = kept**time
        return float(seen.savings @ form / (form @ form))

    def lost(kept: float) -> float:
        return float(((seen.savings - level(kept) * kept**time) ** 2).sum())

    kept = float(
        optimize.minimize_scalar(
            lost, bounds=(LEAST, MOST), method="bounded", options={"xatol": 1e-12}
        ).x
    )
    return Curve(level(kept), kept, shape)


def residuals(curve: Curve, points: Points) -> np.ndarray:
    """Return what was saved less what the curve says, in points of a hundred."""
    found: np.ndarray = points.savings - curve.at(points.minutes)
    return found


def miss(curve: Curve, points: Points) -> float:
    """Return a curve's typical miss, the root of the mean square of its residuals."""
    return float(np.sqrt((residuals(curve, points) ** 2).mean()))


def answer(**settings: float) -> str:
    """Say which prediction holds for the curve of least squares: "near", "off" or "far"."""
    found = miss(least_squares(**settings), tested_points(**settings))
    if found <= NEAR:
        return "near"
    return "off" if found <= FAR else "far"
