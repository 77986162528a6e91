"""Submissions that lie in object storage: listed, and copied one at a time to be read as any other.

``IPNB_SUBMISSIONS`` names the place in place of the folder ``submitted``, as fsspec writes it, for example
``s3://bucket/term``; below it stand ``<student>/<assignment>/`` as below that folder. Only files that a
submission may have are copied, and no more of each than is ever read.
"""

import fnmatch
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from ipnb.grading.untrusted_files import LIMITS, NOTEBOOK_LIMIT, NOTEBOOKS

SETTING = "IPNB_SUBMISSIONS"


def submissions_url() -> str:
    """Return where submissions lie if not in the course's folder; "" if they do."""
    return os.environ.get(SETTING, "").rstrip("/")


def is_remote(folder: str | Path) -> bool:
    """Say whether a folder is an address of object storage."""
    return "://" in str(folder)


def _open(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    files, path = url_to_fs(url)
    # another machine may have put something there since
    files.invalidate_cache()
    return files, path.rstrip("/")


def list_remote(url: str, assignment: str, student: str) -> list[tuple[str, str, str]]:
    """List submissions as ``(assignment, student, address)``.

    Parameters
    ----------
    url
        Of the place with a folder a student.
    assignment, student
        Names, or patterns with ``*``.
    """
    files, root = _open(url)
    found = []
    for name in _folders(files, root):
        if fnmatch.fnmatchcase(name, student):
            found += [
                (of, name, f"{url}/{name}/{of}")
                for of in _folders(files, f"{root}/{name}")
                if fnmatch.fnmatchcase(of, assignment)
            ]
    return found


def _folders(files: Any, path: str) -> list[str]:
    return sorted(
        PurePosixPath(one["name"]).name
        for one in files.ls(path, detail=True)
        if one["type"] == "directory"
    )


@contextmanager
def local_copy(url: str) -> Iterator[Path]:
    """Copy one submission into a folder that is gone afterwards.

    Parameters
    ----------
    url
        As `list_remote` gives it.

    Raises
    ------
    OSError
        If the storage cannot be read.
    """
    files, path = _open(url)
    with tempfile.TemporaryDirectory(prefix="submission-") as folder:
        entries = {
            PurePosixPath(one["name"]).name: one["name"]
            for one in files.ls(path, detail=True)
            if one["type"] == "file"
        }
        notebooks = sorted(name for name in entries if name.endswith(".ipynb"))[:NOTEBOOKS]
        for name in [*(name for name in LIMITS if name in entries), *notebooks]:
            # one more than is read, so that what is too long is seen to be
            limit = LIMITS.get(name, NOTEBOOK_LIMIT) + 1
            with files.open(entries[name], "rb") as there:
                (Path(folder) / name).write_bytes(there.read(limit))
        yield Path(folder)
