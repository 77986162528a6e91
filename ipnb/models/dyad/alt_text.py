"""The dyad's numbers as sentences, for text alternatives."""

from collections.abc import Mapping
from math import inf

from ipnb.dynamics.numbers import percent
from ipnb.models.dyad import closed_form
from ipnb.models.dyad import model as dyad

_PHRASES: Mapping[str, str] = dyad.MODEL.phrases
_UNTOUCHED = "It does not reach the helper."


def circumstances(**settings: float) -> str:
    """Say the settings in words, with their numbers."""
    chosen = dyad.MODEL.settings(settings)
    said = {
        choice.name: f"{choice.word(chosen[choice.name])} ({chosen[choice.name]:.2f})"
        for choice in dyad.MODEL.parameters
    }
    apart = (
        f"; out of touch {said['apart']}, a round being {said['round']}" if chosen["apart"] else ""
    )
    return (
        f"The client {said['client']}, the helper {said['helper']}; attunement: {said['attunement']}, "
        f"tempo: {said['tempo']}{apart}."
    )


def threshold(**settings: float) -> str:
    """Say at which attunement the pair would settle, if always in touch; in the browser, derived.js."""
    chosen = dyad.MODEL.settings(settings)
    least, most = closed_form.least_attunement(**chosen), closed_form.most_attunement(**chosen)
    alone = _PHRASES["both_alone" if chosen["mutual"] else "alone"]
    if not chosen["draws"]:
        if least == inf:
            return _PHRASES["calms_nothing"]
        if most == inf:
            return alone
        return f"{alone} {_PHRASES['up_to'].format(attunement=f'{most:.2f}')}"
    if least == inf:
        return _PHRASES["too_little"]
    if chosen["client"] > 0 and (chosen["helper"] > 0 or not chosen["mutual"]):
        return alone
    if least == 0:
        return _PHRASES["any"]
    return _PHRASES["from"].format(attunement=f"{least:.2f}")


def outcome(**settings: float) -> str:
    """Say what comes of an upset of the client, and what it costs the helper."""
    growth, moved = closed_form.growth(**settings), closed_form.helper_is_moved(**settings)
    if growth > dyad.UNSEEN_GROWTH:
        return "The upset grows, in both." if moved else f"The client’s upset grows. {_UNTOUCHED}"
    dies = "The upset dies away." if growth < -dyad.UNSEEN_GROWTH else "The upset swings on and on."
    if not moved:
        return f"{dies} {_UNTOUCHED}"
    return f"{dies} The helper’s highest swing is at most {percent(closed_form.helper_peak(**settings))} of it."


def summary(**settings: float) -> str:
    """Say the settings, the outcome and the threshold."""
    return f"{circumstances(**settings)} {outcome(**settings)} {threshold(**settings)}"
