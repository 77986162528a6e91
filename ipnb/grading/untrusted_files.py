"""Reading a file that a stranger made: an ordinary one, of bearable size, and nothing that it points to."""

import errno
import os
import stat
from pathlib import Path

#: what a submission may have beside its notebook
ANSWERS = "answers.json"
TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"
#: the most that is read of each file, in bytes; a longer one is refused, not cut
LIMITS = {ANSWERS: 1_000_000, TIMESTAMP: 200, SECRET: 1_000}
NOTEBOOK_LIMIT = 5_000_000
#: how many notebooks are opened in search of a renamed one
NOTEBOOKS = 20


class RefusedFile(Exception):
    """A file that is not read; the message says why, in words that follow the file's name."""


def read_untrusted_file(path: Path, limit: int) -> bytes:
    """Read an ordinary file that is no link and no longer than ``limit``.

    Parameters
    ----------
    path
        It may be anything, or nothing.
    limit
        In bytes.

    Raises
    ------
    Refused
        With the reason in words.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise RefusedFile("is a link to another file, which is not followed") from None
        raise RefusedFile(f"cannot be opened ({error.strerror})") from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise RefusedFile("is not an ordinary file")
        if state.st_nlink > 1:
            raise RefusedFile("is linked to a file elsewhere, so it may not be the student's own")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise RefusedFile(f"cannot be read ({error.strerror})") from None
    finally:
        os.close(handle)
    if len(data) > limit:
        raise RefusedFile(
            f"is larger than {limit / 1e6:g} MB"
            if limit >= 1e5
            else f"is longer than {limit} bytes"
        )
    return data
