"""What went wrong with the gradebook or the disk, in words, with what to do about it."""

import errno
import os
import pwd
from pathlib import Path

from sqlalchemy.exc import DBAPIError

#: what a database says -> what is the matter and what to do
_GRADEBOOK = [
    (
        ("database is locked", "lock timeout", "could not obtain lock"),
        "Somebody else has been writing to the gradebook for a minute: another grader, or Formgrader. "
        "Wait until they are done, then run this again.",
    ),
    (
        ("readonly database", "read-only", "permission denied"),
        "This account may read the gradebook and not write to it. Give the account (or its group) the right "
        "to write to the file and to its folder, then run this again.",
    ),
    (
        ("malformed", "not a database"),
        "The gradebook's file is damaged or cannot be read. Put a copy of it aside, put back your last good "
        "copy, and run `ipnb grade` for each assignment. What students handed in is not touched by this.",
    ),
    (
        ("disk i/o error", "could not extend file", "could not write"),
        "The disk with the gradebook is full, at a limit of this account, or failing. Make room, then run this "
        "again; if there is room, put a copy of the gradebook aside first, and have the disk looked at.",
    ),
    (
        ("disk is full", "no space left"),
        "The disk with the gradebook is full. Make room, then run this again.",
    ),
    (
        ("fatal: ",),
        "The database server refuses this account or this database. Look at the name of the database, the user "
        "and the password in the address; an empty database is made with `createdb`.",
    ),
    (
        (
            "unable to open",
            "could not connect",
            "refused",
            "could not translate",
            "timeout expired",
        ),
        "The gradebook cannot be reached. Look whether its folder is there, or its server runs, then run "
        "this again.",
    ),
    (
        ("no such column", "no such table", "does not exist"),
        "The gradebook was made by another version of nbgrader. Put a copy of it aside, run "
        "`nbgrader db upgrade`, then run this again.",
    ),
]


def explain_database_error(error: DBAPIError) -> str:
    """Say what a database's error means for whoever grades, and what to do."""
    said = " ".join(str(error.orig).split())
    for signs, words in _GRADEBOOK:
        if any(sign in said.lower() for sign in signs):
            return f"{words} (The database says: {said})"
    return (
        f"The gradebook refused: {said}. Put a copy of it aside before you change anything in it."
    )


def is_database_unavailable(error: Exception) -> bool:
    """Whether every further submission would fail in the same way."""
    away = ("OperationalError", "DatabaseError", "InterfaceError", "InternalError")
    return isinstance(error, DBAPIError) and type(error).__name__ in away


def explain_file_error(error: OSError, folder: str | Path) -> str:
    """Say why files could not be written, whose folder it is, and what to do.

    Parameters
    ----------
    error
        As the system gave it.
    folder
        Where the files were to be written; it need not be there.
    """
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"this account may not write to {_nearest(folder)}, which belongs to {_owner(folder)}. Let the "
            f"owner run `chmod -R g+rwX` on it, and set `c.CourseDirectory.groupshared = True` if several "
            "accounts grade"
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            f"there is no room for it in {folder} ({error.strerror}). Make room, then grade again"
        )
    return f"{folder} cannot be written ({error.strerror}). Mend that, then grade again"


def _nearest(folder: str | Path) -> Path:
    """Return the folder itself, or the nearest above that is there."""
    folder = Path(folder)
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _owner(folder: str | Path) -> str:
    try:
        return pwd.getpwuid(os.stat(_nearest(folder)).st_uid).pw_name
    except (OSError, KeyError):
        return "another account"
