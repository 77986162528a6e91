"""The folder of a graded submission on disk: written beside, then put in place, and told whole from torn.

Grades are in a database and the graded notebook is a file, so no single step can change both. The order here
is: everything is written beside its place, the grades are committed, and then the files are moved into place,
the notebook last. The notebook carries a stamp that the record of the grading carries too. Wherever a grader
is ended, each half is therefore whole, and where they disagree the stamps say so.
"""

import json
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from ipnb.documents.digest import short_digest

#: how the name of a folder begins that is still being written; it never goes to students
BESIDE = ".new-"
#: seconds after which such a folder belongs to nobody any more
ABANDONED = 3600
#: what is ours in a graded notebook, under ``metadata``, for the whole and for each cell
META = "ipnb"


def serialise_notebook(notebook: NotebookNode) -> tuple[bytes, str]:
    """Serialise a graded notebook.

    Returns
    -------
    data : bytes
        The file, with the stamp in its metadata.
    stamp : str
        Fingerprint of its cells.
    """
    cells = _json(notebook.cells)
    stamp = short_digest(cells)
    metadata = _json({**notebook.metadata, META: {"grading": stamp}})
    text = f'{{"cells": {cells}, "metadata": {metadata}, "nbformat": 4, "nbformat_minor": 5}}\n'
    return text.encode("utf-8"), stamp


def _json(part: Any) -> str:
    # not indented: json does that in Python, at ten times the cost
    return json.dumps(part, ensure_ascii=False, sort_keys=True)


def is_complete(path: str | Path, stamp: str | None) -> bool:
    """Say whether the graded notebook is there, readable, and of the grading with this stamp.

    Parameters
    ----------
    path
        Of the notebook.
    stamp
        None for a grading from before there were stamps: then it only has to be readable.
    """
    try:
        notebook = json.loads(Path(path).read_bytes())
        stamped: str | None = notebook["metadata"].get(META, {}).get("grading")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return stamp is None or stamped == stamp


def write_beside(
    folder: str | Path, files: dict[str, bytes], mode: int, shared: bool = False
) -> Path:
    """Write files into a new folder inside the one that they are meant for.

    Parameters
    ----------
    folder
        Made if it is missing.
    files
        Content by name, in the order in which they are to be put in place.
    mode
        Permissions of each file.
    shared
        Whether the folders that have to be made are for everybody in the group.

    Raises
    ------
    OSError
        If there is no place or no right to; nothing that was there before has changed then.
    """
    folder = Path(folder)
    _make(folder, shared)
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=folder))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
            (beside / name).chmod(mode)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return beside


def put_in_place(beside: Path, names: list[str]) -> None:
    """Move what `write_beside` wrote one level up, and drop what is there besides.

    Parameters
    ----------
    beside
        As `write_beside` returned it.
    names
        Of the files, in the order in which they are moved.
    """
    folder = beside.parent
    for path in folder.iterdir():
        if path.name in names or path == beside:
            continue
        if not path.name.startswith(BESIDE):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        elif time.time() - path.stat().st_mtime > ABANDONED:
            shutil.rmtree(path, ignore_errors=True)
    for name in names:
        os.replace(beside / name, folder / name)
    beside.rmdir()


def replace_folder(new: Path, folder: Path) -> None:
    """Put a whole folder in the place of another, which is back in its place if that fails.

    Parameters
    ----------
    new
        On the same disk.
    folder
        It may be missing.
    """
    aside = new.with_name(f"{BESIDE}before")
    if folder.exists():
        os.rename(folder, aside)
    try:
        os.rename(new, folder)
    except OSError:
        if aside.exists():
            os.rename(aside, folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def discard(beside: Path | None) -> None:
    """Remove what was written beside and is not needed.

    Parameters
    ----------
    beside : Path or None
        The folder; None does nothing.
    """
    if beside is not None:
        shutil.rmtree(beside, ignore_errors=True)


def _make(folder: Path, shared: bool) -> None:
    """Make a folder with its parents; a group's stay writable for the group whatever the umask is."""
    missing = [one for one in (folder, *folder.parents[:2]) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing if shared else []:
        # somebody else may have made it just now
        with suppress(OSError):
            one.chmod(one.stat().st_mode | 0o2770)
