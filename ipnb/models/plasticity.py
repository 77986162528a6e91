"""Plasticity: one weight arrow that turns with what comes together, after Hebb (1949) and Oja (1982).

Read from the top: what can be set, some scenes, and when the model is wrong; then the step that one
experience takes, and the closed forms to which the tests hold it. The step stands a second time in
`widgets/views/plasticity_life.js`; a test in a browser holds the two together.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from ipnb.models.declaration import Assumption, Guess, Model, Parameter, Scene
from ipnb.models.random import check_seed, normals

# fmt: off
_PLASTIC = ((0.005, "hardly any"), (0.009, "a little"), (0.015, "some"), (0.023, "much"), (9, "very much"))
MODEL = Model(
    name="plasticity",
    title="Plasticity: what comes together",
    question="After so many shamed reachings out, how many warm ones until the arrow turns?",
    parameters=(
        Parameter("history", "n", "Shamed before", "how many reachings out came before",
                  low=0, high=400, step=10, default=200,
                  words=((1, "none"), (75, "few"), (175, "some"), (275, "many"), (999, "very many"))),
        Parameter("shame", "rho_then", "How surely shamed", "how closely shame went with reaching out",
                  low=0, high=0.95, step=0.05, default=0.8,
                  words=((0.01, "by chance"), (0.35, "loosely"), (0.65, "often"), (0.88, "mostly"),
                         (9, "nearly always"))),
        Parameter("then", "eta_then", "Plasticity then", "how far one experience moved the arrow",
                  low=0.002, high=0.03, step=0.001, default=0.01, words=_PLASTIC),
        Parameter("warmth", "rho_now", "How surely met now", "below 0, reaching out is still shamed",
                  low=-0.95, high=0.95, step=0.05, default=0.8,
                  words=((-0.02, "still shamed"), (0.02, "by chance"), (0.35, "loosely"), (0.65, "often"),
                         (0.88, "mostly"), (9, "nearly always"))),
        Parameter("now", "eta_now", "Plasticity now", "how far one experience moves the arrow",
                  low=0.002, high=0.03, step=0.001, default=0.01, words=_PLASTIC),
    ),
    assumptions=(
        Assumption("forgetting", "f", "The more the arrow answers", default=1,
                   options=((1, "the more it forgets (Oja’s rule, this model’s choice)"),
                            (0, "the longer it grows, without end (plain Hebb)"))),
        Assumption("pure", "p", "The old pattern", default=0,
                   options=((0, "is what the history left (this model’s choice)"),
                            (1, "is pure: there was never anything else"))),
    ),
    equations=None,
    zones=(),
    guesses=(
        Guess("fewer", "Fewer", "under three quarters as many"),
        Guess("alike", "About as many", "within a quarter"),
        Guess("more", "More", "over a quarter more, or never"),
    ),
    scenes=(
        Scene("Learned by heart", "Each call for help met a sigh. Then somebody answers.",
              {"history": 200, "shame": 0.8, "then": 0.01, "warmth": 0.8, "now": 0.01, "pure": 0}),
        Scene("Slower than then", "It was quickly learned. Now each day counts for less.",
              {"history": 200, "shame": 0.8, "then": 0.01, "warmth": 0.8, "now": 0.004, "pure": 0}),
        Scene("Kind by chance", "People are kind. It has nothing to do with his asking.",
              {"history": 200, "shame": 0.8, "then": 0.01, "warmth": 0, "now": 0.01, "pure": 0}),
        Scene("Never otherwise", "She cannot recall one time that it went well.",
              {"history": 200, "shame": 0.8, "then": 0.01, "warmth": 0.8, "now": 0.01, "pure": 1}),
    ),
    invitations=(
        "Double the plasticity now: the number halves. Double both, then and now: what happens?",
        "In ‘Never otherwise’, watch the first hundred warm experiences. Where is change slowest, and why?",
        "Set ‘how surely met now’ to 0. There is as much warmth as before. What is missing?",
        "Turn the first assumption round. Does the arrow turn sooner, later, or at the same time?",
    ),
    wrong_when=(
        "It is not fitted to people, and its units are arbitrary. One arrow is not one synapse, and no "
        "synapse is a belief. Nobody’s experiences can be counted like this.",
        "Here the old pattern is overwritten. In experiments on extinction the old learning stays, and comes "
        "back in another place or at another time (Bouton 2004): what was learned later lies beside it.",
        "Hebb wrote of a cell that takes part in firing another. ‘Fire together, wire together’ is a slogan, "
        "and in experiments the order of firing, within hundredths of a second, decided whether a "
        "connection grew or shrank (Bi & Poo 1998). Nothing in this arrow knows about order.",
        "The number in the closed form is that of an average path. A single life scatters round it, and the "
        "purer the old pattern, the more chance decides.",
        "That plasticity is lower later is something to try here, and nothing that the equation says.",
        "It does not show that therapy rewires a brain, nor that anything does. ‘Plastic’ means that the "
        "arrow can move: towards shame as readily as towards warmth.",
    ),
    start=0.0, dt=1.0, pace=24.0, seed=7,
)
# fmt: on
LONGEST = 2000  # experiences of a present: Hebb's arrow has no end, a computer's numbers have
_DIAGONAL = np.sqrt(0.5)
UNLEARNED = (1.0, 0.0)  # before the history: reaching out calls up nothing
PURE = (_DIAGONAL, -_DIAGONAL)  # reaching out calls up shame, as strongly as can be


@dataclass(frozen=True)
class Lives:
    """What a simulation gives.

    Attributes
    ----------
    count : array of int, shape (experiences + history + 1,)
        0 at the turn from the past to the present; the history has numbers below it.
    weight : array, shape (lives, experiences + history + 1, 2)
        The arrow: along "I reach out", and along "I am met" (below 0: "I am shamed").
    met : array, shape (lives, experiences + history, 2)
        The experiences themselves, on the same two axes.
    expectation : array, shape (lives, experiences + history + 1)
        What reaching out calls up: -1 shame, 0 nothing, 1 being met.
    turned : array, shape (lives,)
        After how many experiences of the present it first lies above 0; infinite where it did not.
    settings : dict
        The parameters, all of them.
    seed : int
        The first life's seed; the others' follow.
    """

    count: np.ndarray
    weight: np.ndarray
    met: np.ndarray
    expectation: np.ndarray
    turned: np.ndarray
    settings: dict[str, float]
    seed: int


def learn(weight: np.ndarray, experience: np.ndarray, plasticity: float, forgetting: float) -> np.ndarray:
    """The arrow after one experience: w + eta y (x - f y w), y = w x. Arrays of shape (..., 2).

    f = 1 is Oja's rule, which keeps the length near 1; f = 0 is plain Hebb.
    """
    answer = (weight * experience).sum(axis=-1, keepdims=True)
    return weight + plasticity * answer * (experience - forgetting * answer * weight)


def expectation(weight: ArrayLike) -> np.ndarray:
    """What reaching out calls up, -1 (shame) to 1 (being met): 2 w1 w2 / |w|^2. Arrays of shape (..., 2).

    An arrow and its opposite are one pattern, so they have one expectation.
    """
    weight = np.asarray(weight, dtype=float)
    return 2 * weight[..., 0] * weight[..., 1] / (weight**2).sum(axis=-1)


def simulate(*, seed: int = MODEL.seed, experiences: int = 400, lives: int = 1, **settings: float) -> Lives:
    """Let lives go by, experience after experience, with the same ones as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first life, 0 to 2**32 - 1; life ``i`` has ``seed + i``.
    experiences : int
        How many after the history, 0 to 2000.
    lives : int
        How many.
    **settings
        ``history`` (0 to 400), ``shame`` (0 to 0.95), ``then`` and ``now`` (0.002 to 0.03), ``warmth`` (-0.95
        to 0.95), ``forgetting`` (1 or 0), ``pure`` (0 or 1).

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
            raise ValueError(f"The number of {what} is a whole number from 0 to {most}; you gave {value!r}.")
    past, first = int(chosen["history"] + 0.5), check_seed(seed)
    seeds = (first + np.arange(lives)) % 2**32
    met = _experiences(seeds, past, experiences, chosen)
    weight = np.empty((lives, past + experiences + 1, 2))
    weight[:, 0] = UNLEARNED
    for i in range(past):
        weight[:, i + 1] = learn(weight[:, i], met[:, i], chosen["then"], chosen["forgetting"])
    if chosen["pure"]:
        weight[:, past] = PURE
    for i in range(past, past + experiences):
        weight[:, i + 1] = learn(weight[:, i], met[:, i], chosen["now"], chosen["forgetting"])
    called = expectation(weight)
    above = called[:, past:] > 0
    turned = np.where(above.any(axis=1), above.argmax(axis=1), inf)
    return Lives(np.arange(-past, experiences + 1), weight, met, called, turned, chosen, first)


def _experiences(seeds: np.ndarray, past: int, present: int, chosen: dict[str, float]) -> np.ndarray:
    """Pairs of normal numbers; the second goes with the first as closely as the settings say."""
    drawn = normals(seeds, 2 * (past + present)).reshape(len(seeds), past + present, 2)
    together = np.where(np.arange(past + present) < past, -chosen["shame"], chosen["warmth"])
    second = together * drawn[..., 0] + np.sqrt(1 - together**2) * drawn[..., 1]
    return np.stack([drawn[..., 0], second], axis=-1)


def mean_weight(count: ArrayLike, **settings: float) -> np.ndarray:
    """The average path, for small plasticity: after ``count`` experiences of the present; shape (..., 2).

    w' = C w - f (w C w) w has the solution u / sqrt(1 - |w0|^2 + |u|^2), u = exp(C t) w0, for f = 1, and u
    for f = 0; t is plasticity times the number of experiences, and C has 1 on its diagonal and rho beside it.
    """
    chosen = MODEL.settings(settings)
    forgets = bool(chosen["forgetting"])
    begun = np.array(PURE)
    if not chosen["pure"]:
        begun = _flow(np.array(UNLEARNED), -chosen["shame"], chosen["then"] * chosen["history"], forgets)
    return _flow(begun, chosen["warmth"], chosen["now"] * np.asarray(count, dtype=float), forgets)


def _flow(begun: np.ndarray, together: float, time: ArrayLike, forgets: bool) -> np.ndarray:
    time = np.asarray(time, dtype=float)
    with_it, against = (begun[0] + begun[1]) / 2, (begun[0] - begun[1]) / 2
    along, across = with_it * np.exp((1 + together) * time), against * np.exp((1 - together) * time)
    free = np.stack([along + across, along - across], axis=-1)
    if not forgets:
        return free
    return free / np.sqrt(1 - begun @ begun + (free**2).sum(axis=-1))[..., None]


def turning(**settings: float) -> float:
    """After how many experiences the average path turns: n eta_then rho_then / (eta_now rho_now), or never.

    The angle's tangent shrinks as exp(-2 rho eta n) towards the old pattern and grows again as it shrank. So
    the number does not hang on plasticity where that is the same then and now, nor on forgetting. A pure
    pattern is a balance point (a saddle): the average path never leaves it; only chance does.
    """
    chosen = MODEL.settings(settings)
    learned, unlearning = (
        chosen["shame"] * chosen["then"] * chosen["history"],
        chosen["warmth"] * chosen["now"],
    )
    if not learned and not chosen["pure"]:
        return 0.0
    return learned / unlearning if unlearning > 0 and not chosen["pure"] else inf


def answer(**settings: float) -> str:
    """Which of the guesses holds on the average path: "fewer", "alike" (within a quarter) or "more"."""
    chosen = MODEL.settings(settings)
    needed, before = turning(**chosen), chosen["history"]
    if needed < 0.75 * before:
        return "fewer"
    return "alike" if needed <= 1.25 * before else "more"


def pattern(correlation: float, spread: tuple[float, float] = (1, 1)) -> float:
    """To which angle the arrow turns, in radians from "I reach out": .5 atan2(2 rho s1 s2, s1^2 - s2^2).

    That is the first principal component of experiences with standard deviations ``spread``; here both are 1.
    """
    one, other = spread
    return float(0.5 * np.arctan2(2 * correlation * one * other, one**2 - other**2))


def figure(what: str = "needed", **settings: float):
    """A plotly figure with its text alternative in ``layout.meta``.

    ``"needed"`` shows for all warmths how many experiences the average path needs, and what single lives
    needed; ``"path"`` is the expectation over the history and the present.
    """
    from ipnb.models import (
        plasticity_figures as figures,
    )  # not at the top: a live picture does without plotly

    drawings = {"needed": figures.needed, "path": figures.path}
    if what not in drawings:
        raise ValueError(f"Plasticity draws {' or '.join(map(repr, drawings))}; you asked for {what!r}.")
    return drawings[what](**settings)
