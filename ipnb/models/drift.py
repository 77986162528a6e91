"""Letting boats drift: many seeded runs of a model's drift and noise at once."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ipnb.models.declaration import Model
from ipnb.models.random import check_seed, normals

_CHUNK = (
    512  # steps of weather drawn at once: even, since normals come in pairs, and small enough for many boats
)


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
    """Euler-Maruyama steps of ``equations`` (``equations.Functions`` of ``model``) at checked settings."""
    for name, value in {"duration": duration, "boats": boats, "dt": dt, "every": every}.items():
        if not np.isfinite(value) or value <= 0:
            raise ValueError(f"‘{name}’ is a number above 0; you gave {value!r}.")
    first, steps, parts = check_seed(seed), round(duration / dt), equations.parts(**settings)
    seeds = (first + np.arange(boats, dtype=np.uint64)) % 2**32
    x = np.broadcast_to(np.asarray(start, dtype=float), (boats,)).copy()
    kept = np.empty((boats, steps // every + 1))
    kept[:, 0] = x
    for begun in range(0, steps, _CHUNK):
        weather = normals(seeds, min(_CHUNK, steps - begun), skip=begun)
        for i in range(weather.shape[1]):
            x = x + equations.drift(x, parts) * dt + equations.noise(x, parts) * sqrt(dt) * weather[:, i]
            if (begun + i + 1) % every == 0:
                kept[:, (begun + i + 1) // every] = x
    zone = np.searchsorted([zone.up_to for zone in model.zones[:-1]], kept).astype(np.int8)
    shares = {zone_.name: float(np.mean(zone == i)) for i, zone_ in enumerate(model.zones)}
    return Voyage(np.arange(kept.shape[1]) * every * dt, kept, zone, shares, settings, first)
