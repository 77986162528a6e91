"""One writer at a time in a folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    from fcntl import LOCK_EX, flock
except ImportError:
    # Windows has no such lock, where a hub does not run; nor has the browser's Python, where JupyterLite puts
    # an empty module `fcntl` in its place, so that it is the function which has to be asked for
    flock = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one writer in at a time, by a lock on the folder: it leaves no file behind.

    Raises
    ------
    OSError
        If the folder cannot be opened.
    """
    if flock is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            flock(handle, LOCK_EX)
        except OSError as error:
            # some network disks know no locks: whoever writes has to compare before
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):
                raise
        yield
    finally:
        os.close(handle)
