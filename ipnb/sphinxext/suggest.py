"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(wrong: str, names: Iterable[str]) -> str:
    """A question to end an error with: "Did you mean 'flow'?", or nothing if no name is near."""
    folded = {name.casefold(): name for name in names}
    found = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.4)
    return f" Did you mean '{folded[found[0]]}'?" if found else ""
