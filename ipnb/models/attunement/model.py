"""The attunement chain: two pairs whose moments are matched, mismatched or distressed, side by side.

Read from the top: what can be set, some presets, and when the model is wrong; then the step that one moment
takes, also in `step.js`, and closed forms to which the tests hold it. That mismatch and repair are the ordinary
course of early interaction is Tronick's and Gianino's; the mathematics is that of any Markov chain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import cast

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, uniforms

PAIRS = {"first": "The first pair", "second": "The second pair"}
STATES = {"matched": "in step", "mismatched": "out of step", "distressed": "in distress"}
MATCHED, MISMATCHED, DISTRESSED = range(3)
#: at the reunion repair has this share of its strength; what is missing fades so fast
RETURN, FADES = 0.3, 0.95
#: two waits are alike where the longer is at most so many times the shorter
ALIKE = 1.25

# fmt: off
_SLIPS = ((0.02, "hardly ever"), (0.1, "seldom"), (0.25, "now and then"), (0.4, "often"), (9, "all the time"))
_MENDS = ((0.02, "hardly ever"), (0.06, "slowly"), (0.12, "in a while"), (0.3, "soon"), (9, "at once"))
MODEL = Model(
    name="attunement",
    title="Attunement: in step, out of step, and back",
    question="The first pair slips often, the second seldom. After a slip, which is back in step sooner?",
    parameters=(
        Parameter("slip_first", "p1", "First pair: slips", "how likely in a moment, while in step",
                  low=0.01, high=0.6, step=0.01, default=0.35, words=_SLIPS),
        Parameter("repair_first", "q1", "First pair: repairs", "how likely in a moment, while out of step",
                  low=0.01, high=0.6, step=0.01, default=0.15, words=_MENDS),
        Parameter("slip_second", "p2", "Second pair: slips", "how likely in a moment, while in step",
                  low=0.01, high=0.6, step=0.01, default=0.07, words=_SLIPS),
        Parameter("repair_second", "q2", "Second pair: repairs", "how likely in a moment, while out of step",
                  low=0.01, high=0.6, step=0.01, default=0.03, words=_MENDS),
        Parameter("distress", "d", "Waiting hurts", "how likely in a moment a mismatch becomes distress",
                  low=0, high=0.2, step=0.01, default=0.05,
                  words=((0.001, "never"), (0.035, "a little"), (0.085, "some"), (0.145, "much"),
                         (9, "very much"))),
        Parameter("comfort", "r", "Comforting", "how likely in a moment distress ends, in step again",
                  low=0.02, high=0.5, step=0.02, default=0.08,
                  words=((0.05, "slow"), (0.11, "in a while"), (0.25, "soon"), (9, "at once"))),
    ),
    assumptions=(
        Assumption("hurts", "h", "A mismatch that lasts", default=1,
                   options=((1, "can become distress (this model’s choice)"),
                            (0, "stays a mismatch, however long"))),
        Assumption("lingers", "k", "After a still face, repair", default=1,
                   options=((1, "comes back little by little (this model’s choice)"), (0, "is back at once"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("first", "The first pair", "sooner by a quarter or more"),
        Prediction("alike", "Much the same", "within a quarter"),
        Prediction("second", "The second pair", "sooner by a quarter or more"),
    ),
    presets=(
        Preset("A steady pair and a restless one", "One bumps along, laughing. One glides until it does not.",
               {"slip_first": 0.35, "repair_first": 0.15, "slip_second": 0.07, "repair_second": 0.03,
                "distress": 0.05, "comfort": 0.08}),
        Preset("Thirty per cent, twice", "Nobody cries. Both are in step three moments in ten.",
               {"slip_first": 0.35, "repair_first": 0.15, "slip_second": 0.07, "repair_second": 0.03,
                "distress": 0, "comfort": 0.08}),
        Preset("Only the slips differ", "She looks away so often. Each time he waits, and she looks back.",
               {"slip_first": 0.3, "repair_first": 0.2, "slip_second": 0.1, "repair_second": 0.2,
                "distress": 0.05, "comfort": 0.08}),
        Preset("Quick to notice", "It seldom goes wrong, and when it does somebody says so.",
               {"slip_first": 0.35, "repair_first": 0.15, "slip_second": 0.05, "repair_second": 0.4,
                "distress": 0.05, "comfort": 0.3}),
    ),
    steps=(
        Step("distress", "Set it to never. What will become of the two shares of time in step?"),
        Step("slip_first", "Put that back, and set this to its lowest. What changes in the way back into step?"),
        Step("scenes", "Guess anew for each other scene: after a slip, which pair is back in step sooner?"),
        Step("lingers", "Press ‘Nudge’: a still face. Then let repair be back at once. Who needs how long?"),
    ),
    prompts=(
        "Compare the shares of time in step with the times back into step. Which pair would you rather be in?",
        "Press ‘Nudge’: 25 moments of a still face. How long then? Turn the second assumption round.",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. A moment here is a turn of a coin that "
        "remembers nothing. Real mismatches have reasons, and a long one may be harder to mend.",
        "Thirty per cent in step is no target. It is an often repeated summary of small coded samples, "
        "and what counts as ‘matched’ decides the number.",
        "Being in step by chance counts here too. Two strangers whose faces smile as often as these would "
        "match in many moments, so studies should show agreement beyond chance.",
        "The parent is not the cause. An infant brings a temperament, a stomach ache and a day, and both "
        "make the next moment.",
        "The still face is an experiment of a few minutes. The baby’s reaction, and that some of it is "
        "carried into the reunion, was found again and again (Mesman and others 2009). It is no picture of a "
        "home, and it says nothing about one distracted afternoon.",
        "In therapy, repaired ruptures went with better outcomes, but training therapists to repair them has "
        "not shown a significant effect (Eubanks and others 2018). That repair heals is not proved here "
        "either: it was put in.",
    ),
    constants={"PAIRS": list(PAIRS), "STATES": list(STATES.values()), "RETURN": RETURN, "FADES": FADES,
               "ALIKE": ALIKE},
    phrases={
        "first": "The first pair is back in step sooner",
        "second": "The second pair is back in step sooner",
        "less_in_step": ", although it is less in step",
        "as_much_in_step": ", although both are as much in step",
    },
    start=0.0, dt=1.0, speed=5.0, seed=7,
)
# fmt: on
#: moments that are simulated at most
LONGEST = 20_000


@dataclass(frozen=True)
class Ribbons:
    """What a simulation gives.

    Attributes
    ----------
    state : array of int, shape (runs, 2, moments + 1)
        0 matched, 1 mismatched, 2 distressed; both pairs begin in step.
    shares : array, shape (2, 3)
        Share of moments that each pair spent in each state, over all runs, the first moment left out.
    settings : dict
        The parameters, all of them.
    seed : int
        The first run's seed; the others' follow.
    """

    state: np.ndarray
    shares: np.ndarray
    settings: dict[str, float]
    seed: int

    def repairs(self, pair: int) -> np.ndarray:
        """Return, of each slip that ended, how many moments it took to be back in step (the first run's first).

        Parameters
        ----------
        pair : int
            0 or 1.
        """
        found = []
        for row in self.state[:, pair]:
            matched = np.flatnonzero(row == MATCHED)
            gaps = np.diff(matched)
            found.append(gaps[gaps > 1] - 1)
        return np.concatenate(found)


def _chances(pair: str, chosen: dict[str, float]) -> tuple[float, float, float, float]:
    """Return p, q, d and r of one pair."""
    hurts = chosen["distress"] * chosen["hurts"]
    return chosen[f"slip_{pair}"], chosen[f"repair_{pair}"], hurts, chosen["comfort"]


def step(
    state: np.ndarray, drawn: np.ndarray, chances: Sequence[float], answering: float
) -> np.ndarray:
    """Take each run to its next moment: 0 -> 1 with p, 1 -> 0 with q, 1 -> 2 with d, 2 -> 0 with r.

    Parameters
    ----------
    state : array of int, shape (runs,)
    drawn : array, shape (runs,)
        Numbers in [0, 1).
    chances : four numbers
        p, q, d and r.
    answering : float
        1 as usual; 0 during a still face, when no pair stays in step and nothing is repaired or comforted.
    """
    p, q, d, r = chances
    p, q, r = (p if answering else 1), q * answering, r * answering
    left = np.where(drawn < q, MATCHED, np.where(drawn < q + d, DISTRESSED, MISMATCHED))
    slipped = np.where(drawn < p, MISMATCHED, MATCHED)
    soothed = np.where(drawn < r, MATCHED, DISTRESSED)
    return np.choose(state, [slipped, left, soothed])


def answering(moments: int, still: tuple[int, int] | None, lingers: float) -> np.ndarray:
    """Return how readily the partner answers at each moment, 0 to 1; ``still`` is (first moment, how many)."""
    found = np.ones(moments)
    if still is None:
        return found
    begins, ends = still[0], still[0] + still[1]
    found[begins:ends] = 0
    if lingers:
        after = np.arange(max(0, moments - ends))
        found[ends:] = 1 - (1 - RETURN) * FADES**after
    return found


def _whole(what: str, value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(
            f"The number of {what} is a whole number from {least} to {most}; you gave {value!r}."
        )
    return value


def simulate(
    *,
    seed: int = MODEL.seed,
    moments: int = 1000,
    runs: int = 1,
    still: tuple[int, int] | None = None,
    **settings: float,
) -> Ribbons:
    """Let both pairs go on, moment by moment, as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first run, 0 to 2**32 - 1; run ``i`` has ``seed + i``.
    moments : int
        How many, 1 to 20,000.
    runs : int
        How many, 1 to 10,000.
    still : (int, int), optional
        From which moment, and for how many, the partner holds a still face.
    **settings
        ``slip_first``, ``repair_first``, ``slip_second``, ``repair_second`` (0.01 to 0.6), ``distress`` (0 to
        0.2), ``comfort`` (0.02 to 0.5), ``hurts`` and ``lingers`` (1 or 0).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    moments, runs = _whole("moments", moments, 1, LONGEST), _whole("runs", runs, 1, 10_000)
    if still is not None:
        still = cast(
            tuple[int, int],
            tuple(_whole("moments of a still face", value, 0, LONGEST) for value in still),
        )
    seeds = (first + np.arange(runs)) % 2**32
    drawn = uniforms(seeds, 2 * moments).reshape(runs, moments, 2)
    answers = answering(moments, still, chosen["lingers"])
    state = np.zeros((runs, 2, moments + 1), dtype=np.int8)
    for j, pair in enumerate(PAIRS):
        chances = _chances(pair, chosen)
        for i in range(moments):
            state[:, j, i + 1] = step(state[:, j, i], drawn[:, i, j], chances, answers[i])
    shares = np.array([[(state[:, j, 1:] == kind).mean() for kind in range(3)] for j in range(2)])
    return Ribbons(state, shares, chosen, first)


# ---------------------------------------------------------------- closed forms


def long_run(**settings: float) -> dict[str, dict[str, float]]:
    """Return the share of time in each state, by pair: in proportion 1 : p / (q + d) : d p / ((q + d) r)."""
    chosen, found = MODEL.settings(settings), {}
    for pair in PAIRS:
        p, q, d, r = _chances(pair, chosen)
        shares = np.array([1, p / (q + d), d * p / ((q + d) * r)])
        found[pair] = dict(zip(STATES, (shares / shares.sum()).tolist(), strict=True))
    return found


def back_in_step(**settings: float) -> dict[str, float]:
    """Return how many moments a slip takes on average to be over, by pair: 1 / (q + d) + d / (q + d) / r."""
    chosen, found = MODEL.settings(settings), {}
    for pair in PAIRS:
        _, q, d, r = _chances(pair, chosen)
        found[pair] = (1 + d / r) / (q + d)
    return found


def into_distress(**settings: float) -> dict[str, float]:
    """Return how likely a slip ends in distress, by pair: d / (q + d)."""
    chosen = MODEL.settings(settings)
    return {pair: d / (q + d) for pair in PAIRS for _, q, d, _ in [_chances(pair, chosen)]}


def still_out(count: ArrayLike, **settings: float) -> dict[str, np.ndarray]:
    """Return the share of slips not over after ``count`` moments, by pair; (1 - q)^n without distress.

    Out of step a chance s = 1 - q - d to stay so, and d to become distress, which stays with u = 1 - r:
    s^n + d (s^n - u^n) / (s - u), with the limit n d s^(n - 1) for the second part where s = u.
    """
    chosen, count, found = MODEL.settings(settings), np.asarray(count, dtype=float), {}
    for pair in PAIRS:
        _, q, d, r = _chances(pair, chosen)
        stays, stuck = 1 - q - d, 1 - r
        if abs(stays - stuck) > 1e-9:
            gone = (stays**count - stuck**count) / (stays - stuck)
        else:
            gone = count * stays ** np.maximum(0, count - 1)
        found[pair] = stays**count + d * gone
    return found


def until_distress(**settings: float) -> float:
    """Return how many moments of a still face make distress of a mismatch, on average: 1 / d, or never."""
    chosen = MODEL.settings(settings)
    hurts = chosen["distress"] * chosen["hurts"]
    return 1 / hurts if hurts else inf


def answer(**settings: float) -> str:
    """Say which of the predictions holds on average: "first", "alike" (within a quarter) or "second"."""
    first, second = back_in_step(**settings).values()
    if max(first, second) <= ALIKE * min(first, second) + 1e-12:
        return "alike"
    return "first" if first < second else "second"


def by_chance(one: ArrayLike, other: ArrayLike) -> float:
    """Return how often two partners match who know nothing of each other: the sum of products of their shares.

    Parameters
    ----------
    one, other : array, shape (kinds,)
        How often each shows each kind of expression; each adds up to 1.

    Raises
    ------
    ValueError
        If shares do not add up to 1.
    """
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    if one.shape != other.shape or (one < 0).any() or (other < 0).any():
        raise ValueError("Both partners need one share for each kind of expression, none below 0.")
    if not np.allclose([one.sum(), other.sum()], 1):
        raise ValueError("The shares of each partner add up to 1.")
    return float(one @ other)


def kappa(matched: float, chance: float) -> float:
    """Return agreement beyond chance (Cohen's kappa): (matched - chance) / (1 - chance); chance gives 0.

    Raises
    ------
    ValueError
        If a share is not from 0 to 1, or chance is 1: whoever must match cannot match beyond chance.
    """
    if not 0 <= matched <= 1 or not 0 <= chance < 1:
        raise ValueError(
            "Kappa takes the share that matched, from 0 to 1, and the share by chance, from 0 to below 1; "
            f"you gave {matched!r} and {chance!r}."
        )
    return (matched - chance) / (1 - chance)
