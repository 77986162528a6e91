"""Backups: both databases, exchange, course, homes, accounts and secrets, each whole or not there at all."""

import contextlib
import hashlib
import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from department import database, unix_accounts
from department.commands import run
from department.faults import Fault
from department.layout import Layout
from department.settings import Settings
from ipnb.accounts.registry import Registry
from ipnb.lms.records import REGISTRY

MANIFEST = "manifest.json"
STAMP = "%Y%m%dT%H%M%SZ"
STATE = "state.tar.gz"
#: archive, and the folders in it as they lie below the prefix
ARCHIVES = {
    "course.tar.gz": ("srv/ipnb/course", "srv/ipnb/exchange"),
    "homes.tar.gz": ("srv/ipnb/homes",),
    STATE: ("var/lib/ipnb/accounts", "var/lib/ipnb/lms", "etc/ipnb"),
}
FULL = (
    "Make room on that disk, or name another folder in course.toml (backup.folder). "
    "Earlier backups are as they were."
)
#: what a server keeps besides people's work, and makes again
LEFT_OUT = ("--exclude=*/.cache", "--exclude=*/.ipynb_checkpoints", "--exclude=*/__pycache__")


@dataclass(frozen=True)
class Made:
    """A backup that is whole.

    Attributes
    ----------
    folder : Path
    made : datetime
    size : int
        Bytes.
    """

    folder: Path
    made: datetime
    size: int


def back_up(layout: Layout, settings: Settings) -> Made:
    """Make a backup, read it back, and take away the oldest beyond those that are kept.

    Raises
    ------
    Fault
        When something could not be copied; what was begun is taken away.
    """
    now = datetime.now(UTC)
    folder = settings.backup.folder / now.strftime(STAMP)
    fresh = settings.backup.folder / f".{folder.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(mode=0o700)
        for name in (database.HUB, database.GRADEBOOK):
            _dump(layout, name, fresh / f"{name}.dump")
        for name, parts in ARCHIVES.items():
            with _nobody_new(layout) if name == STATE else contextlib.nullcontext():
                _pack(layout, fresh / name, parts)
        told = _manifest(layout, fresh, now)
        (fresh / MANIFEST).write_text(json.dumps(told, indent=1), encoding="utf-8")
        check(fresh)
        fresh.replace(folder)
    except OSError as error:
        raise Fault(f"{error.strerror or error}.", error.filename or fresh, FULL) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for old in whole(settings.backup.folder)[: -settings.backup.keep]:
        shutil.rmtree(old.folder)
    return Made(folder, now, _size(folder))


def _dump(layout: Layout, name: str, target: Path) -> None:
    run(
        *(database.programs_of(layout) / "pg_dump", "--format=custom", "--host", layout.sockets),
        *("--username", name, "--file", target, name),
        remedy=f"Is the service ipnb-postgresql running, and is there room on the disk? {FULL}",
    )


@contextlib.contextmanager
def _nobody_new(layout: Layout) -> Iterator[None]:
    """Let no sign-in write meanwhile: the file of accounts is whole between writes."""
    file = layout.lms / REGISTRY
    with Registry(file).writing() if file.is_file() else contextlib.nullcontext():
        yield


def _pack(layout: Layout, target: Path, parts: tuple[str, ...]) -> None:
    # a file that is written while it is read (code 1) is whole in the next backup
    run(
        *("tar", "--create", "--gzip", "--file", target, "--directory", layout.prefix),
        *("--warning=no-file-changed", *LEFT_OUT, *parts),
        fine=(0, 1),
        remedy=FULL,
    )


def _manifest(layout: Layout, folder: Path, now: datetime) -> dict:
    """Return what restoring needs to know: digests, accounts with their groups, and which code ran."""
    return {
        "schema": "ipnb.backup/1",
        "made": now.isoformat(timespec="seconds"),
        "machine": socket.gethostname(),
        "release": layout.release().name,
        "files": {path.name: digest(path) for path in sorted(folder.iterdir())},
        "accounts": [
            {"name": name, "groups": unix_accounts.groups_of(name)}
            for name in unix_accounts.people(layout)
            if unix_accounts.is_account(name)  # else it was taken off the machine by hand
        ],
    }


def check(folder: Path) -> dict:
    """Read a backup back.

    Returns
    -------
    dict
        Its manifest.

    Raises
    ------
    Fault
        When a file is missing or not what was written.
    """
    path = folder / MANIFEST
    try:
        told: dict = json.loads(path.read_text(encoding="utf-8"))
        files = dict(told["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Fault(f"This is no whole backup: {error}.", path, "Take another one.") from error
    for name, wanted in files.items():
        there = folder / name
        if not there.is_file() or digest(there) != wanted:
            raise Fault("It is not as it was written.", there, "Take another backup.")
    return told


def whole(folder: Path) -> list[Made]:
    """List the whole backups of a folder, oldest first."""
    made = []
    for path in sorted(folder.glob(f"[0-9]*Z/{MANIFEST}")):
        try:
            moment = datetime.strptime(path.parent.name, STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        made.append(Made(path.parent, moment, _size(path.parent)))
    return made


def newest(folder: Path) -> Made | None:
    """Return the last whole backup; None if there is none."""
    return next(reversed(whole(folder)), None)


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())
