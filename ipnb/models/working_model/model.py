"""The internal working model: one history, one kind world, and three ways to learn from it.

Read from the top: what can be set, some presets, and when the model is wrong; then the step that one meeting
takes, and the closed forms to which the tests hold it. The step stands a second time in
`step.js`; a test in a browser holds the two together. The idea of a working
model of others is Bowlby's; that one who stays away learns nothing new is the hot stove effect (Denrell &
March 2001); the learner who allows for change is that of Glaze, Kable & Gold (2015).
"""

from dataclasses import dataclass
from math import exp, inf, log

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, uniforms

#: the second learner thinks: in a kind time one is met so often, in a cold time so often not
TELLING = 0.8
#: meetings that are simulated at most
LONGEST = 1000
LEARNERS = {
    "counter": "The one who counts",
    "changer": "The one who allows for change",
    "avoider": "The one who stays away",
}

# fmt: off
_COUNT = ((2, "none"), (8, "few"), (21, "some"), (41, "many"), (999, "very many"))
MODEL = Model(
    name="working_model",
    title="The internal working model",
    question="The door stayed shut so often. Now people are kind. How many meetings until that is expected?",
    parameters=(
        Parameter("cold", "be", "Not met before", "how often nobody was there, and one to begin with",
                  low=1, high=60, step=1, default=31, words=_COUNT),
        Parameter("warm", "al", "Met before", "how often it was met, before that, and one to begin with",
                  low=1, high=60, step=1, default=1, words=_COUNT),
        Parameter("kind", "q", "Kindness now", "how often reaching out is met now",
                  low=0.05, high=0.95, step=0.05, default=0.9,
                  words=((0.3, "hardly ever"), (0.48, "seldom"), (0.52, "half the time"), (0.8, "often"),
                         (9, "nearly always"))),
        Parameter("hazard", "H", "People change", "how likely the second learner thinks it, at each meeting",
                  low=0.005, high=0.3, step=0.005, default=0.05,
                  words=((0.012, "hardly ever"), (0.04, "rarely"), (0.1, "sometimes"), (0.2, "often"),
                         (9, "all the time"))),
        Parameter("holding", "eps", "Somebody comes", "how often, although the third does not reach out",
                  low=0, high=0.3, step=0.05, default=0,
                  words=((0.01, "never"), (0.07, "rarely"), (0.17, "now and then"), (9, "often"))),
    ),
    assumptions=(
        Assumption("avoids", "v", "The third learner reaches out", default=1,
                   options=((1, "only while expecting to be met (this model’s choice)"),
                            (0, "whatever it expects"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("many", "As many", "one kind meeting for each shut door"),
        Prediction("few", "Two or three", "a new time is soon noticed"),
        Prediction("never", "It never happens", "however kind people are"),
    ),
    presets=(
        Preset("Thirty shut doors", "Thirty times the door stayed shut. The new neighbours are kind.",
               {"cold": 31, "warm": 1, "kind": 0.9, "hazard": 0.05, "holding": 0}),
        Preset("Somebody comes back", "She says no every week. One week in five he looks in all the same.",
               {"cold": 31, "warm": 1, "kind": 0.9, "hazard": 0.05, "holding": 0.2}),
        Preset("Two bad evenings", "It began well. Then twice he was not answered.",
               {"cold": 3, "warm": 5, "kind": 0.7, "hazard": 0.05, "holding": 0}),
        Preset("Still not safe", "Now and then the door opens. Mostly it slams.",
               {"cold": 31, "warm": 1, "kind": 0.2, "hazard": 0.05, "holding": 0}),
    ),
    steps=(
        Step("hazard", "How many kind meetings will the second learner need if it thinks that people hardly "
             "ever change, and how many if it thinks that they often do?"),
        Step("scenes", "In ‘Somebody comes back’, somebody looks in now and then. Will the third learner come "
             "to expect to be met?"),
        Step("avoids", "Let the third learner reach out whatever it expects. Which of the other two will it be "
             "like?"),
        Step("kind", "Let people be kind one time in five. Who will be turned away most often, and who was "
             "right to stay away?"),
    ),
    prompts=(
        "Which of the three is stubborn? Turn the assumption round and look again.",
        "Let somebody come now and then, although the third learner does not reach out. What changes?",
        "In ‘Two bad evenings’, press ‘Other meetings’ and ‘Skip ahead’ a few times. The first learner ends "
        "alike each time, and the second may doubt for a while. And the third?",
        "In ‘Still not safe’, compare what each of the three has been through. Who was right to stay away?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. Do not count sessions by it: a meeting "
        "here is one toss of a coin.",
        "Nobody here is a bad statistician. Each belief was right where it formed, and staying away may have "
        "been what kept somebody safe.",
        "Distrust is not always a mistake. Where people are kind less than half the time the one who stays "
        "away is hurt least. Safety comes first: whether the world is kind now is a question to ask before "
        "any other.",
        "There is one partner here, and no memory of kinds of partner. People expect one thing of a sister "
        "and another of a stranger.",
        "Earned security is something else. It is a way of telling one’s story in an interview (coherence), "
        "not optimism; and adults who told of hard beginnings coherently were not more often insecure as "
        "infants than others (Roisman and others 2002).",
        "Being held by somebody who keeps coming is here a number that only helps. Coming although one is "
        "not wanted can also be intrusion, or worse.",
    ),
    constants={"TELLING": TELLING, "LONGEST": LONGEST, "LEARNERS": list(LEARNERS)},
    phrases=LEARNERS,
    start=0.0, dt=1.0, speed=5.0, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Courses:
    """What a simulation gives. Shapes: (runs, meetings + 1), but for the last four.

    Attributes
    ----------
    counter, changer, avoider : array
        How surely each expects to be met, 0 to 1; the first is the belief that the history left.
    met : array of bool, shape (runs, meetings)
        Whether whoever reaches out at this meeting is met.
    reached : array of bool, shape (runs, meetings)
        Whether the third learner met anybody; the other two always do.
    turned : dict of array, shape (runs,)
        By learner: after how many meetings the belief first lies above one half; infinite where it did not.
    settings : dict
        The parameters, all of them.
    seed : int
        The first run's seed; the others' follow.
    """

    counter: np.ndarray
    changer: np.ndarray
    avoider: np.ndarray
    met: np.ndarray
    reached: np.ndarray
    turned: dict[str, np.ndarray]
    settings: dict[str, float]
    seed: int


def leak(odds: ArrayLike, hazard: float) -> np.ndarray:
    """Return log odds after time for a change: L + ln(K + e^-L) - ln(K + e^L), K = (1 - H) / H.

    It never exceeds ln K: who thinks that people change is never quite sure of them. Same shape as ``odds``.
    """
    odds, stay = np.asarray(odds, dtype=float), (1 - hazard) / hazard
    after: np.ndarray = odds + np.log(stay + np.exp(-odds)) - np.log(stay + np.exp(odds))
    return after


def _heard(odds: ArrayLike, met: ArrayLike, hazard: float) -> np.ndarray:
    """Return the second learner's log odds of a kind time, after one more meeting."""
    return leak(odds, hazard) + np.where(met, 1, -1) * log(TELLING / (1 - TELLING))


def first_odds(**settings: float) -> float:
    """Return the second learner's log odds of a kind time after the history: the warm times, then the cold."""
    chosen, odds = MODEL.settings(settings), 0.0
    for met, times in ((True, chosen["warm"]), (False, chosen["cold"])):
        for _ in range(int(times + 0.5) - 1):
            odds = float(_heard(odds, met, chosen["hazard"]))
    return odds


def simulate(
    *, seed: int = MODEL.seed, meetings: int = 100, runs: int = 1, **settings: float
) -> Courses:
    """Let the three learn from the same meetings, the same ones as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first run, 0 to 2**32 - 1; run ``i`` has ``seed + i``.
    meetings : int
        How many after the history, 0 to 1000.
    runs : int
        How many.
    **settings
        ``cold`` and ``warm`` (1 to 60, whole), ``kind`` (0.05 to 0.95), ``hazard`` (0.005 to 0.3),
        ``holding`` (0 to 0.3), ``avoids`` (1 or 0).

    Returns
    -------
    Courses

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    for what, value, most in (("meetings", meetings, LONGEST), ("runs", runs, 100_000)):
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError(
                f"The number of {what} is a whole number from 0 to {most}; you gave {value!r}."
            )
    seeds = (first + np.arange(runs)) % 2**32
    drawn = uniforms(seeds, 2 * meetings).reshape(runs, meetings, 2)
    met, comes = drawn[..., 0] < chosen["kind"], drawn[..., 1] < chosen["holding"]
    warm, cold = int(chosen["warm"] + 0.5), int(chosen["cold"] + 0.5)
    yes = warm + _from_nothing(met)
    counter = yes / (warm + cold + np.arange(meetings + 1))
    changer, avoider, reached = (
        np.empty_like(counter),
        np.empty_like(counter),
        np.empty(met.shape, dtype=bool),
    )
    odds = np.full(runs, first_odds(**chosen))
    own = np.tile((warm, cold), (runs, 1))
    for i in range(meetings + 1):
        changer[:, i], avoider[:, i] = 1 / (1 + np.exp(-odds)), own[:, 0] / own.sum(axis=1)
        if i == meetings:
            break
        reached[:, i] = (own[:, 0] > own[:, 1]) | comes[:, i] | (not chosen["avoids"])
        own[:, 0] += reached[:, i] & met[:, i]
        own[:, 1] += reached[:, i] & ~met[:, i]
        odds = _heard(odds, met[:, i], chosen["hazard"])
    beliefs = {"counter": counter, "changer": changer, "avoider": avoider}
    turned = {name: _first_above(belief) for name, belief in beliefs.items()}
    return Courses(**beliefs, met=met, reached=reached, turned=turned, settings=chosen, seed=first)


def _from_nothing(met: np.ndarray) -> np.ndarray:
    return np.concatenate([np.zeros((len(met), 1), dtype=int), np.cumsum(met, axis=1)], axis=1)


def _first_above(belief: np.ndarray) -> np.ndarray:
    above = belief > 0.5
    return np.where(above.any(axis=1), above.argmax(axis=1), inf)


def in_a_row(**settings: float) -> dict[str, float]:
    """Return how many meetings in a row, all kind, each learner needs to expect it; 0 if it does already.

    The counter needs be - al + 1. The avoider needs as many, if it reaches out whatever it expects, never
    without somebody who comes, and else on average that number divided by how often somebody comes.
    """
    chosen, odds, changer = MODEL.settings(settings), first_odds(**settings), 0
    while odds <= 0:
        odds, changer = float(_heard(odds, True, chosen["hazard"])), changer + 1
    counter = max(0, int(chosen["cold"] + 0.5) - int(chosen["warm"] + 0.5) + 1)
    return {"counter": counter, "changer": changer, "avoider": _slowed(counter, chosen)}


def mean_needed(**settings: float) -> dict[str, float]:
    """Return how many meetings on average the counter and the avoider need to expect it (Wald's identity).

    (be - al + 1) / (2 q - 1) for the counter, for the avoider that divided by how often somebody comes; never
    (infinite) if people are kind half the time or less.
    """
    chosen, steps = MODEL.settings(settings), in_a_row(**settings)["counter"]
    lean = 2 * chosen["kind"] - 1
    counter = 0.0 if not steps else steps / lean if lean > 1e-9 else inf
    return {"counter": counter, "avoider": _slowed(counter, chosen)}


def _slowed(counter: float, chosen: dict[str, float]) -> float:
    if not counter or not chosen["avoids"]:
        return counter
    return counter / chosen["holding"] if chosen["holding"] else inf


def stays_away_for_ever(**settings: float) -> float:
    """Return the chance that the avoider ends by reaching out no more: ((1 - q) / q)^k, k = al - be.

    A gambler's ruin: the belief walks one step a meeting, and one that comes down to one half stays there. It
    is 1 where people are kind half the time or less, and 0 where somebody comes or it reaches out in any
    case.
    """
    chosen = MODEL.settings(settings)
    if chosen["holding"] or not chosen["avoids"]:
        return 0.0
    steps, kind = int(chosen["warm"] + 0.5) - int(chosen["cold"] + 0.5), chosen["kind"]
    return 1.0 if steps <= 0 or kind <= 0.5 else ((1 - kind) / kind) ** steps


def learning_rate(**settings: float) -> float:
    """Return how far the next meeting moves the counter's belief towards what happened: 1 / (al + be + 1).

    Counting is the Rescorla-Wagner rule with a rate that falls with every meeting.
    """
    chosen = MODEL.settings(settings)
    return 1 / (int(chosen["warm"] + 0.5) + int(chosen["cold"] + 0.5) + 1)


def sure_at_most(hazard: float) -> float:
    """Return how sure the second learner can be, in the end, of a cold (or kind) time: below 1 for H > 0."""
    odds = 0.0
    for _ in range(2000):
        odds = float(_heard(odds, True, hazard))
    return 1 / (1 + exp(-odds))
