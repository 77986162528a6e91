"""What tests of terms share: a roster, a file with dates, and whether anything in a folder is otherwise."""

import os
import resource
from contextlib import contextmanager
from pathlib import Path

from grading.course import NAME
from nbgrader.api import Base
from sqlalchemy import create_engine

from ipnb.grading.gradebook_version import VERSION, revisions

ROSTER = (
    "student id,first name,last name,email\nada,Ada,Lovelace,ada@example.org\nben,Ben,Müller,\n"
)
DATES = f"term: 2027-spring\nzone: Europe/London\ndue:\n  {NAME}: 2027-03-12 23:59\n"
NEXT = f"term: 2027-autumn\nzone: Europe/London\ndue:\n  {NAME}: 2027-10-15 23:59\n"


def tree(*folders: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below folders: rights and contents, but for the log that nbgrader writes."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.name != ".nbgrader.log":
                data = path.read_bytes() if path.is_file() else b""
                found[str(path)] = (os.lstat(path).st_mode, data)
    return found


@contextmanager
def small_disk(size):
    """No file may grow beyond a size, which programs meet as they meet a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def empty_gradebook(path: Path) -> Path:
    """Make a gradebook as nbgrader makes it, without the program that takes it two seconds to start."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        VERSION.create(connection)
        connection.execute(VERSION.insert().values(version_num=revisions()[0]))
    engine.dispose()
    return path
