"""The co-regulating dyad: a client and a helper who feel each other's change.

Read from the top: what can be set, the equations, some presets, and when the model is wrong; then the
simulation. The closed forms to which the tests hold it are in `closed_form.py`. Couples' feelings have been
described as two coupled oscillators (Boker & Laurenceau 2006; Butler & Randall 2013; Reed, Barnard & Butler
2015): damped together is called co-regulation, amplified together co-dysregulation. A rupture is here the
coupling switched off.
"""

from dataclasses import dataclass
from functools import cache
from math import floor, pi
from typing import TYPE_CHECKING

import numpy as np

from ipnb.dynamics.declaration import (
    Assumption,
    LinearEquations,
    Model,
    Parameter,
    Prediction,
    Preset,
    Step,
)
from ipnb.dynamics.linear import exponential
from ipnb.dynamics.random import check_seed, uniforms
from ipnb.dynamics.sde import check_above_zero

if TYPE_CHECKING:
    from ipnb.dynamics.linear_equations import Functions

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
        definitions={},
        rates=(
            "v1",
            "-2*d1*v1 - c*(f*v1 - v2) - w**2*x1",
            "v2",
            "-2*d2*v2 - h*c*(f*v2 - v1) - w**2*x2",
        ),
    ),
    zones=(),
    predictions=(
        Prediction("better", "Better", "the more, the calmer"),
        Prediction("worse", "Worse", "both are pulled in"),
        Prediction("depends", "It depends", "on something you could name"),
    ),
    presets=(
        Preset("Near, not moved", "“I hear you,” she says, and looks at her notes.",
               {"attunement": 0.1, "client": -0.1, "helper": 0.3, "apart": 0}),
        Preset("Felt", "He talks faster. She slows down, and stays with him.",
               {"attunement": 1, "client": -0.1, "helper": 0.3, "apart": 0}),
        Preset("Two storms", "Both had a terrible week. They talk until three.",
               {"attunement": 1, "client": -0.3, "helper": 0.2, "apart": 0}),
        Preset("Long silences", "Days without a word. Then it is good, until the next time.",
               {"attunement": 1, "client": -0.1, "helper": 0.4, "apart": 0.6, "round": 40}),
    ),
    steps=(
        Step("attunement", "You have guessed what the helper will feel. Raise this slowly to 3: what becomes of "
             "the helper’s line?"),
        Step("scenes", "Open ‘Two storms’. Can that pair be settled with attunement alone?"),
        Step("mutual", "In ‘Two storms’, let the helper not feel the client at all. Will the pair settle, and "
             "who pays?"),
        Step("draws", "Give both a steadiness of 0.2, so that each would settle alone, and let the other’s "
             "change be added. What will more attunement do now?"),
        Step("round", "In ‘Long silences’, shorten the round and leave the share of time as it is. Will that "
             "do less harm?"),
    ),
    prompts=(
        "Raise attunement from nothing, slowly. At which value does the pair begin to settle?",
        "Make the helper less steady than the client is agitated. How much attunement is enough now?",
        "In ‘Long silences’, shorten the round and leave the share of time as it is. What matters more?",
        "Watch the helper’s highest swing as attunement grows. Who pays? Turn the first assumption round. "
        "Who pays now?",
        "Give both a steadiness of 0.2, so that each would settle alone. Turn the second assumption round, "
        "and raise attunement. Who settles whom now?",
    ),
    limitations=(
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
    start=0.0, dt=0.02, speed=2.5, seed=7,
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


@cache
def functions() -> "Functions":
    """Return the equations as NumPy functions (``linear_equations.Functions``)."""
    # not at the top: SymPy is slow to load, and a live picture does without
    from ipnb.dynamics import linear_equations

    return linear_equations.numpy_functions(MODEL)


def matrix(*, in_touch: bool = True, **settings: float) -> np.ndarray:
    """Return A of x' = A x, shape (4, 4), for the client's feeling and change, then the helper's."""
    chosen = MODEL.settings(settings)
    return functions().matrix(
        functions().coefficients(**chosen | ({} if in_touch else {"attunement": 0}))
    )


def upset(seed: int, tempo: float) -> np.ndarray:
    """Return the beginning: a client upset by 1, at a moment that the seed tells; a helper at rest."""
    phase = 2 * pi * float(uniforms(check_seed(seed), 1)[0])
    return np.array([np.cos(phase), tempo * np.sin(phase), 0, 0])


def nearest(steps: float) -> int:
    """Round to a whole number of steps; halves go up, as in the browser."""
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
    count, whole = round(duration / dt), max(1, nearest(chosen["round"] / dt))
    in_touch = np.arange(count + 1) % whole < nearest((1 - chosen["apart"]) * chosen["round"] / dt)
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
