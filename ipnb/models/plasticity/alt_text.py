"""What was learned and unlearned, as sentences for text alternatives."""

from math import inf
from typing import Any

import numpy as np

from ipnb.dynamics.numbers import signed
from ipnb.models.plasticity import model as plasticity
from ipnb.models.plasticity.model import FAR, LIVES


def circumstances(**settings: float) -> str:
    """Say the settings in words, with their numbers."""
    chosen = plasticity.MODEL.settings(settings)
    said = {
        choice.name: f"{choice.word(chosen[choice.name])} ({signed(chosen[choice.name])})"
        for choice in plasticity.MODEL.parameters
    }
    return (
        f"{chosen['history']:.0f} occasions came before. Shamed on reaching out then: {said['shame']}. Met "
        f"on reaching out now: {said['warmth']}; without reaching out: {said['otherwise']}. Plasticity: "
        f"then {said['then']}, now {said['now']}."
    )


def needed(**settings: Any) -> str:
    """Say how many occasions it takes, in the mean of all lives and in single ones."""
    lives = plasticity.simulate(lives=LIVES, experiences=FAR, **settings)
    half, path = float(np.median(lives.turned)), plasticity.turning(**settings)
    mean = (
        "never comes to call up warmth"
        if path == inf
        else f"calls up warmth after {path:.0f} occasions"
    )
    said = f"In the mean of all lives reaching out {mean}."
    if half == inf:
        return f"{said} In most of {LIVES} single lives it does not within {FAR}."
    low, high = np.sort(lives.turned)[[2, -3]]
    far = f"over {FAR}" if high == inf else f"{high:.0f}"
    middle = f"Of {LIVES} single lives the middle one took {half:.0f}"
    return f"{said} {middle}, and most between {low:.0f} and {far}."


def long_run(**settings: float) -> str:
    """Say what is expected in the long run, and what reaching out adds."""
    if not plasticity.MODEL.settings(settings)["rule"]:
        return "Learned by pairings, what is expected has no end."
    end = plasticity.in_the_end(**settings)
    return (
        f"In the long run {signed(end['reaching'])} is expected when reaching out and "
        f"{signed(end['otherwise'])} otherwise, so reaching out itself adds {signed(end['adds'])}."
    )


def summary(**settings: float) -> str:
    """Say the settings and the numbers in a few sentences."""
    return f"{circumstances(**settings)} {needed(**settings)} {long_run(**settings)}"
