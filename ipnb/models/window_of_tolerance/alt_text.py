"""The numbers of the window of tolerance as sentences, for text alternatives."""

from ipnb.dynamics.numbers import finely, percent
from ipnb.models.window_of_tolerance import model as window


def circumstances(**settings: float) -> str:
    """Say the settings in words, with their numbers."""
    chosen = window.MODEL.settings(settings)
    said = {
        choice.name: f"{choice.word(chosen[choice.name])} ({chosen[choice.name]:.2f})"
        for choice in window.MODEL.parameters
    }
    return (
        f"Stressors come {said['often']} and hit {said['hard']}. Alone one settles {said['settle']}; "
        f"settling lent by others: {said['lent']}. The window is {said['width']}; unrest: {said['unrest']}."
    )


def long_run(**settings: float) -> str:
    """Say the share of time in each zone, in the long run."""
    shares = {name: percent(share) for name, share in window.zone_shares(**settings).items()}
    return f"{shares['within']} within the window, {shares['above']} above it, {shares['below']} below it"


def comparison(**settings: float) -> str:
    """Say what a wider window and faster settling would make of the time outside."""
    shares = {name: finely(share) for name, share in window.which_helps(**settings).items()}
    return (
        f"Time outside is {shares['now']}; with a window 20 % wider it would be {shares['wider']}, with "
        f"settling 20 % faster {shares['faster']}: {window.MODEL.phrases[window.answer(**settings)]}."
    )


def summary(**settings: float) -> str:
    """Say the settings, the long run and the comparison, in sentences."""
    return (
        f"{circumstances(**settings)} Share of time in the long run: {long_run(**settings)}. "
        f"{comparison(**settings)}"
    )
