"""The co-regulating dyad: a client and a helper who feel each other's change.

Read from the top: what can be set, the equations, some scenes, and when the model is wrong. Below that are
the closed forms to which the tests hold the simulation. Couples' feelings have been described as two coupled
oscillators (Boker & Laurenceau 2006; Butler & Randall 2013; Reed, Barnard & Butler 2015): damped together is
called co-regulation, amplified together co-dysregulation. A rupture is here the coupling switched off.
"""

from dataclasses import dataclass
from functools import cache
from math import inf, log, pi
from typing import Any

import numpy as np

from ipnb.models.declaration import Assumption, Guess, LinearEquations, Model, Parameter, Scene
from ipnb.models.drift import check_above_zero
from ipnb.models.random import check_seed, uniforms

# fmt: off
_STEADY = ((-0.25, "storms"), (-0.02, "stirs itself up"), (0.02, "swings on and on"),
           (0.25, "settles slowly"), (9, "settles well"))
MODEL = Model(
    name="dyad",
    title="The co-regulating dyad",
    question="An agitated client, a calm helper. Is more attunement better, worse, or does it depend?",
    parameters=(
        Parameter("attunement", "c", "Attunement", "how much each feels the other’s change",
                  low=0, high=3, step=0.05, default=0.1,
                  words=((0.01, "none"), (0.2, "hardly any"), (0.6, "some"), (1.6, "close"),
                         (9, "very close"))),
        Parameter("client", "d1", "Client’s steadiness", "below 0, feelings stir themselves up",
                  low=-0.4, high=0.6, step=0.05, default=-0.1, words=_STEADY),
        Parameter("helper", "d2", "Helper’s steadiness", "how well the helper settles alone",
                  low=-0.4, high=0.6, step=0.05, default=0.3, words=_STEADY),
        Parameter("apart", "s", "Out of touch", "share of the time in which neither feels the other",
                  low=0, high=0.9, step=0.05, default=0,
                  words=((0.01, "never"), (0.25, "now and then"), (0.55, "about half"), (0.8, "mostly"),
                         (9, "nearly always"))),
        Parameter("round", "T", "One round", "from one rupture to the next",
                  low=2, high=40, step=1, default=10,
                  words=((5, "short"), (15, "middling"), (28, "long"), (99, "very long"))),
        Parameter("tempo", "w", "Tempo", "how fast feelings swing",
                  low=0.5, high=2, step=0.05, default=1,
                  words=((0.8, "slow"), (1.3, "middling"), (9, "quick"))),
    ),
    assumptions=(
        Assumption("mutual", "h", "The helper feels the client", default=1,
                   options=((1, "as much as the client feels the helper (this model’s choice)"),
                            (0, "not at all"))),
    ),
    equations=LinearEquations(
        states=("x1", "v1", "x2", "v2"),  # the client's feeling and how it changes, then the helper's
        let={},
        rates=(
            "v1",
            "-2*d1*v1 - c*(v1 - v2) - w**2*x1",
            "v2",
            "-2*d2*v2 - h*c*(v2 - v1) - w**2*x2",
        ),
    ),
    zones=(),
    guesses=(
        Guess("better", "Better", "the more, the calmer"),
        Guess("worse", "Worse", "both are pulled in"),
        Guess("depends", "It depends", "on something you could name"),
    ),
    scenes=(
        Scene("Near, not moved", "“I hear you,” she says, and looks at her notes.",
              {"attunement": 0.1, "client": -0.1, "helper": 0.3, "apart": 0}),
        Scene("Felt", "He talks faster. She slows down, and stays with him.",
              {"attunement": 1, "client": -0.1, "helper": 0.3, "apart": 0}),
        Scene("Two storms", "Both had a terrible week. They talk until three.",
              {"attunement": 1, "client": -0.3, "helper": 0.2, "apart": 0}),
        Scene("Long silences", "Days without a word. Then it is good, until the next time.",
              {"attunement": 1, "client": -0.1, "helper": 0.4, "apart": 0.6, "round": 40}),
    ),
    invitations=(
        "Raise attunement from nothing, slowly. At which value does the pair begin to settle?",
        "Make the helper less steady than the client is agitated. How much attunement is enough now?",
        "In ‘Long silences’, shorten the round and leave the share of time as it is. What matters more?",
        "Watch the helper’s highest swing as attunement grows. Who pays? Turn the assumption round: who pays "
        "now?",
    ),
    wrong_when=(
        "It says nothing about violence, coercion or fear. Where one person controls, threatens or hurts "
        "another, staying close is no remedy, and getting away is not a rupture that wants repair: safety "
        "comes first, and with it distance and people outside the pair.",
        "It is not fitted to people, and its units are arbitrary. It can show which way things go in these "
        "equations, never how much in a life.",
        "‘Always attune more’ is not its lesson. Attunement shares out the steadiness that the two have "
        "between them; it makes none. And what the helper feels is felt: the highest swing is drawn for that "
        "reason.",
        "Being in step is not health. Two people who stir each other up are in step as well.",
        "Here both feel each other equally, at one tempo, along one line, and nobody tires, leaves, or "
        "thinks. Only the first of these can be switched off.",
        "Studies that fitted such equations to couples differ in what they found. In one, with 74 couples, "
        "swings that grew went with more shared unhealthy behaviour (Butler & Barnard 2019). That does not "
        "tell which came first.",
    ),
    start=0.0, dt=0.02, pace=2.5, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Meeting:
    """What a simulation gives.

    Attributes
    ----------
    time : array, shape (steps,)
        Units of time, arbitrary, from 0.
    client, helper : array, shape (steps,)
        What each feels; 0 is settled, and the client's first upset is of size 1.
    client_change, helper_change : array, shape (steps,)
        How fast that changes.
    in_touch : array of bool, shape (steps,)
        Whether each feels the other during the step that begins here.
    settings : dict
        The parameters, all of them.
    seed : int
        It tells at which moment of the client's swing the record begins.
    """

    time: np.ndarray
    client: np.ndarray
    helper: np.ndarray
    client_change: np.ndarray
    helper_change: np.ndarray
    in_touch: np.ndarray
    settings: dict[str, float]
    seed: int

    @property
    def helper_peak(self) -> float:
        """The helper's highest swing."""
        return float(np.abs(self.helper).max())


@cache
def functions():
    """The equations as NumPy functions (``linear.Functions``)."""
    # not at the top: SymPy is slow to load, and a live picture does without
    from ipnb.models import linear

    return linear.numpy_functions(MODEL)


def matrix(*, in_touch: bool = True, **settings: float) -> np.ndarray:
    """A in x' = A x, shape (4, 4), for the client's feeling and change, then the helper's."""
    chosen = MODEL.settings(settings)
    return functions().matrix(functions().parts(**chosen | ({} if in_touch else {"attunement": 0})))


def upset(seed: int, tempo: float) -> np.ndarray:
    """The beginning: a client upset by 1, at a moment of the swing that the seed tells; a helper at rest."""
    phase = 2 * pi * float(uniforms(check_seed(seed), 1)[0])
    return np.array([np.cos(phase), tempo * np.sin(phase), 0, 0])


def simulate(
    *, seed: int = MODEL.seed, duration: float = 60.0, dt: float = MODEL.dt, **settings: float
) -> Meeting:
    """Let an upset go its way between the two, in exact steps (exponentials of the matrix times ``dt``).

    Parameters
    ----------
    seed : int
        Which moment of the client's swing it begins at, 0 to 2**32 - 1.
    duration : float
        How long, in units of time.
    dt : float
        Time step. Ruptures begin and end on whole steps.
    **settings
        ``attunement`` (0 to 3), ``client`` and ``helper`` (-0.4 to 0.6), ``apart`` (0 to 0.9), ``round`` (2
        to 40), ``tempo`` (0.5 to 2), ``mutual`` (1 or 0).

    Returns
    -------
    Meeting

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    from ipnb.models.linear import exponential

    check_above_zero(duration=duration, dt=dt)
    chosen = MODEL.settings(settings)
    steps = {touch: exponential(matrix(in_touch=touch, **chosen) * dt) for touch in (True, False)}
    count, whole = round(duration / dt), max(1, round(chosen["round"] / dt))
    in_touch = np.arange(count + 1) % whole < round((1 - chosen["apart"]) * chosen["round"] / dt)
    states = np.empty((count + 1, 4))
    states[0] = upset(seed, chosen["tempo"])
    for i in range(count):
        states[i + 1] = steps[bool(in_touch[i])] @ states[i]
    client, client_change, helper, helper_change = states.T
    return Meeting(
        np.arange(count + 1) * dt, client, helper, client_change, helper_change, in_touch, chosen, seed
    )


def dampings(**settings: float) -> tuple[float, float]:
    """gamma- and gamma+: how fast the shared swings of a pair in touch lose their energy (below 0: gain it).

    With C = [[2 d1 + c, -c], [-h c, 2 d2 + h c]] and one tempo for both, the swings are the eigenvectors
    of C and gamma its eigenvalues: d1 + d2 + c -+ sqrt((d1 - d2)^2 + c^2) where h = 1.
    """
    chosen = MODEL.settings(settings)
    d1, d2, c, h = (chosen[name] for name in ("client", "helper", "attunement", "mutual"))
    middle = d1 + d2 + c * (1 + h) / 2
    half = np.sqrt((d1 - d2 + c * (1 - h) / 2) ** 2 + h * c**2)
    return float(middle - half), float(middle + half)


def exponents(**settings: float) -> np.ndarray:
    """The four lambda of a pair in touch, -gamma / 2 +- sqrt(gamma^2 / 4 - w^2): x goes as exp(lambda t)."""
    tempo, gamma = MODEL.settings(settings)["tempo"], np.array(dampings(**settings), dtype=complex)
    root = np.sqrt(gamma**2 / 4 - tempo**2)
    return np.concatenate([-gamma / 2 - root, -gamma / 2 + root])


def one_round(share: float, **settings: float) -> np.ndarray:
    """What a round does, shape (4, 4): exp(A T_on), then exp(A_0 T_off), out of touch for a ``share``."""
    from scipy.linalg import expm  # SciPy is for the closed forms alone: no reader waits for it

    length = MODEL.settings(settings)["round"]
    together, alone = matrix(**settings), matrix(in_touch=False, **settings)
    return expm(alone * share * length) @ expm(together * (1 - share) * length)


def growth(**settings: float) -> float:
    """How fast the pair's upset grows in the long run (below 0: it settles), as the mean rate over rounds."""
    chosen = MODEL.settings(settings)
    if chosen["apart"] == 0:
        return float(exponents(**chosen).real.max())
    radius = np.abs(np.linalg.eigvals(one_round(chosen["apart"], **chosen))).max()
    return log(radius) / chosen["round"]


def settles(**settings: float) -> bool:
    """Whether any upset dies away in the end."""
    return growth(**settings) < 0


def least_attunement(**settings: float) -> float:
    """c*, above which a pair that is always in touch settles; 0 if any will do, infinity if none is enough.

    With h = 1 and d1 < 0 < d2: -2 d1 d2 / (d1 + d2), if d1 + d2 > 0. With h = 0: -2 d1, if d2 > 0.
    """
    chosen = MODEL.settings(settings)
    d1, d2 = chosen["client"], chosen["helper"]
    if d1 > 0 and d2 > 0:
        return 0.0
    if not chosen["mutual"]:
        return -2 * d1 if d2 > 0 else inf
    return -2 * d1 * d2 / (d1 + d2) if d1 + d2 > 1e-12 else inf


def most_time_apart(**settings: float) -> float:
    """The share of time out of touch up to which the pair settles, for a length of round; 0 if none."""
    chosen = MODEL.settings(settings)

    def grown(apart: float) -> float:
        return log(np.abs(np.linalg.eigvals(one_round(apart, **chosen))).max())

    if grown(0.0) >= 0:
        return 0.0
    from scipy.optimize import brentq  # as above

    return float(brentq(grown, 0.0, 1.0)) if grown(1.0) > 0 else 1.0


def time_apart_limits(**settings: float) -> tuple[float, float]:
    """The same share for very short rounds, 1 - c* / c, and for very long ones, g_on / (g_on + g_off).

    g_on is how fast the pair settles in touch, g_off how fast the upset grows out of touch.
    """
    chosen = MODEL.settings(settings) | {"apart": 0}
    together, alone = growth(**chosen), growth(**chosen | {"attunement": 0})
    if together >= 0:
        return 0.0, 0.0
    if alone <= 0:
        return 1.0, 1.0
    return 1 - least_attunement(**chosen) / chosen["attunement"], -together / (alone - together)


def helper_peak(*, seed: int = MODEL.seed, duration: float = 40.0, **settings: float) -> float:
    """The helper's highest swing after one upset of the client of size 1."""
    return simulate(seed=seed, duration=duration, **settings).helper_peak


def figure(what: str = "attunement", **settings: float) -> Any:
    """A plotly figure with its text alternative in ``layout.meta``.

    ``"attunement"``: settling and the helper's highest swing for every attunement. ``"rupture"``: how much
    time out of touch is survivable, for every length of round. ``"influence"``: the couple's model of Gottman
    and Murray, with its steady states (:mod:`ipnb.models.gottman_murray`).
    """
    from ipnb.models import dyad_figures as figures  # not at the top: a live picture does without plotly

    drawings = {"attunement": figures.attunement, "rupture": figures.rupture, "influence": figures.influence}
    if what not in drawings:
        raise ValueError(f"The dyad draws {' or '.join(map(repr, drawings))}; you asked for {what!r}.")
    return drawings[what](**settings)
