"""What was read and found in order, and need not be read again while it stays as it is.

A class of three hundred has two thousand folders, and a page that is looked at again and again would read all
of them each time. Only what was in order is remembered, so that a fault is looked at anew until it is gone.
"""

import os
from collections.abc import Callable, Hashable
from pathlib import Path

#: paths that are remembered; beyond that the earliest are forgotten
MOST = 50_000


class FoundInOrder:
    """Remembers of a process which files and folders were in order.

    Parameters
    ----------
    most
        How many are remembered.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: dict[str, Hashable] = {}

    def check(self, path: Path, measured_by: Hashable, look: Callable[[], bool]) -> bool:
        """Say whether something is in order, with a look only where it changed since it was.

        Parameters
        ----------
        path
            Of a file, or of a folder whose files count and whose folders do not.
        measured_by
            What it is compared with: another look is taken if that changes.
        look
            Reads it; true if it is in order.
        """
        key, stamp = str(path), (measured_by, state_of_files(path))
        if self._known.get(key) == stamp:
            return True
        self._known.pop(key, None)
        if not look():
            return False
        # the state from before the look: what changed meanwhile is looked at again
        self._known[key] = stamp
        while len(self._known) > self._most:
            self._known.pop(next(iter(self._known)), None)
        return True


def state_of_files(path: Path) -> Hashable:
    """Return what changes when a file, or one in a folder, is written, replaced, renamed or closed to readers."""
    try:
        states = [("", os.lstat(path))]
        if path.is_dir():
            states += [(one.name, one.stat(follow_symlinks=False)) for one in os.scandir(path)]
    except OSError as problem:
        return problem.errno
    return tuple(
        sorted(
            (name, one.st_ino, one.st_mode, one.st_size, one.st_mtime_ns, one.st_ctime_ns)
            for name, one in states
        )
    )
