"""One dated archive of a term: written beside its place, read back, and only then what it holds is put away.

An archive is a folder that its owner alone can open::

    ipnb-2026-autumn-2026-12-18/
        course.tar.gz     cases, assignments, submissions, graded work, feedback, reports
        exchange.tar.gz   what was handed in and given out
        keys.tar.gz       right answers, apart from the rest
        gradebook.db      the whole gradebook, on whatever database it was
        receipts.jsonl    what each grading was made of
        manifest.json     size and SHA-256 of each of these files, and of every file packed in them
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from nbgrader.api import Gradebook

from ipnb.grading.copy_gradebook import CopyRefused, copy_gradebook
from ipnb.grading.receipts import write_receipts
from ipnb.grading.records import Records
from ipnb.term.archive_parts import Part, TermContents, files_of
from ipnb.term.work_there import has_gradebook

SCHEMA = "ipnb.archive/1"
MANIFEST = "manifest.json"
GRADEBOOK = "gradebook.db"
RECEIPTS = "receipts.jsonl"
#: how the name of an archive ends that is still being written
UNFINISHED = ".unfinished"
_AT_ONCE = 1 << 20


class ArchiveRefused(Exception):
    """Nothing was put away; the message says why and what to do. Course and exchange are as they were."""


@dataclass(frozen=True)
class Packed:
    """What was packed into one file: name inside -> SHA-256, or where a link leads; and the number of bytes."""

    members: dict[str, str]
    size: int


def needed_space(contents: TermContents) -> int:
    """Return how many bytes an archive may need: what it holds, as if nothing could be made smaller."""
    return sum(path.lstat().st_size + 1024 for part in contents.parts for path in files_of(part))


def write_archive(
    app: Any, contents: TermContents, place: Path, told: dict[str, Any], say: Callable[[str], None]
) -> None:
    """Write an archive and read it back; it takes its name once it is whole.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    contents
        What belongs to the term.
    place
        The folder that the archive will be; not there yet.
    told
        What the manifest says beside the files: course, term, date.
    say
        Told what is being done.

    Raises
    ------
    ArchiveRefused
        With everything as it was.
    """
    unfinished = place.with_name(place.name + UNFINISHED)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # of a run that was killed, on whichever day
        for left in place.parent.glob(f"{place.name[: -len(told['date'])]}*{UNFINISHED}"):
            shutil.rmtree(left, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        packed = {}
        for part in contents.parts:
            say(f"{part.name}: {part.folder}")
            packed[f"{part.name}.tar.gz"] = _pack(part, unfinished / f"{part.name}.tar.gz")
        _add_gradebook(app, unfinished, say)
        _write_manifest(unfinished, packed, told)
        say("reading it back")
        read_back(unfinished)
        os.replace(unfinished, place)
        _to_disk(place.parent)
    except OSError as error:
        where = error.filename or unfinished
        raise ArchiveRefused(f"{where}: {error.strerror or error}. {_REMEDY}") from error
    except (CopyRefused, tarfile.TarError) as error:
        raise ArchiveRefused(str(error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


_REMEDY = "Make room, or let this account read it, then run this again."


def _pack(part: Part, file: Path) -> Packed:
    members: dict[str, str] = {}
    size = 0
    with _owner_only(file) as raw, tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as tar:
        for path in files_of(part):
            name = path.relative_to(part.folder).as_posix()
            entry = tar.gettarinfo(str(path), name)
            # two names of one file are two files here, so that each can be read back by itself
            entry.type = tarfile.REGTYPE if entry.islnk() else entry.type
            if entry.isreg():
                with path.open("rb") as source:
                    entry.size = os.fstat(source.fileno()).st_size
                    reading = _Digesting(source)
                    tar.addfile(entry, reading)
                members[name] = reading.digest()
            else:
                tar.addfile(entry)
                members[name] = f"-> {entry.linkname}" if entry.issym() else "folder"
            size += entry.size
        tar.close()
        raw.flush()
        os.fsync(raw.fileno())
    return Packed(members, size)


def _owner_only(file: Path) -> BinaryIO:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


class _Digesting:
    """A file that is read once, for the archive and for its digest."""

    def __init__(self, file: BinaryIO):
        self._file, self._sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._sum.update(data)
        return data

    def digest(self) -> str:
        return self._sum.hexdigest()


def _add_gradebook(app: Any, folder: Path, say: Callable[[str], None]) -> None:
    here = app.coursedir
    if not has_gradebook(here.db_url):
        return
    say("gradebook and receipts")
    copy_gradebook(here.db_url, str(folder / GRADEBOOK))
    (folder / GRADEBOOK).chmod(0o600)
    with (
        Gradebook(f"sqlite:///{folder / GRADEBOOK}", here.course_id) as gradebook,
        _owner_only(folder / RECEIPTS) as raw,
        io.TextIOWrapper(raw, encoding="utf-8") as file,
    ):
        write_receipts(Records(gradebook).each(), file)
        file.flush()
        os.fsync(raw.fileno())


# ---------------------------------------------------------------- the list of what is in it


def _write_manifest(folder: Path, packed: dict[str, Packed], told: dict[str, Any]) -> None:
    files = {
        path.name: {"bytes": path.stat().st_size, "sha256": _sha256(path)}
        for path in sorted(folder.iterdir())
    }
    inside = {name: one.members for name, one in packed.items()}
    text = json.dumps(
        {"schema": SCHEMA, **told, "files": files, "inside": inside}, indent=1, ensure_ascii=False
    )
    with _owner_only(folder / MANIFEST) as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_back(folder: Path) -> dict[str, Any]:
    """Read a whole archive and compare it with its manifest.

    Parameters
    ----------
    folder
        The archive.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    ArchiveRefused
        If something is missing or is not what was written.
    """
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name, one in told["files"].items():
            if _sha256(folder / name) != one["sha256"]:
                raise ArchiveRefused(f"{folder / name} is not what was written. {_DISTRUST}")
        for name, members in told["inside"].items():
            if members != _members(folder / name):
                raise ArchiveRefused(f"{folder / name} does not hold what it should. {_DISTRUST}")
    except (OSError, EOFError, ValueError, KeyError, tarfile.TarError) as error:
        raise ArchiveRefused(f"{folder} cannot be read back ({error}). {_DISTRUST}") from error
    return told


_DISTRUST = "Have that disk looked at, and name another place with --to."


def _members(file: Path) -> dict[str, str]:
    found = {}
    with tarfile.open(file, "r|gz") as tar:
        for entry in tar:
            if entry.isreg() and (source := tar.extractfile(entry)) is not None:
                total = hashlib.sha256()
                while data := source.read(_AT_ONCE):
                    total.update(data)
                found[entry.name] = total.hexdigest()
            else:
                found[entry.name] = f"-> {entry.linkname}" if entry.issym() else "folder"
    return found


def _to_disk(folder: Path) -> None:
    """Let the name of what was just renamed outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
