"""What becomes of an upset between two, in closed form: whether it settles, how fast, and what the helper pays.

The same stands in `derived.js` as far as a page needs it.
"""

from math import inf, log, sqrt
from typing import Any

import numpy as np

from ipnb.dynamics.linear import exponential
from ipnb.models.dyad.model import MODEL, PEAK_ROUNDS, PEAK_STEP, PEAK_UNITS, matrix, nearest

# shares of time that are tried, so that no threshold between them is missed
_SHARES = 400


def dampings(**settings: float) -> tuple[float, float]:
    """Return gamma- and gamma+: how fast shared swings of a pair in touch lose energy (below 0: gain it).

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
    """Say whether anything of the client's upset reaches the helper."""
    chosen = MODEL.settings(settings)
    return bool(chosen["mutual"] and chosen["attunement"])


def exponents(**settings: float) -> np.ndarray:
    """Return the four lambda of a pair in touch, -gamma / 2 +- sqrt(gamma^2 / 4 - w^2): x ~ exp(lambda t)."""
    tempo, gamma = MODEL.settings(settings)["tempo"], np.array(dampings(**settings), dtype=complex)
    root = np.sqrt(gamma**2 / 4 - tempo**2)
    return np.concatenate([-gamma / 2 - root, -gamma / 2 + root])


def one_round(share: float, **settings: Any) -> np.ndarray:
    """Return what a round does, shape (4, 4): exp(A T_on), then exp(A_0 T_off), out of touch for a ``share``."""
    # not at the top: SciPy is slow to load, and the still picture in a book needs none of it
    from scipy.linalg import expm

    length = MODEL.settings(settings)["round"]
    together, alone = matrix(**settings), matrix(in_touch=False, **settings)
    done: np.ndarray = expm(alone * share * length) @ expm(together * (1 - share) * length)
    return done


def _grown(share: float, chosen: dict[str, float]) -> float:
    """Return how much an upset of the client grows in a round, as a logarithm, out of touch for a ``share``."""
    # a helper whom nothing reaches stays at rest
    reached = slice(0, 4 if helper_is_moved(**chosen) else 2)
    return log(np.abs(np.linalg.eigvals(one_round(share, **chosen)[reached, reached])).max())


def growth(**settings: float) -> float:
    """Return how fast an upset grows in the long run (below 0: it settles), as the mean over rounds.

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
    """Say whether an upset of the client dies away in the end."""
    return growth(**settings) < 0


def least_attunement(**settings: float) -> float:
    """Return c*, above which a pair always in touch settles; 0 if any will do, infinity if none is enough.

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
    """Return the attunement from which on a pair always in touch no longer settles; infinity if none.

    Where feeling the other's change adds to one's own (f = 0, h = 1) it is 2 sqrt(d1 d2), or 0 if one of the
    two does not settle alone.
    """
    chosen = MODEL.settings(settings)
    d1, d2 = chosen["client"], chosen["helper"]
    if chosen["draws"] or not chosen["mutual"]:
        return inf
    return 2 * sqrt(d1 * d2) if d1 > 0 and d2 > 0 else 0.0


def most_time_apart(**settings: float) -> float:
    """Return the share of time out of touch up to which an upset dies away, for a length of round; 0 if none.

    Where rounds and swings keep time with each other it may grow, settle and grow again as the share rises;
    this is the first share at which it grows.
    """
    chosen = MODEL.settings(settings)
    if _grown(0.0, chosen) >= 0:
        return 0.0
    # not at the top: as in one_round
    from scipy.optimize import brentq

    shares = np.linspace(0, 1, _SHARES + 1)
    before = next((i for i, share in enumerate(shares[1:]) if _grown(share, chosen) > 0), None)
    if before is None:
        return 1.0
    return float(brentq(_grown, shares[before], shares[before + 1], args=(chosen,)))


def helper_peak(**settings: float) -> float:
    """Return the helper's highest swing after an upset of size 1, at whatever moment it begins.

    With E(t) what t units of time do, the helper feels E31 cos(phase) + w E32 sin(phase), at most
    sqrt(E31^2 + w^2 E32^2); the largest of these over the first rounds. It has no end where the upset grows.
    """
    chosen = MODEL.settings(settings)
    steps = {
        touch: exponential(matrix(in_touch=touch, **chosen) * PEAK_STEP) for touch in (True, False)
    }
    whole = max(1, nearest(chosen["round"] / PEAK_STEP))
    on = nearest((1 - chosen["apart"]) * chosen["round"] / PEAK_STEP)
    begun, highest = np.eye(4)[:, :2] * [1, chosen["tempo"]], 0.0
    for i in range(nearest(max(PEAK_UNITS, PEAK_ROUNDS * chosen["round"]) / PEAK_STEP)):
        begun = steps[i % whole < on] @ begun
        highest = max(highest, float(begun[2] @ begun[2]))
    return sqrt(highest)
