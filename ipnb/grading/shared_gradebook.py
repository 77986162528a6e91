"""One gradebook for a whole batch of feedback, where nbgrader opens one for each step of each page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import Gradebook

#: under which it stands in nbgrader's resources
SHARED = "ipnb_gradebook"


@contextmanager
def gradebook_of(here: dict[str, Any]) -> Iterator[Gradebook]:
    """Give the batch's gradebook, or one of its own to a step that runs by itself.

    Parameters
    ----------
    here
        What stands under ``nbgrader`` in the resources.
    """
    shared = here.get(SHARED)
    if shared is not None:
        yield shared
        return
    with Gradebook(here["db_url"]) as own:
        yield own
