"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """Return a question to end an error with, or nothing if no name is near.

    >>> did_you_mean("flwo", ["flow", "chaos"])
    " Did you mean 'flow'?"
    """
    folded = {name.casefold(): name for name in names}
    close = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.4)
    return f" Did you mean '{folded[close[0]]}'?" if close else ""
