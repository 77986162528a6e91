"""The long run of arousal under stressors: dy = -kappa y dt + sigma dW + pushes.

Outside a window the settling, kappa, may be less. Pushes come at a Poisson rate and are exponential in size.
Nothing flows in the long run, so across every point what the pushes carry up must come back down by settling
and unrest. Marching up from the lowest point, this gives the weight of each cell from those below it, with no
system of equations to solve. `shot_noise.js` does the same in the browser.
"""

from dataclasses import dataclass
from math import exp, expm1, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammainc, gammaincc, gammaln

from ipnb.dynamics.constants import SHOT_NOISE_CELLS


@dataclass(frozen=True)
class LongRun:
    """A density in equal cells: ``edges``, shape (cells + 1,), and the ``shares`` of time, shape (cells,)."""

    edges: np.ndarray
    shares: np.ndarray

    def up_to(self, y: float) -> float:
        """Return the share of time at or below ``y``, 0 to 1."""
        return float(np.interp(y, self.edges, np.concatenate([[0], np.cumsum(self.shares)])))

    def density(self, at: np.ndarray) -> np.ndarray:
        """Return the density of the time spent at places.

        Parameters
        ----------
        at : array, shape (n,)
            Places; outside the cells the density is 0.

        Returns
        -------
        array, shape (n,)
        """
        cell = np.searchsorted(self.edges, at, side="right") - 1
        inside = (cell >= 0) & (cell < self.shares.size)
        found = self.shares[np.clip(cell, 0, self.shares.size - 1)] / (
            self.edges[1] - self.edges[0]
        )
        return np.where(inside, found, 0.0)


def long_run(
    *, rate: float, push: float, settling: float, width: float, unrest: float, outside: float
) -> LongRun:
    """Work out the long-run density by finite volumes (Scharfetter & Gummel's flux between neighbours).

    Parameters
    ----------
    rate : float
        Pushes in a unit of time, 0 or more.
    push : float
        Their mean; below 0 they push down.
    settling : float
        Rate at which arousal returns to 0, above 0.
    width : float
        Half the width of the window, above 0.
    unrest : float
        sigma, 0 or more.
    outside : float
        What the settling is multiplied by outside the window, above 0, at most 1.
    """
    size, slowest = abs(push), settling * outside
    mean, spread = rate * size / slowest, sqrt((rate * size**2 + unrest**2 / 2) / slowest)
    low = -7 * unrest / sqrt(2 * slowest)
    step = (max(mean + 6 * spread, width) + 8 * size - low) / SHOT_NOISE_CELLS
    # cells are centred on whole multiples of the step, one of them on 0
    first = round(low / step)
    diffusion, carried = unrest**2 / 2, exp(-step / size)
    # of those pushed from a cell, how many pass its upper edge
    over = rate * size / step * -expm1(-step / size)
    weights, crossing = [1.0], 0.0
    for cell in range(first, first + SHOT_NOISE_CELLS - 1):
        edge = (cell + 0.5) * step
        speed = -settling * edge * (1 if abs(edge) <= width else outside)
        up, down = _rates(speed, diffusion, step)
        crossing = crossing * carried + weights[-1] * over
        weights.append((weights[-1] * up + crossing) / down)
    shares = np.array(weights) / sum(weights)
    edges = (np.arange(first, first + SHOT_NOISE_CELLS + 1) - 0.5) * step
    return LongRun(edges, shares) if push > 0 else LongRun(-edges[::-1], shares[::-1])


def _rates(speed: float, diffusion: float, step: float) -> tuple[float, float]:
    """Work out the rates at which neighbouring cells exchange what they hold: upwards, downwards."""
    ratio = speed * step / diffusion if diffusion else float("inf")
    # carried along, hardly spread
    if abs(ratio) > 500:
        return max(speed, 0) / step, max(-speed, 0) / step
    spread = diffusion / step**2
    if abs(ratio) < 1e-9:
        return spread, spread
    return spread * -ratio / expm1(-ratio), spread * ratio / expm1(ratio)


def share_outside(load: ArrayLike, room: ArrayLike, outside: float = 1) -> np.ndarray:
    """Work out the share of time outside the window without unrest, in closed form. Arrays broadcast.

    With J = g p the flux through each point, g the speed of settling, J' = (rate / g - 1 / push) J. So inside
    the window p is proportional to y^(load - 1) exp(-y / push), the Gamma distribution, and outside it to
    y^(load / outside - 1) exp(-y / push).

    Parameters
    ----------
    load : float or array
        Pushes in a unit of time over the settling, 0 or more.
    room : float or array
        Half the width of the window over the mean push, above 0.
    outside : float
        What the settling is multiplied by outside the window.
    """
    inner, room = np.maximum(np.asarray(load, dtype=float), 1e-12), np.asarray(room, dtype=float)
    outer = inner / outside
    # no time outside has the logarithm minus infinity
    with np.errstate(divide="ignore"):
        within = gammaln(inner) + np.log(gammainc(inner, room)) - inner * np.log(room)
        beyond = (
            gammaln(outer) + np.log(gammaincc(outer, room)) - outer * np.log(room) - np.log(outside)
        )
    share: np.ndarray = 1 / (1 + np.exp(within - beyond))
    return share
