"""Letting boats drift: many seeded runs of a model's drift, noise and jumps at once."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Model
from ipnb.dynamics.random import check_seed, exponentials, far_from, normals

_CHUNK = 512  # steps of weather drawn at once: even, since normals come in pairs
LONGEST_STEP = 0.05  # with longer ones the steps no longer follow the equation


@dataclass(frozen=True)
class Voyage:
    """What a simulation gives.

    Attributes
    ----------
    time : array, shape (steps,)
        Units of time, arbitrary, from 0.
    x : array, shape (boats, steps)
        Where each boat is on the model's axis.
    zone : array of int, shape (boats, steps)
        Which of the model's zones that is, counted from 0.
    shares : dict
        The share of time in each zone by name, over all boats, 0 to 1.
    settings : dict
        The parameters, all of them.
    seed : int
        The first boat's seed; the others' follow.
    """

    time: np.ndarray
    x: np.ndarray
    zone: np.ndarray
    shares: dict[str, float]
    settings: dict[str, float]
    seed: int


@dataclass(frozen=True)
class Paths:
    """Where a state went: ``time`` (steps,), ``x`` (runs, steps), ``jumps`` (events, 3): run, time, size."""

    time: np.ndarray
    x: np.ndarray
    jumps: np.ndarray


class _Jumps:
    """Jumps, run by run: expected so many a step, they come at the times of a Poisson process.

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
        """The jumps of one step: which run, and how large."""
        fallen: list[tuple[int, float]] = []
        self.left -= expected
        while (runs := np.flatnonzero(self.left <= 0)).size:
            fallen += [(int(run), float(mean * self.sizes[run, self.due[run]])) for run in runs]
            self.due[runs] += 1
            if self.due.max() == self.waits.shape[1]:
                self._draw_more()
            self.left[runs] += self.waits[runs, self.due[runs]]
        return fallen


def check_above_zero(**given: float) -> None:
    """A ``ValueError`` in plain words if one of the numbers is not above 0."""
    for name, value in given.items():
        if not np.isfinite(value) or value <= 0:
            raise ValueError(f"‘{name}’ is a number above 0; you gave {value!r}.")


def check_counts(**given: int) -> None:
    """Raise a ``ValueError`` in plain words if one of the numbers is not a whole number above 0."""
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


def paths(
    equations: Any,
    parts: dict[str, Any],
    *,
    seed: int,
    duration: float,
    runs: int,
    start: ArrayLike,
    dt: float,
    every: int,
) -> Paths:
    """Euler-Maruyama steps of ``equations`` (``equations.Functions``), many seeded runs at once.

    Run ``i`` has the weather of ``seed + i``. Jumps fall at the end of a step.

    Raises
    ------
    ValueError
        If a number is not what it must be, or a start is so far out that the steps run away from there.
    """
    check_counts(runs=runs, every=every)
    _check_run(duration, dt, start)
    steps, seeds = (
        round(duration / dt),
        (check_seed(seed) + np.arange(runs, dtype=np.uint64)) % 2**32,
    )
    x = np.broadcast_to(np.asarray(start, dtype=float), (runs,)).copy()
    jumps, events = (_Jumps(seeds) if equations.rate else None), []
    kept = np.empty((runs, steps // every + 1))
    kept[:, 0] = x
    for begun in range(0, steps, _CHUNK):
        weather = normals(seeds, min(_CHUNK, steps - begun), skip=begun)
        for i in range(weather.shape[1]):
            # what runs away is refused below, in words
            with np.errstate(over="ignore", invalid="ignore"):
                x = (
                    x
                    + equations.drift(x, parts) * dt
                    + equations.noise(x, parts) * sqrt(dt) * weather[:, i]
                )
            if jumps:
                for run, size in jumps.step(
                    equations.rate(x, parts) * dt, equations.mean(x, parts)
                ):
                    x[run] += size
                    events.append((run, (begun + i + 1) * dt, size))
            if (begun + i + 1) % every == 0:
                kept[:, (begun + i + 1) // every] = x
    if not np.isfinite(x).all():
        raise ValueError(f"From the start {start!r} the steps run away: begin nearer to 0.")
    return Paths(np.arange(kept.shape[1]) * every * dt, kept, np.array(events).reshape(-1, 3))


def sail(
    model: Model,
    equations: Any,
    settings: dict[str, float],
    *,
    seed: int,
    duration: float,
    boats: int,
    start: ArrayLike,
    dt: float,
    every: int,
) -> Voyage:
    """Boats on the model's river at checked settings, and the share of time that they spend in each zone."""
    check_counts(boats=boats)
    run = {
        "seed": seed,
        "duration": duration,
        "runs": boats,
        "start": start,
        "dt": dt,
        "every": every,
    }
    gone = paths(equations, equations.parts(**settings), **run)
    zone, shares = in_zones(model, gone.x)
    return Voyage(gone.time, gone.x, zone, shares, settings, check_seed(seed))


def in_zones(model: Model, x: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
    """The zone of every place, counted from 0 (same shape), and the share of places in each zone by name."""
    zone = np.searchsorted([zone.up_to for zone in model.zones[:-1]], x).astype(np.int8)
    return zone, {one.name: float(np.mean(zone == i)) for i, one in enumerate(model.zones)}
