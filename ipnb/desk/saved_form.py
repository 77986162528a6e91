"""A form that is open, and the sign of how far it is (`ipnb.desk.shared_progress`), where a desk has kept one."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from ipnb.desk.progress_sign import FILE, PAUSE


class SavedForm:
    """The sign of a form that is open: how far it is, every few minutes as it is saved.

    It knows no exchange: the desk has kept where the sign is shown, and whoever never had the desk shows none.

    Parameters
    ----------
    folder
        The assignment's.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        self._told: float | None = None

    def saved(self, case: dict[str, Any], answers: dict[str, Any]) -> None:
        """Show how far the answers go that were saved; whatever stands in the way is passed over."""
        now = time.monotonic()
        if self._told is not None and now - self._told < PAUSE:
            return
        self._told = now
        # whatever it is: the answers are saved, and the page hears so
        with suppress(Exception):
            for home in (self._folder.parent, self._folder.parent.parent):
                if (home / FILE).is_file():
                    # not at the top: it reads cases and times with packages that only a hub has, and a form
                    # without a desk, on a reader's computer or in their browser, never needs it
                    from ipnb.desk.shared_progress import show_saved

                    show_saved(home, self._folder, case, answers)
                    return
