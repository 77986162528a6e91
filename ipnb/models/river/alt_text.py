"""The river's numbers as sentences, for text alternatives."""

import numpy as np

from ipnb.dynamics.numbers import percent, roughly
from ipnb.models.river import model as river


def riverbed(**settings: float) -> str:
    """Say which hollows the bed has."""
    where = [
        river.MODEL.zones[int(np.searchsorted(river.BOUNDS, x))].well
        for x in river.wells(**settings)
    ]
    if len(where) == 1:
        return f"one hollow, {where[0]}"
    if where[0] == where[1]:
        return f"two hollows, both {where[0]}"
    return f"two hollows, one {where[0]} and one {where[1]}"


def long_run(**settings: float) -> str:
    """Say the share of time in each zone, in the long run."""
    shares = river.zone_shares(**settings)
    return ", ".join(
        f"{zone.label.lower()} {percent(shares[zone.name])}" for zone in river.MODEL.zones
    )


def crossing(**settings: float) -> str:
    """Say how long a boat takes from one hollow to the other; nothing where there is one hollow."""
    times = river.mean_first_passage_times(**settings)
    if times is None:
        return ""
    there, back = map(roughly, times)
    again = "as long back" if there == back else f"{back} back"
    return f"From the left hollow to the right a boat takes {there} units of time on average, and {again}."


def summary(**settings: float) -> str:
    """Say the settings, the bed, the long run and the crossing, in sentences."""
    chosen = river.MODEL.settings(settings)
    given = [
        f"{choice.label.lower()} {chosen[choice.name]:.2f}" for choice in river.MODEL.parameters
    ]
    told = (
        f"The riverbed at {', '.join(given[:-1])} and {given[-1]} has {riverbed(**chosen)}. "
        f"Share of time in the long run: {long_run(**chosen)}."
    )
    return f"{told} {crossing(**chosen)}".rstrip()
