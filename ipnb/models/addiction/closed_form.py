"""Where kick, payback and floor end, in closed form: without any substance, and in the middle of using.

The same stands in `step.js` as far as a page needs it.
"""

from collections.abc import Callable
from math import exp, inf, log
from typing import cast

import numpy as np

from ipnb.models.addiction.model import (
    COMES_BACK,
    HALVINGS,
    MODEL,
    PAUSE,
    PULSE,
    SINKS,
    SLOW,
    WELL,
    advance,
)


def settles(**settings: float) -> float:
    """Return the mood in the end without any substance: -d / (1 + c), lower where being lifted is paid back.

    Where a share k of the lift is paid back it is -d / (1 + (1 - k) c).
    """
    chosen = MODEL.settings(settings)
    c, share = chosen["support"], COMES_BACK * chosen["costs"]
    return 0.0 - chosen["distress"] / (1 + (1 - share) * c)


def answer(**settings: float) -> str:
    """Say which of the predictions holds: "well" (not below -0.1), "bearable" (above the limit) or "low"."""
    mood = settles(**settings)
    if mood >= WELL - 1e-12:
        return "well"
    return "bearable" if mood >= -MODEL.settings(settings)["limit"] - 1e-12 else "low"


def _without(settings: dict[str, float]) -> tuple[Callable[[float], float], float]:
    """Return the mood as a function of time if nothing is ever used, and when it is lowest (0 or infinite too).

    With r = c / (1 + c), a lift is -r z, and what is owed for lifts obeys o' = (k r (d + |s| + o) - o) / tb.
    So z = A + B exp(-t / ts) + C exp(-alpha t), whose slope is nought once at most.
    """
    distress, loss, c = settings["distress"], settings["loss"], settings["support"]
    owed = COMES_BACK * settings["costs"] * c / (1 + c)
    alpha, rises, per = (1 - owed) / SLOW, 1 / settings["recovery"], owed / SLOW
    whole, lost = distress * per / alpha, loss * per / (alpha - rises)
    end, floor, debt = -distress - whole, -loss - lost, whole + lost

    def mood(time: float) -> float:
        return (end + floor * exp(-time * rises) + debt * exp(-time * alpha)) / (1 + c)

    if not debt:
        return mood, 0.0
    # nought too where the floor is too small for its product to be told from it
    slope = rises * floor
    if not slope:
        return mood, inf
    return mood, max(0.0, log(-alpha * debt / slope) / (alpha - rises))


def unaided(time: float, **settings: float) -> float:
    """Return the mood at a time if nothing is ever used, with the company there is and what was lost before."""
    mood, _ = _without(MODEL.settings(settings))
    return mood(time)


def _lowest(settings: dict[str, float]) -> float:
    mood, when = _without(settings)
    return min(mood(0), mood(when))


def enough(**settings: float) -> dict[str, float]:
    """Return how much company keeps from the first use: without what was lost before, and with it; never below 0.

    For a steady distress. Where company costs nothing it is d / theta - 1, and (d + |s0|) / theta - 1. Where
    lifts are paid back it is the company with which the lowest mood is the limit: the floor may have risen
    before the payback is due.
    """
    chosen = MODEL.settings(settings)
    return {
        when: _enough(chosen | {"loss": loss})
        for when, loss in (("before", 0.0), ("after", chosen["loss"]))
    }


def _enough(chosen: dict[str, float]) -> float:
    low = max(0.0, (chosen["distress"] + chosen["loss"]) / chosen["limit"] - 1)
    if not chosen["costs"]:
        return low
    high = low / (1 - COMES_BACK)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        held = _lowest(chosen | {"support": middle}) >= -chosen["limit"]
        low, high = (low, middle) if held else (middle, high)
    return high


def wait(**settings: float) -> float:
    """Return how long a lowered floor must recover, with nothing used meanwhile, until the company is enough.

    0 if it is enough already, infinite if it is not enough without any loss. Where company costs nothing it
    is ts ln(|s0| / ((1 + c) theta - d)). For a steady distress.
    """
    chosen = MODEL.settings(settings)
    limit, (mood, when) = -chosen["limit"], _without(chosen)
    if _lowest(chosen) >= limit:
        return 0.0
    if settles(**chosen) <= limit:
        return inf
    low, high = when, when + 1
    while mood(high) < limit:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if mood(middle) < limit else (low, middle)
    return high


# ---------------------------------------------------------------- in the middle of using


def at_regular_use(every: float, **settings: float) -> dict[str, float]:
    """Return mean kick, payback and lost floor in the long run, for one use ``every`` so many units of time.

    g T / P, kappa g T / P and -eps ts kappa g T / P.
    """
    if isinstance(every, bool) or not PULSE <= every < inf:
        raise ValueError(
            f"A use lasts {PULSE:g}, so the next begins at least {PULSE:g} later; you gave {every!r}."
        )
    chosen = MODEL.settings(settings)
    kick = chosen["kick"] * PULSE / every
    payback = chosen["payback"] * kick
    return {
        "kick": kick,
        "payback": payback,
        "lost": -chosen["sinks"] * SINKS * chosen["recovery"] * payback,
    }


def enough_to_stop(**settings: float) -> float:
    """Return how much company, arriving in the middle of using as often as it goes, prevents the next use.

    At that moment the floor is sunk and the last use still being paid back: (d + |s| + b - a) / theta - 1.

    Raises
    ------
    ValueError
        Where company is paid back: then what follows hangs on more than this moment.
    """
    chosen = MODEL.settings(settings)
    if chosen["costs"]:
        raise ValueError(
            "How much company stops use is worked out for company that costs nothing (costs=0)."
        )

    def round_of_use(state: np.ndarray) -> np.ndarray:
        used = advance(*cast(tuple[float, float, float], state), 1.0, chosen, PULSE)
        return np.array(advance(*used, 0.0, chosen, PAUSE - PULSE))

    moved = round_of_use(np.zeros(3))
    turns = np.array([round_of_use(one) - moved for one in np.eye(3)]).T
    kick, payback, lost = np.linalg.solve(np.eye(3) - turns, moved)
    depth = chosen["distress"] - lost + payback - kick
    return max(0.0, float(depth) / chosen["limit"] - 1)
