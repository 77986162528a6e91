"""Plasticity: what reaching out comes to call up, learned by surprise (Rescorla and Wagner 1972).

Read from the top: what can be set, some presets, and when the model is wrong; then the step that one occasion
takes, and the closed forms to which the tests hold it. The step stands a second time in
`step.js`; a test in a browser holds the two together.
"""

from dataclasses import dataclass
from math import floor, inf

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics import associative
from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, uniforms

#: occasions of a present that are followed at most
LONGEST = 5000
#: on what share of occasions one reaches out
REACHING = 0.5
#: what counts as above nothing: less is rounding
ABOVE = 1e-9
#: how many single lives are told of, and for how many occasions they are followed
LIVES, FAR = 24, 1200
#: as many as before: from this share of them to that
FEWER, MORE = 0.75, 1.25

# fmt: off
_PLASTIC = ((0.025, "hardly any"), (0.045, "a little"), (0.075, "some"), (0.125, "much"), (9, "very much"))
_USUAL = {"history": 200, "shame": 0.8, "then": 0.05, "warmth": 0.8, "otherwise": 0, "now": 0.05,
          "rule": 1, "place": 1}
MODEL = Model(
    name="plasticity",
    title="Plasticity: what comes together",
    question="After so many occasions of shame, how many of warmth until reaching out calls up warmth?",
    parameters=(
        Parameter("history", "n", "Occasions before", "on every other one somebody reached out",
                  low=10, high=400, step=10, default=200,
                  words=((25, "very few"), (75, "few"), (175, "some"), (275, "many"), (999, "very many"))),
        Parameter("shame", "s", "How surely shamed", "how often reaching out was shamed then",
                  low=0, high=1, step=0.05, default=0.8,
                  words=((0.01, "never"), (0.35, "now and then"), (0.65, "often"), (0.97, "mostly"),
                         (9, "always"))),
        Parameter("then", "eta_then", "Plasticity then", "how much one surprise changed",
                  low=0.01, high=0.2, step=0.01, default=0.05, words=_PLASTIC),
        Parameter("warmth", "p", "How surely met now", "when reaching out; below 0 it is still shamed",
                  low=-1, high=1, step=0.05, default=0.8,
                  words=((-0.02, "still shamed"), (0.02, "neither met nor shamed"), (0.35, "now and then"),
                         (0.65, "often"), (0.97, "mostly"), (9, "always"))),
        Parameter("otherwise", "q", "How surely met anyway", "now, without reaching out",
                  low=0, high=1, step=0.05, default=0,
                  words=((0.01, "never"), (0.35, "now and then"), (0.65, "often"), (0.97, "mostly"),
                         (9, "always"))),
        Parameter("now", "eta_now", "Plasticity now", "how much one surprise changes",
                  low=0.01, high=0.2, step=0.01, default=0.05, words=_PLASTIC),
    ),
    assumptions=(
        Assumption("rule", "r", "What teaches", default=1,
                   options=((1, "is surprise: the expected teaches nothing (this model’s choice)"),
                            (0, "is every pairing, as much as the first"))),
        Assumption("place", "c", "Warmth that comes anyway", default=1,
                   options=((1, "is put down to the place (this model’s choice)"),
                            (0, "is not noticed: only reaching out is learned about"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("fewer", "Fewer", "under three quarters as many"),
        Prediction("alike", "About as many", "within a quarter"),
        Prediction("more", "More", "over a quarter more, or never"),
    ),
    presets=(
        Preset("Learned by heart", "Each call for help met a sigh. Then somebody answers.", _USUAL),
        Preset("Slower than then", "It was quickly learned. Now each day counts for less.",
               _USUAL | {"now": 0.02}),
        Preset("Kind either way", "People are kind to him, whether he asks or not.",
               _USUAL | {"otherwise": 0.8}),
        Preset("Nobody sighs any more", "The sighing has stopped. Nothing has come in its place.",
               _USUAL | {"warmth": 0}),
    ),
    steps=(
        Step("history", "Double it. Will it take twice as many now?"),
        Step("scenes", "In ‘Kind either way’, will warmth come to be expected sooner or later than before, and "
             "what will reaching out itself add in the long run? Would you promise anybody what comes in "
             "‘Nobody sighs any more’?"),
        Step("now", "Put the first scene back, and double the plasticity. Will half as many be enough?"),
        Step("rule", "Let every pairing teach. How many will it take, and how many after twice the history?"),
        Step("place", "Let the place learn nothing. Will the gap heed warmth that comes anyway?"),
    ),
    prompts=(
        "Double the occasions before. Does it take twice as many now? Then halve the plasticity now.",
        "In ‘Kind either way’, what becomes of the gap between the two lines? Who is better off, and how?",
        "In ‘Nobody sighs any more’ shame fades to nothing. Would you promise that to anybody?",
        "Turn the first assumption round. How many does it take? Does the gap heed warmth that comes anyway?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. Two numbers are no memory, no synapse is a "
        "belief, and nobody’s occasions can be counted like this.",
        "Here the old is overwritten, and nothing of it remains. In experiments on extinction the old "
        "learning stays, and comes back in another place or at another time (Bouton 2004): what was learned "
        "later lies beside it.",
        "That only surprise teaches is this model’s choice, and so is a place that is learned about too; "
        "each has its switch. They were made to give what Rescorla found (1968). That a rule gives it does "
        "not show that animals or people follow the rule (Papini & Bitterman 1990).",
        "Hebb wrote of a cell that takes part in firing another; in experiments the order of firing, within "
        "hundredths of a second, decided whether a connection grew or shrank (Bi & Poo 1998). Nothing in "
        "here knows about order or about cells.",
        "One reaches out on half of all occasions, whatever is expected. Somebody who has been shamed stops "
        "reaching out, and then learns nothing about it: see the learner who stays away in the next chapter.",
        "It does not show that therapy rewires a brain, nor that anything does. ‘Plastic’ means that what is "
        "expected can move: towards shame as readily as towards warmth.",
    ),
    constants={"LONGEST": LONGEST, "REACHING": REACHING, "ABOVE": ABOVE, "LIVES": LIVES, "FAR": FAR,
               "FEWER": FEWER, "MORE": MORE},
    start=0.0, dt=1.0, speed=12.0, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Lives:
    """What a simulation gives.

    Attributes
    ----------
    count : array of int, shape (occasions + history + 1,)
        0 at the turn from the past to the present; the history has numbers below it.
    reached : array of bool, shape (lives, occasions + history)
        Whether one reached out.
    outcome : array, shape (lives, occasions + history)
        What came: -1 shame, 0 nothing, 1 warmth.
    weight : array, shape (lives, occasions + history + 1, 2)
        What the place calls up, and what reaching out adds to it.
    expectation : array, shape (lives, occasions + history + 1)
        What is expected when reaching out, the sum of the two: -1 shame, 1 warmth.
    turned : array, shape (lives,)
        After how many occasions of the present the expectation first lies above 0; infinite where it did not.
    settings : dict
        The parameters, all of them.
    seed : int
        The first life's seed; the others' follow.
    """

    count: np.ndarray
    reached: np.ndarray
    outcome: np.ndarray
    weight: np.ndarray
    expectation: np.ndarray
    turned: np.ndarray
    settings: dict[str, float]
    seed: int


def learn(
    weight: ArrayLike,
    reached: ArrayLike,
    outcome: np.ndarray | float,
    plasticity: float,
    rule: float = 1,
    place: float = 1,
) -> np.ndarray:
    """Return what is expected after one occasion. Arrays of shape (..., 2), and (...) for the occasion.

    By surprise, v + eta x (outcome - v x); by pairings, v + eta x outcome; x is (place, reached).
    """
    present = np.stack(
        [np.full(np.shape(reached), float(place)), np.asarray(reached, dtype=float)], axis=-1
    )
    surprise = outcome - rule * associative.expected(weight, present)
    return associative.learn(weight, present, plasticity, surprise[..., None])


def simulate(
    *, seed: int = MODEL.seed, experiences: int = 400, lives: int = 1, **settings: float
) -> Lives:
    """Let lives go by, occasion after occasion, with the same ones as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first life, 0 to 2**32 - 1; life ``i`` has ``seed + i``.
    experiences : int
        How many occasions after the history, 0 to 5000.
    lives : int
        How many.
    **settings
        ``history`` (10 to 400), ``shame`` (0 to 1), ``then`` and ``now`` (0.01 to 0.2), ``warmth`` (-1 to 1),
        ``otherwise`` (0 to 1), ``rule`` and ``place`` (1 or 0).

    Returns
    -------
    Lives

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen = MODEL.settings(settings)
    for what, value, most in (("experiences", experiences, LONGEST), ("lives", lives, 100_000)):
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError(
                f"The number of {what} is a whole number from 0 to {most}; you gave {value!r}."
            )
    past, first = _whole(chosen["history"]), check_seed(seed)
    reached, outcome = _occasions((first + np.arange(lives)) % 2**32, past, experiences, chosen)
    weight = np.zeros((lives, past + experiences + 1, 2))
    for i in range(past + experiences):
        plasticity = chosen["then"] if i < past else chosen["now"]
        weight[:, i + 1] = learn(
            weight[:, i], reached[:, i], outcome[:, i], plasticity, chosen["rule"], chosen["place"]
        )
    called = weight.sum(axis=-1)
    above = called[:, past:] > ABOVE
    turned = np.where(above.any(axis=1), above.argmax(axis=1), inf)
    count = np.arange(-past, experiences + 1)
    return Lives(count, reached, outcome, weight, called, turned, chosen, first)


def _whole(value: float) -> int:
    return floor(value + 0.5)


def _occasions(
    seeds: np.ndarray, past: int, present: int, chosen: dict[str, float]
) -> tuple[np.ndarray, np.ndarray]:
    """Draw whether one reached out, and what came: two numbers an occasion."""
    drawn = uniforms(seeds, 2 * (past + present)).reshape(len(seeds), past + present, 2)
    reached = drawn[..., 0] < REACHING
    before = np.arange(past + present) < past
    sure = np.where(
        reached,
        np.where(before, -chosen["shame"], chosen["warmth"]),
        np.where(before, 0.0, chosen["otherwise"]),
    )
    return reached, np.where(drawn[..., 1] < np.abs(sure), np.sign(sure), 0.0)


# ---------------------------------------------------------------- closed forms


def mean_weight(count: ArrayLike, **settings: float) -> np.ndarray:
    """Return the mean over all lives after ``count`` occasions of the present, exactly; shape (..., 2).

    Whether one reaches out does not hang on what one expects, so the mean obeys v <- v + eta (b - C v), with
    C = E[x x'] and b = E[x outcome]: along each eigenvector of C it goes to its end as (1 - eta lambda)^n. By
    pairings it is v + n eta b.
    """
    chosen = MODEL.settings(settings)
    begun = _flow(
        np.zeros(2), -chosen["shame"], 0.0, chosen["then"], _whole(chosen["history"]), chosen
    )
    return _flow(begun, chosen["warmth"], chosen["otherwise"], chosen["now"], count, chosen)


def _flow(
    begun: np.ndarray,
    met: float,
    otherwise: float,
    plasticity: float,
    count: ArrayLike,
    chosen: dict[str, float],
) -> np.ndarray:
    mean: np.ndarray
    count, place = np.asarray(count, dtype=float)[..., None], chosen["place"]
    taught = np.array([place * (REACHING * met + (1 - REACHING) * otherwise), REACHING * met])
    if not chosen["rule"]:
        mean = begun + count * plasticity * taught
        return mean
    together = np.array([[place, place * REACHING], [place * REACHING, REACHING]])
    speeds, ways = np.linalg.eigh(together)
    end = np.linalg.pinv(together) @ taught
    mean = end + ((1 - plasticity * speeds) ** count * ((begun - end) @ ways)) @ ways.T
    return mean


def in_the_end(**settings: float) -> dict[str, float]:
    """Return what is expected in the long run, on average: reaching out, otherwise, and what the former adds.

    By surprise it is how often warmth comes with reaching out (p), without (q), and the difference p - q, the
    contingency; where the place is not learned about, p, 0 and p. By pairings there is no end: infinite, or
    0 where nothing is taught.
    """
    chosen = MODEL.settings(settings)
    p, q, place = chosen["warmth"], chosen["otherwise"], chosen["place"]
    if chosen["rule"]:
        return {"reaching": p, "otherwise": q * place, "adds": p - q * place}

    def grows(rate: float) -> float:
        return 0.0 if abs(rate) < ABOVE else inf if rate > 0 else -inf

    anyway = place * (REACHING * p + (1 - REACHING) * q)
    return {"reaching": grows(anyway + REACHING * p), "otherwise": grows(anyway), "adds": grows(p)}


def turning(**settings: float) -> float:
    """Return after how many occasions the mean expectation when reaching out lies above 0; infinite if never.

    By surprise it is looked up along :func:`mean_weight`; by pairings it is n eta_then s / (eta_now p), and
    the place adds its part to both.
    """
    chosen = MODEL.settings(settings)
    if chosen["rule"]:
        above = mean_weight(np.arange(LONGEST + 1), **chosen).sum(axis=-1) > ABOVE
        return float(above.argmax()) if above.any() else inf
    begun, after = mean_weight([0, 1], **chosen).sum(axis=-1)
    rate = after - begun
    return float(floor((ABOVE - begun) / rate) + 1) if rate > ABOVE else inf


def answer(**settings: float) -> str:
    """Say which prediction holds for the mean of all lives: "fewer", "alike" (within a quarter) or "more"."""
    chosen = MODEL.settings(settings)
    needed, before = turning(**chosen), chosen["history"]
    if needed < FEWER * before:
        return "fewer"
    return "alike" if needed <= MORE * before else "more"
