"""The dyad's numbers as sentences, for text alternatives."""

from math import inf

from ipnb.models import dyad
from ipnb.models.river_words import percent


def circumstances(**settings: float) -> str:
    """The settings in words, with their numbers."""
    chosen = dyad.MODEL.settings(settings)
    said = {
        choice.name: f"{choice.word(chosen[choice.name])} ({chosen[choice.name]:.2f})"
        for choice in dyad.MODEL.parameters
    }
    apart = f"; out of touch {said['apart']}, a round being {said['round']}" if chosen["apart"] else ""
    return (
        f"The client {said['client']}, the helper {said['helper']}; attunement: {said['attunement']}, "
        f"tempo: {said['tempo']}{apart}."
    )


def threshold(**settings: float) -> str:
    """From which attunement on the pair would settle, if always in touch."""
    least = dyad.least_attunement(**settings)
    if least == inf:
        return "No attunement settles this pair: between them there is not enough steadiness."
    if least == 0:
        return "Each of the two settles alone."
    return f"Always in touch, the pair settles from an attunement of {least:.2f} on."


def outcome(**settings: float) -> str:
    """What comes of an upset, and what it costs the helper."""
    growth, peak = dyad.growth(**settings), dyad.helper_peak(**settings)
    if growth > 1e-9:
        return "The upset grows from swing to swing, in both."
    swing = f"The helper’s highest swing is {percent(peak)} of the client’s upset."
    return f"The upset dies away. {swing}" if growth < -1e-9 else f"The upset swings on and on. {swing}"


def summary(**settings: float) -> str:
    """The settings, the outcome and the threshold."""
    return f"{circumstances(**settings)} {outcome(**settings)} {threshold(**settings)}"
