"""The co-regulating dyad: a client and a helper who feel each other's change.

Read from the top: what can be set, the equations, some scenes, and when the model is wrong. Below that are
the closed forms to which the tests hold the simulation. Couples' feelings have been described as two coupled
oscillators (Boker & Laurenceau 2006; Butler & Randall 2013; Reed, Barnard & Butler 2015): damped together is
called co-regulation, amplified together co-dysregulation. A rupture is here the coupling switched off.
"""

from dataclasses import dataclass
from functools import cache
from math import floor, inf, log, pi, sqrt

import numpy as np

from ipnb.dynamics.declaration import Assumption, Guess, LinearEquations, Model, Parameter, Scene
from ipnb.dynamics.linear import exponential
from ipnb.dynamics.random import check_seed, uniforms
from ipnb.dynamics.sde import check_above_zero

#: how long the helper's highest swing is sought, in units of time or rounds, and how finely
PEAK_UNITS, PEAK_ROUNDS, PEAK_STEP = 40, 4, 0.08
#: a rate of growth below which nothing would be seen of it
UNSEEN_GROWTH = 1e-5

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
        Assumption("draws", "f", "Feeling the other’s change", default=1,
                   options=((1, "draws one to the other, which calms what differs (this model’s choice)"),
                            (0, "adds to one’s own change, and calms nothing"))),
    ),
    equations=LinearEquations(
        states=("x1", "v1", "x2", "v2"),  # the client's feeling and how it changes, then the helper's
        let={},
        rates=(
            "v1",
            "-2*d1*v1 - c*(f*v1 - v2) - w**2*x1",
            "v2",
            "-2*d2*v2 - h*c*(f*v2 - v1) - w**2*x2",
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
        "Watch the helper’s highest swing as attunement grows. Who pays? Turn the first assumption round. "
        "Who pays now?",
        "Give both a steadiness of 0.2, so that each would settle alone. Turn the second assumption round, "
        "and raise attunement. Who settles whom now?",
    ),
    wrong_when=(
        "It says nothing about violence, coercion or fear. Where one person controls, threatens or hurts "
        "another, staying close is no remedy, and getting away is not a rupture that wants repair: safety "
        "comes first, and with it distance and people outside the pair.",
        "It is not fitted to people, and its units are arbitrary. It can show which way things go in these "
        "equations, never how much in a life.",
        "‘Always attune more’ is not its lesson. Attunement calms what differs between the two because it is "
        "made to: in this equation it draws each to the other. What they share it can only share out. Turn "
        "the second assumption round, and two who settle alone can carry each other off. Which of the "
        "two is nearer to a pair of people is not known here.",
        "What the helper feels is felt: the highest swing is drawn for that reason.",
        "Being in step is not health. Two people who stir each other up are in step as well.",
        "Here both feel each other equally, at one tempo, along one line, and nobody tires, leaves, or "
        "thinks. Of these only the first can be switched off.",
        "Studies that fitted such equations to couples differ in what they found. In one, with 74 couples, "
        "swings that grew went with more shared unhealthy behaviour (Butler & Barnard 2019). That does not "
        "tell which came first.",
    ),
    constants={"PEAK_UNITS": PEAK_UNITS, "PEAK_ROUNDS": PEAK_ROUNDS, "PEAK_STEP": PEAK_STEP,
               "UNSEEN_GROWTH": UNSEEN_GROWTH},
    phrases={
        "alone": "The client settles alone.",
        "both_alone": "Each of the two settles alone.",
        "calms_nothing": "No attunement settles this upset: here it calms nothing.",
        "too_little": "No attunement settles this pair: between them there is not enough steadiness.",
        "any": "Always in touch, the pair settles at any attunement above nought.",
        "from": "Always in touch, the pair settles from an attunement of {attunement} on.",
        "up_to": "Always in touch, they carry each other off from an attunement of {attunement} on.",
    },
    start=0.0, dt=0.02, pace=2.5, seed=7,
)
# fmt: on
# shares of time that are tried, so that no threshold between them is missed
_SHARES = 400


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


@cache
def functions():
    """The equations as NumPy functions (``linear_equations.Functions``)."""
    # not at the top: SymPy is slow to load, and a live picture does without
    from ipnb.dynamics import linear_equations

    return linear_equations.numpy_functions(MODEL)


def matrix(*, in_touch: bool = True, **settings: float) -> np.ndarray:
    """A in x' = A x, shape (4, 4), for the client's feeling and change, then the helper's."""
    chosen = MODEL.settings(settings)
    return functions().matrix(functions().parts(**chosen | ({} if in_touch else {"attunement": 0})))


def upset(seed: int, tempo: float) -> np.ndarray:
    """The beginning: a client upset by 1, at a moment of the swing that the seed tells; a helper at rest."""
    phase = 2 * pi * float(uniforms(check_seed(seed), 1)[0])
    return np.array([np.cos(phase), tempo * np.sin(phase), 0, 0])


def _nearest(steps: float) -> int:
    """The nearest whole number of steps; halves go up, as in the browser."""
    return floor(steps + 0.5)


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
        to 40), ``tempo`` (0.5 to 2), ``mutual`` and ``draws`` (1 or 0).

    Returns
    -------
    Meeting

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    check_above_zero(duration=duration, dt=dt)
    chosen = MODEL.settings(settings)
    steps = {touch: exponential(matrix(in_touch=touch, **chosen) * dt) for touch in (True, False)}
    count, whole = round(duration / dt), max(1, _nearest(chosen["round"] / dt))
    in_touch = np.arange(count + 1) % whole < _nearest((1 - chosen["apart"]) * chosen["round"] / dt)
    states = np.empty((count + 1, 4))
    states[0] = upset(seed, chosen["tempo"])
    for i in range(count):
        states[i + 1] = steps[bool(in_touch[i])] @ states[i]
    client, client_change, helper, helper_change = states.T
    return Meeting(
        np.arange(count + 1) * dt,
        client,
        helper,
        client_change,
        helper_change,
        in_touch,
        chosen,
        seed,
    )


def dampings(**settings: float) -> tuple[float, float]:
    """gamma- and gamma+: how fast the shared swings of a pair in touch lose their energy (below 0: gain it).

    With C = [[2 d1 + f c, -c], [-h c, 2 d2 + f h c]] and one tempo for both, the swings are the eigenvectors
    of C and gamma its eigenvalues: d1 + d2 + c -+ sqrt((d1 - d2)^2 + c^2) where h = f = 1.
    """
    chosen = MODEL.settings(settings)
    d1, d2, c, h, f = (
        chosen[name] for name in ("client", "helper", "attunement", "mutual", "draws")
    )
    middle = d1 + d2 + f * c * (1 + h) / 2
    half = np.sqrt((d1 - d2 + f * c * (1 - h) / 2) ** 2 + h * c**2)
    return float(middle - half), float(middle + half)


def helper_is_moved(**settings: float) -> bool:
    """Whether anything of the client's upset reaches the helper."""
    chosen = MODEL.settings(settings)
    return bool(chosen["mutual"] and chosen["attunement"])


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


def _grown(share: float, chosen: dict[str, float]) -> float:
    """How much an upset of the client grows in one round, as a logarithm, out of touch for a ``share``."""
    # a helper whom nothing reaches stays at rest
    reached = slice(0, 4 if helper_is_moved(**chosen) else 2)
    return log(np.abs(np.linalg.eigvals(one_round(share, **chosen)[reached, reached])).max())


def growth(**settings: float) -> float:
    """How fast an upset of the client grows in the long run (below 0: it settles), as the mean over rounds.

    Where nothing of it reaches the helper, the helper's own steadiness does not bear on it.
    """
    chosen = MODEL.settings(settings)
    if chosen["apart"]:
        return _grown(chosen["apart"], chosen) / chosen["round"]
    if helper_is_moved(**chosen):
        return float(exponents(**chosen).real.max())
    gamma, tempo = 2 * chosen["client"] + chosen["draws"] * chosen["attunement"], chosen["tempo"]
    return float((-gamma / 2 + np.sqrt(complex(gamma**2 / 4 - tempo**2))).real)


def settles(**settings: float) -> bool:
    """Whether an upset of the client dies away in the end."""
    return growth(**settings) < 0


def least_attunement(**settings: float) -> float:
    """c*, above which a pair that is always in touch settles; 0 if any will do, infinity if none is enough.

    With h = f = 1 and d1 < 0 < d2: -2 d1 d2 / (d1 + d2), if d1 + d2 > 0. With h = 0: -2 d1. With f = 0
    attunement calms nothing: 0 if the two settle alone, else infinity.
    """
    chosen = MODEL.settings(settings)
    d1, d2 = chosen["client"], chosen["helper"]
    if not chosen["draws"]:
        return 0.0 if d1 > 0 and (d2 > 0 or not chosen["mutual"]) else inf
    if not chosen["mutual"]:
        return max(0.0, -2 * d1)
    if d1 > 0 and d2 > 0:
        return 0.0
    return max(0.0, -2 * d1 * d2 / (d1 + d2)) if d1 + d2 > 1e-12 else inf


def most_attunement(**settings: float) -> float:
    """From which attunement on a pair that is always in touch no longer settles; infinity if there is none.

    Where feeling the other's change adds to one's own (f = 0, h = 1) it is 2 sqrt(d1 d2), or 0 if one of the
    two does not settle alone.
    """
    chosen = MODEL.settings(settings)
    d1, d2 = chosen["client"], chosen["helper"]
    if chosen["draws"] or not chosen["mutual"]:
        return inf
    return 2 * sqrt(d1 * d2) if d1 > 0 and d2 > 0 else 0.0


def most_time_apart(**settings: float) -> float:
    """The share of time out of touch up to which an upset dies away, for a length of round; 0 if none.

    Where rounds and swings keep time with each other it may grow, settle and grow again as the share rises;
    this is the first share at which it grows.
    """
    chosen = MODEL.settings(settings)
    if _grown(0.0, chosen) >= 0:
        return 0.0
    from scipy.optimize import brentq  # as above

    shares = np.linspace(0, 1, _SHARES + 1)
    before = next((i for i, share in enumerate(shares[1:]) if _grown(share, chosen) > 0), None)
    if before is None:
        return 1.0
    return float(brentq(_grown, shares[before], shares[before + 1], args=(chosen,)))


def helper_peak(**settings: float) -> float:
    """The helper's highest swing after an upset of the client of size 1, at whatever moment it begins.

    With E(t) what t units of time do, the helper feels E31 cos(phase) + w E32 sin(phase), at most
    sqrt(E31^2 + w^2 E32^2); the largest of these over the first rounds. It has no end where the upset grows.
    """
    chosen = MODEL.settings(settings)
    steps = {
        touch: exponential(matrix(in_touch=touch, **chosen) * PEAK_STEP) for touch in (True, False)
    }
    whole = max(1, _nearest(chosen["round"] / PEAK_STEP))
    on = _nearest((1 - chosen["apart"]) * chosen["round"] / PEAK_STEP)
    begun, highest = np.eye(4)[:, :2] * [1, chosen["tempo"]], 0.0
    for i in range(_nearest(max(PEAK_UNITS, PEAK_ROUNDS * chosen["round"]) / PEAK_STEP)):
        begun = steps[i % whole < on] @ begun
        highest = max(highest, float(begun[2] @ begun[2]))
    return sqrt(highest)
