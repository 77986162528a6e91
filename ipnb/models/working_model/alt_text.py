"""The three learners' numbers as sentences, for text alternatives."""

from math import inf

from ipnb.dynamics.numbers import percent
from ipnb.models.working_model import model


def circumstances(**settings: float) -> str:
    """Say the settings in words, with their numbers."""
    chosen = model.MODEL.settings(settings)
    warm, cold = round(chosen["warm"]) - 1, round(chosen["cold"]) - 1
    comes = (
        f"; in {percent(chosen['holding'])} of meetings somebody comes" if chosen["holding"] else ""
    )
    return (
        f"Reaching out was met {_times(warm)}, then not met {_times(cold)}. Now it is met in "
        f"{percent(chosen['kind'])} of meetings{comes}."
    )


def _times(count: int) -> str:
    return "never" if not count else "once" if count == 1 else f"{count} times"


def _number(value: float) -> str:
    return "never" if value == inf else f"after {value:.0f}" if value else "already"


def needed(**settings: float) -> str:
    """Say how many kind meetings in a row each of the three needs."""
    found = model.in_a_row(**settings)
    return (
        "If every meeting were kind, the one who counts would expect to be met "
        f"{_number(found['counter'])}, the one who allows for change {_number(found['changer'])}, the one "
        f"who stays away {_number(found['avoider'])}."
    )


def summary(**settings: float) -> str:
    """Say the settings, the numbers, and whether the third may stay away for ever."""
    away = model.stays_away_for_ever(**settings)
    end = (
        f" The third stays away for ever with a chance of {percent(away)}." if 0 < away < 1 else ""
    )
    return f"{circumstances(**settings)} {needed(**settings)}{end}"
