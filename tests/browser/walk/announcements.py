"""What a page says by itself: the words that its live regions would have a screen reader say."""

from dataclasses import dataclass
from pathlib import Path

LISTENER = Path(__file__).with_suffix(".js")


@dataclass(frozen=True)
class Announcement:
    """One thing that was said.

    Parameters
    ----------
    words : str
        What.
    how : str
        ``polite`` waits for a pause, ``assertive`` does not.
    late : bool
        Whether region and words came into the page together, so that it may not be heard.
    at : int
        When (milliseconds after the page began).
    """

    words: str
    how: str
    late: bool
    at: int


def listen(context) -> None:
    """Have every page of a browser context note what it says, from its beginning."""
    context.add_init_script(path=LISTENER)


def heard(page) -> list[Announcement]:
    """Return what was said since the last time this was asked."""
    return [Announcement(**one) for one in page.evaluate("announced.splice(0)")]


def words_heard(page) -> list[str]:
    """Return the words of it."""
    return [one.words for one in heard(page)]
