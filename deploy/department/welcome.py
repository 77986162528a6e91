"""What lies in a home when its server starts."""

import os
import pwd
import shutil
from pathlib import Path

from department.layout import Layout


def welcome(layout: Layout, name: str, instructs: bool) -> None:
    """Put notebooks to play with into a student's home, once: what is there stays as the student made it.

    The home is the student's, who may have put a link where root would write; so files are made beside, as the
    student's own, and moved into place.
    """
    if instructs:
        return
    local, home = layout.release() / "deploy/local", layout.home(name)
    for notebook in sorted((local / "notebooks").glob("*.ipynb")):
        if not os.path.lexists(home / notebook.name):
            place(notebook, home / notebook.name, name)


def place(source: Path, target: Path, account: str) -> None:
    """Put a file where it replaces whatever has that name, and follows no link."""
    known = pwd.getpwnam(account)
    fresh = target.with_name(f".{target.name}.new")
    fresh.unlink(missing_ok=True)
    number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(number, "wb") as file, source.open("rb") as text:
        shutil.copyfileobj(text, file)
        os.fchown(file.fileno(), known.pw_uid, known.pw_gid)
    os.replace(fresh, target)
