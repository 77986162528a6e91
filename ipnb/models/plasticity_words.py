"""The numbers of the weight arrow as sentences, for text alternatives."""

from math import inf

import numpy as np

from ipnb.models import plasticity

LIVES = 24


def circumstances(**settings: float) -> str:
    """The settings in words, with their numbers."""
    chosen = plasticity.MODEL.settings(settings)
    said = {
        choice.name: f"{choice.word(chosen[choice.name])} ({chosen[choice.name]:g})"
        for choice in plasticity.MODEL.parameters
    }
    past = (
        "The old pattern is pure shame."
        if chosen["pure"]
        else f"{chosen['history']:.0f} reachings out came before, shamed {said['shame']}, with plasticity "
        f"{said['then']}."
    )
    return f"{past} Now reaching out is met {said['warmth']}, with plasticity {said['now']}."


def needed(**settings: float) -> str:
    """How many experiences it takes, on the average path and in single lives."""
    lives = plasticity.simulate(lives=LIVES, experiences=1000, **settings)
    middle, path = float(np.median(lives.turned)), plasticity.turning(**settings)
    average = "never turns" if path == inf else f"turns after {path:.0f} of them"
    if middle == inf:
        return f"The average path {average}; most of {LIVES} single lives do not turn within 1000."
    low, high = np.sort(lives.turned)[[2, -3]]
    far = "over 1000" if high == inf else f"{high:.0f}"
    return (
        f"The average path {average}. Of {LIVES} single lives the middle one took {middle:.0f}, and most "
        f"took between {low:.0f} and {far}."
    )


def summary(**settings: float) -> str:
    """The settings and the number in a few sentences."""
    return f"{circumstances(**settings)} {needed(**settings)}"
