"""What a term's archive is made of: folders and files with their place in it, and what is put away afterwards."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipnb.desk.progress_sign import FOLDER as SIGNS
from ipnb.formulation.paths import keys_folder
from ipnb.term.record import FILE
from ipnb.term.work_there import EXCHANGE_PARTS, STEPS, exchange_folder, gradebook_file

#: what a gradebook on SQLite keeps beside its file
BESIDE_SQLITE = ("", "-journal", "-wal", "-shm")
#: of a course folder, at its top: made anew from what is archived, or nobody's work
LEFT_OUT = (".git", ".venv", "node_modules", "_build", "__pycache__", ".ipynb_checkpoints")
#: made of students' work, by name, beside nbgrader's own folders
MADE_FOLDERS = ("reports", "downloaded")
#: how folders are called in which things wait, beside their places, between being archived and being deleted
SET_ASIDE = ".ipnb-set-aside"


class NotArchivable(Exception):
    """A course is kept in a way in which not everything would be found; the message says what to do."""


@dataclass(frozen=True)
class Part:
    """One file of the archive, and the folder that is packed into it.

    Attributes
    ----------
    name : str
        Without an ending.
    folder : Path
        What is packed.
    left_out : tuple of Path
        Below it, what is not.
    """

    name: str
    folder: Path
    left_out: tuple[Path, ...] = ()


@dataclass(frozen=True)
class TermContents:
    """Everything of a term.

    Attributes
    ----------
    parts : tuple of Part
        What is packed.
    put_away : tuple of Path
        What is taken out of the course and the exchange once the archive has been read back.
    """

    parts: tuple[Part, ...]
    put_away: tuple[Path, ...]


def term_contents(app: Any) -> TermContents:
    """List what belongs to the term that a course is in.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.

    Raises
    ------
    NotArchivable
    """
    here = app.coursedir
    root, exchange = Path(here.root), exchange_folder(app)
    keys, database = keys_folder(root).resolve(), gradebook_file(here.db_url)
    files = [] if database is None else [_beside(database, ending) for ending in BESIDE_SQLITE]
    inside = [path for path in (*files, keys, exchange) if path.is_relative_to(root)]
    left_out = (*(root / name for name in LEFT_OUT), *root.glob(f"{SET_ASIDE}-*"), *inside)
    parts = [Part("course", root, left_out)]
    if keys.is_dir():
        parts.append(Part("keys", keys))
    if exchange.is_dir():
        # how far students were is of no use to anybody later, and is not kept
        apart = (exchange / SIGNS, *exchange.glob(f"{SET_ASIDE}-*"))
        parts.append(Part("exchange", exchange, apart))
    steps = [getattr(here, step) for step in STEPS]
    names = (*steps, *MADE_FOLDERS, FILE, ".nbgrader.log")
    wanted = [
        *(root / name for name in names),
        *files,
        *(exchange / name for name in (*EXCHANGE_PARTS, "outbound", "dates", SIGNS)),
    ]
    put_away = tuple(path for path in wanted if os.path.lexists(path))
    for path in put_away:
        _refuse_elsewhere(path, (root, exchange), files)
    return TermContents(tuple(parts), put_away)


def _refuse_elsewhere(path: Path, homes: tuple[Path, ...], database: list[Path]) -> None:
    if path.is_symlink():
        raise NotArchivable(
            f"{path} is a link, and what it leads to would not be archived. Put the folder itself there, then "
            "run this again."
        )
    if path not in database and not any(path.is_relative_to(home) for home in homes):
        raise NotArchivable(
            f"{path} lies outside of the course and its exchange. Archive it by hand, or move it there."
        )


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def files_of(part: Part) -> Iterator[Path]:
    """Walk through what is packed: files, links and folders, in a fixed order; links are not followed.

    Raises
    ------
    OSError
        If a folder cannot be opened: what is in it would be missing.
    """
    yield from _walk(part.folder, frozenset(part.left_out))


def _walk(folder: Path, left_out: frozenset[Path]) -> Iterator[Path]:
    entries = sorted(os.scandir(folder), key=lambda one: one.name)
    for entry in entries:
        path = Path(entry.path)
        if path in left_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield path
            yield from _walk(path, left_out)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) or entry.is_symlink():
            yield path


def state_of(parts: tuple[Part, ...]) -> dict[str, tuple[int, int]]:
    """Return size and time of every file, by which it is seen that somebody wrote meanwhile."""
    found = {}
    for part in parts:
        for path in files_of(part):
            now = path.lstat()
            # a folder's own time changes with what is in it, which is looked at by itself
            is_folder = stat.S_ISDIR(now.st_mode)
            found[str(path)] = (0, 0) if is_folder else (now.st_size, now.st_mtime_ns)
    return found
