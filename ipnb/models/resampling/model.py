"""The resampling toy: one small study, an interval made from it alone, and a hundred studies like it.

Read from the top: what can be set, some presets, and when the model is wrong; then how people are drawn, how an
interval is made of their answers (the percentile bootstrap), and closed forms to which the tests hold it. The
same stands a second time in `step.js`; a test in a browser holds the two together.
"""

from dataclasses import dataclass
from math import exp, floor, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, exponentials, far_from, normals, uniforms

#: resamples of one study, and studies; so many resamples come one by one, then some at a time
RESAMPLES, STUDIES, SLOW, FAST = 200, 100, 12, 12
#: four times as many people, and the shares of a width from which on it counts as the same, or as half
MORE, SAME, HALF = 4, 0.8, 0.35
LOWEST_LEVEL, HIGHEST_LEVEL = 50, 99


def _cut(level: float) -> int:
    """Return how many resamples an interval leaves out at each end."""
    return floor((100 - level) / 200 * RESAMPLES + 0.5)


#: standard errors from the middle to where the first resample that is kept lies on average (Blom 1958), by level
Z = tuple(
    round(-NormalDist().inv_cdf((_cut(level) + 1 - 0.375) / (RESAMPLES + 0.25)), 6)
    for level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)
)

# fmt: off
_USUAL = {"truth": 6, "people": 24, "spread": 6, "level": 95, "bell": 1, "answers": 1}
MODEL = Model(
    name="resampling",
    title="Resampling: an interval is made",
    question=(
        "A study makes an interval from the people who answered. With four times as many people, how wide "
        "will it be?"
    ),
    parameters=(
        Parameter("people", "n", "People in the study", "how many answers there are",
                  low=6, high=96, step=6, default=24,
                  words=((9, "a handful"), (21, "few"), (45, "a small study"), (75, "a fair number"),
                         (999, "many"))),
        Parameter("truth", "μ", "True difference", "days fewer on average, in everybody; no study sees it",
                  low=0, high=12, step=0.5, default=6,
                  words=((0.25, "none"), (3.75, "small"), (8.25, "clear"), (99, "large"))),
        Parameter("spread", "σ", "How much people differ", "standard deviation, in days",
                  low=2, high=10, step=1, default=6,
                  words=((3.5, "little"), (5.5, "somewhat"), (7.5, "much"), (99, "very much"))),
        Parameter("level", "c", "Level of the interval", "of a hundred resamples, how many it keeps",
                  low=LOWEST_LEVEL, high=HIGHEST_LEVEL, step=1, default=95,
                  words=((67.5, "daring"), (89.5, "modest"), (96.5, "usual"), (999, "cautious"))),
    ),
    assumptions=(
        Assumption("bell", "b", "In the population", default=1,
                   options=((1, "as many do better than the average as worse"),
                            (0, "most change little, and a few very much"))),
        Assumption("answers", "a", "Of those who are asked", default=1,
                   options=((1, "everybody answers (this model’s choice)"),
                            (0, "whoever got worse does not, and somebody else is asked once"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("same", "As wide", ""),
        Prediction("half", "Half as wide", ""),
        Prediction("quarter", "A quarter as wide", ""),
    ),
    presets=(
        Preset("Twenty-four rows", "‘Here is our table,’ says the friendly man. ‘One row a resident.’", _USUAL),
        Preset("Six rows", "‘We are a small house. Six is all there are.’", _USUAL | {"people": 6}),
        Preset("Ninety-six rows", "‘Four houses have put their tables together.’", _USUAL | {"people": 96}),
        Preset("No answer", "‘And the others?’ ‘They did not write back. We asked new ones.’",
               _USUAL | {"people": 96, "answers": 0}),
    ),
    steps=(
        Step("people", "How many of the hundred intervals will hold the truth with 6 people, and how many with "
             "96?"),
        Step("level", "Lower it to 50. What will you gain, and what will you pay?"),
        Step("answers", "Let whoever got worse not answer, and move the people from 24 to 96. Will more "
             "intervals hold the truth, or fewer?"),
    ),
    prompts=(
        "Set the people to 6, to 24 and to 96. What happens to the width, and what to the number of intervals "
        "that hold the truth?",
        "Lower the level to 50. What have you gained, and what have you paid?",
        "Turn the second assumption round and move the people from 24 to 96. Why do fewer intervals hold the "
        "truth in the larger study?",
        "Press ‘Another study’ a few times. Which of the two moves, the truth or the interval?",
    ),
    limitations=(
        "The people are drawn by a computer, and their days are invented.",
        "95 is not the probability that the truth lies in the interval on your table. It belongs to the way of "
        "making intervals: of many made so, about so many hold the truth. Yours does or does not, and looks "
        "the same.",
        "It is no range for people. With twenty-four of them most lie outside it, and with more still more.",
        "It knows one thing only: that chance has chosen who is in the study. It knows nothing of those who did "
        "not answer, of a bad question, or of what would have happened without treatment. More people make it "
        "narrower round the same mistake.",
        "Made in this way from few people, intervals are too narrow and hold the truth less often than their "
        "level says. Other ways of making them allow for it.",
        "Each person counts as one draw. If they come in groups that are alike, houses or therapists, the "
        "interval is too narrow as well. And two hundred resamples are few: with another two hundred the ends "
        "move a little.",
    ),
    constants={"RESAMPLES": RESAMPLES, "STUDIES": STUDIES, "SLOW": SLOW, "FAST": FAST, "MORE": MORE,
               "SAME": SAME, "HALF": HALF, "LOWEST_LEVEL": LOWEST_LEVEL, "Z": list(Z)},
    phrases={"same": "as wide, or nearly", "half": "about half as wide", "quarter": "about a quarter as wide"},
    start=0.0, dt=1.0, speed=3.0, seed=7,
    badge="Teaching model: not fitted to people; people and days are invented",
)
# fmt: on


@dataclass(frozen=True)
class Studies:
    """What a number of studies found.

    Attributes
    ----------
    values : array, shape (studies, people)
        Days fewer, by person.
    resampled : array, shape (studies, RESAMPLES)
        Averages of the resamples, in the order in which they were drawn.
    low, high : array, shape (studies,)
        Ends of the intervals.
    holds : array of bool, shape (studies,)
        Whether the truth lies between them.
    settings : dict
        The parameters, all of them.
    seed : int
    """

    values: np.ndarray
    resampled: np.ndarray
    low: np.ndarray
    high: np.ndarray
    holds: np.ndarray
    settings: dict[str, float]
    seed: int


def _whole(value: float) -> int:
    return floor(value + 0.5)


def _seeds(seed: int, studies: int) -> np.ndarray:
    """Return a seed for each study; those of the next page's seed are others."""
    return (seed * STUDIES + np.arange(studies)) % 2**32


def people(seeds: ArrayLike, **settings: float) -> np.ndarray:
    """Draw the people of studies, days fewer, shape (..., people).

    Each place has two candidates. The second is asked where whoever got worse does not answer, and the first
    did.
    """
    chosen = MODEL.settings(settings)
    count = _whole(chosen["people"])
    drawn = normals(seeds, 2 * count) if chosen["bell"] else exponentials(seeds, 2 * count) - 1
    days = chosen["truth"] + chosen["spread"] * drawn
    first, second = days[..., 0::2], days[..., 1::2]
    return first if chosen["answers"] else np.where(first < 0, second, first)


def resample(values: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    """Return averages of as many people as there are, drawn from them with replacement.

    Parameters
    ----------
    values : array, shape (studies, people)
    seeds : array of int, shape (studies,)

    Returns
    -------
    array, shape (studies, RESAMPLES)
    """
    count = values.shape[-1]

    # study by study: a few hundred at once would take a gigabyte
    def of_one(study: np.ndarray, seed: int) -> np.ndarray:
        picked = (uniforms(far_from(seed), RESAMPLES * count) * count).astype(int)
        averages: np.ndarray = study[picked].reshape(RESAMPLES, count).mean(axis=-1)
        return averages

    return np.stack([of_one(study, seed) for study, seed in zip(values, seeds, strict=True)])


def interval(resampled: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Cut off as many of the lowest averages as of the highest, so that ``level`` per cent are left."""
    cut = _cut(level)
    ordered = np.sort(resampled, axis=-1)
    return ordered[..., cut], ordered[..., RESAMPLES - 1 - cut]


def simulate(*, seed: int = MODEL.seed, studies: int = STUDIES, **settings: float) -> Studies:
    """Let a number of teams study the same population, as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        0 to 2**32 - 1.
    studies : int
        How many, 1 to 10,000; the first is the one that the page shows.
    **settings
        ``people`` (6 to 96), ``truth`` (0 to 12), ``spread`` (2 to 10), ``level`` (50 to 99), ``bell`` and
        ``answers`` (1 or 0).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    if not isinstance(studies, int) or isinstance(studies, bool) or not 1 <= studies <= 10_000:
        raise ValueError(
            f"The number of studies is a whole number from 1 to 10000; you gave {studies!r}."
        )
    seeds = _seeds(first, studies)
    values = people(seeds, **chosen)
    resampled = resample(values, seeds)
    low, high = interval(resampled, chosen["level"])
    holds = (low <= chosen["truth"]) & (chosen["truth"] <= high)
    return Studies(values, resampled, low, high, holds, chosen, first)


# ---------------------------------------------------------------- closed forms


def _below_zero(truth: float, spread: float, bell: float) -> tuple[float, float, float]:
    """Return the chance of getting worse, and what those contribute to the mean and to the mean square."""
    if bell:
        edge = -truth / spread
        share, height = NormalDist().cdf(edge), exp(-(edge**2) / 2) / sqrt(2 * pi)
        mean = truth * share - spread * height
        square = (truth**2 + spread**2) * share - height * spread * (2 * truth + spread * edge)
        return share, mean, square
    least = truth - spread
    edge = max(0.0, -least / spread)
    left = exp(-edge)
    share, one, two = 1 - left, 1 - left * (1 + edge), 2 - left * (edge**2 + 2 * edge + 2)
    mean = least * share + spread * one
    return share, mean, least**2 * share + 2 * least * spread * one + spread**2 * two


def answering(**settings: float) -> tuple[float, float]:
    """Return mean and standard deviation of all who would answer; those of everybody where all do."""
    chosen = MODEL.settings(settings)
    truth, spread = chosen["truth"], chosen["spread"]
    if chosen["answers"]:
        return truth, spread
    share, mean, square = _below_zero(truth, spread, chosen["bell"])
    average = truth * (1 + share) - mean
    return average, sqrt((truth**2 + spread**2) * (1 + share) - square - average**2)


def typical_width(count: float, **settings: float) -> float:
    """Return how wide an interval is on average with ``count`` people, in days.

    Twice z standard errors, where the standard deviation is that of the people who answered: it falls short by
    sqrt((n - 1) / n), and by 4 (n - 1) / (4 n - 3) on average. A bell is assumed.
    """
    level = _whole(MODEL.settings(settings)["level"])
    _, spread = answering(**settings)
    short = sqrt((count - 1) / count) * 4 * (count - 1) / (4 * count - 3)
    return 2 * Z[level - LOWEST_LEVEL] * spread * short / sqrt(count)


def narrower(**settings: float) -> float:
    """Return the width with four times as many people, as a share of the width now."""
    count = _whole(MODEL.settings(settings)["people"])
    return typical_width(MORE * count, **settings) / typical_width(count, **settings)


def answer(**settings: float) -> str:
    """Say which prediction holds: "same", "half" or "quarter"."""
    share = narrower(**settings)
    return "same" if share >= SAME else "half" if share >= HALF else "quarter"
