"""Paths of a stochastic differential equation: many seeded runs of drift, noise and jumps at once."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Model
from ipnb.dynamics.random import check_seed, exponentials, far_from, normals

# steps for which noise is drawn at once: even, since normals come in pairs
_CHUNK = 512
#: with longer ones the steps no longer follow the equation
LONGEST_STEP = 0.05


@dataclass(frozen=True)
class Trajectories:
    """What a simulation gives.

    Attributes
    ----------
    time : array, shape (steps,)
        Units of time, arbitrary, from 0.
    x : array, shape (paths, steps)
        Where each path is on the model's axis.
    zone : array of int, shape (paths, steps)
        Which of the model's zones that is, counted from 0.
    shares : dict
        The share of time in each zone by name, over all paths, 0 to 1.
    settings : dict
        The parameters, all of them.
    seed : int
        The first path's seed; the others' follow.
    """

    time: np.ndarray
    x: np.ndarray
    zone: np.ndarray
    shares: dict[str, float]
    settings: dict[str, float]
    seed: int


@dataclass(frozen=True)
class Paths:
    """Where a state went.

    Attributes
    ----------
    time : array, shape (steps,)
        Units of time, arbitrary, from 0.
    x : array, shape (paths, steps)
        The state.
    jumps : array, shape (events, 3)
        Of each jump the path (from 0), the time and the size.
    """

    time: np.ndarray
    x: np.ndarray
    jumps: np.ndarray


class _Jumps:
    """Jumps, path by path: expected so many a step, they come at the times of a Poisson process.

    A count of how much is still expected before the next one falls step by step, so that a reader may change
    the rate on the way. `Jumps` in `sde.js` counts likewise.
    """

    def __init__(self, seeds: np.ndarray):
        self.seeds, self.due = far_from(seeds), np.zeros(len(seeds), dtype=int)
        self.waits = self.sizes = np.empty((len(seeds), 0))
        self._draw_more()
        self.left = self.waits[:, 0].copy()

    def _draw_more(self) -> None:
        drawn = exponentials(self.seeds, 2 * _CHUNK, skip=2 * self.waits.shape[1])
        self.waits = np.concatenate([self.waits, drawn[:, 0::2]], axis=1)
        self.sizes = np.concatenate([self.sizes, drawn[:, 1::2]], axis=1)

    def step(self, expected: float, mean: float) -> list[tuple[int, float]]:
        """Draw the jumps of one step: which path, and how large."""
        jumps: list[tuple[int, float]] = []
        self.left -= expected
        while (paths := np.flatnonzero(self.left <= 0)).size:
            jumps += [(int(path), float(mean * self.sizes[path, self.due[path]])) for path in paths]
            self.due[paths] += 1
            if self.due.max() == self.waits.shape[1]:
                self._draw_more()
            self.left[paths] += self.waits[paths, self.due[paths]]
        return jumps


def check_above_zero(**given: float) -> None:
    """Refuse numbers that are not above 0.

    Parameters
    ----------
    **given : float
        The numbers, by the names under which a reader knows them.

    Raises
    ------
    ValueError
        In plain words, for the first that is not finite or not above 0.
    """
    for name, value in given.items():
        if not np.isfinite(value) or value <= 0:
            raise ValueError(f"‘{name}’ is a number above 0; you gave {value!r}.")


def check_counts(**given: int) -> None:
    """Refuse numbers that are not whole, or not above 0.

    Parameters
    ----------
    **given : int
        The numbers, by the names under which a reader knows them.

    Raises
    ------
    ValueError
        In plain words, for the first that is no count.
    """
    for name, value in given.items():
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, (bool, np.bool_))
        if not whole or value < 1:
            raise ValueError(f"‘{name}’ is a whole number above 0; you gave {value!r}.")


def _check_run(duration: float, dt: float, start: ArrayLike) -> None:
    """Refuse a step or a start with which the numbers would run away: they would be counted as a zone."""
    check_above_zero(duration=duration, dt=dt)
    if dt > LONGEST_STEP:
        raise ValueError(f"The time step ‘dt’ is at most {LONGEST_STEP:g}; you gave {dt!r}.")
    if not np.isfinite(np.asarray(start, dtype=float)).all():
        raise ValueError(f"‘start’ is a number, or one for each run; you gave {start!r}.")


def euler_maruyama(
    equations: Any,
    coefficients: dict[str, Any],
    *,
    seed: int,
    duration: float,
    n_paths: int,
    start: ArrayLike,
    dt: float,
    every: int,
) -> Paths:
    """Take Euler-Maruyama steps of ``equations``, many seeded paths at once. Jumps fall at the end of a step.

    Parameters
    ----------
    equations : equations.Functions
        Drift, noise and, if there are any, jumps.
    coefficients : dict
        What ``equations.coefficients`` gives.
    seed : int
        Seed of the first path's noise, 0 to 2**32 - 1; path ``i`` has ``seed + i``.
    duration : float
        How long, in units of time.
    n_paths : int
        How many.
    start : float or array, shape (n_paths,)
        Where they begin.
    dt : float
        Time step, at most ``LONGEST_STEP``.
    every : int
        Keep every so many steps.

    Raises
    ------
    ValueError
        If a number is not what it must be, or a start is so far out that the steps run away from there.
    """
    check_counts(every=every)
    _check_run(duration, dt, start)
    steps = round(duration / dt)
    seeds = (check_seed(seed) + np.arange(n_paths, dtype=np.uint64)) % 2**32
    x = np.broadcast_to(np.asarray(start, dtype=float), (n_paths,)).copy()
    jumps, events = (_Jumps(seeds) if equations.rate else None), []
    kept = np.empty((n_paths, steps // every + 1))
    kept[:, 0] = x
    for begun in range(0, steps, _CHUNK):
        noise = normals(seeds, min(_CHUNK, steps - begun), skip=begun)
        for i in range(noise.shape[1]):
            # what runs away is refused below, in words
            with np.errstate(over="ignore", invalid="ignore"):
                x = (
                    x
                    + equations.drift(x, coefficients) * dt
                    + equations.noise(x, coefficients) * sqrt(dt) * noise[:, i]
                )
            if jumps:
                for path, size in jumps.step(
                    equations.rate(x, coefficients) * dt, equations.mean(x, coefficients)
                ):
                    x[path] += size
                    events.append((path, (begun + i + 1) * dt, size))
            if (begun + i + 1) % every == 0:
                kept[:, (begun + i + 1) // every] = x
    if not np.isfinite(x).all():
        raise ValueError(f"From the start {start!r} the steps run away: begin nearer to 0.")
    return Paths(np.arange(kept.shape[1]) * every * dt, kept, np.array(events).reshape(-1, 3))


def simulate_paths(
    model: Model, equations: Any, settings: dict[str, float], *, seed: int, **run: Any
) -> Trajectories:
    """Simulate paths at checked settings, and count the share of time that they spend in each zone.

    Parameters
    ----------
    model : Model
        It has zones on the axis of its one state.
    equations : equations.Functions
        Its equations.
    settings : dict
        All its parameters and assumptions.
    seed : int
        Seed of the first path.
    **run
        ``duration``, ``n_paths``, ``start``, ``dt`` and ``every``, as in :func:`euler_maruyama`.
    """
    paths = euler_maruyama(equations, equations.coefficients(**settings), seed=seed, **run)
    zone, shares = in_zones(model, paths.x)
    return Trajectories(paths.time, paths.x, zone, shares, settings, check_seed(seed))


def in_zones(model: Model, x: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
    """Find the zone of every place.

    Parameters
    ----------
    model : Model
        It has zones on the axis of its one state.
    x : array, any shape
        Places on that axis.

    Returns
    -------
    array of int, same shape as ``x``
        The zone, counted from 0.
    dict
        The share of places in each zone by name, 0 to 1.
    """
    zone = np.searchsorted([zone.up_to for zone in model.zones[:-1]], x).astype(np.int8)
    return zone, {one.name: float(np.mean(zone == i)) for i, one in enumerate(model.zones)}
