"""Who may do what in which folder. nbgrader's exchange says what it needs; the rest is as little as will do."""

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from department.layout import (
    COURSE_ACCOUNT,
    DATABASE_ACCOUNT,
    INSTRUCTORS,
    WEB_ACCOUNT,
    Layout,
)


@dataclass(frozen=True)
class Folder:
    """A folder with its rights.

    Attributes
    ----------
    path : Path
    mode : int
    owner, group : str
        Names of accounts and groups.
    """

    path: Path
    mode: int
    owner: str = "root"
    group: str = "root"


def folders(layout: Layout, course: str, backups: Path) -> tuple[Folder, ...]:
    """List every folder of an installation, each after the one that it lies in."""
    exchange = layout.exchange / course
    return (
        Folder(layout.secrets, 0o700),
        Folder(layout.releases, 0o755),
        Folder(layout.course.parent, 0o755),
        # the setgid bit: what one instructor makes belongs to all of them
        Folder(layout.course, 0o2770, COURSE_ACCOUNT, INSTRUCTORS),
        *(
            Folder(layout.course / name, 0o2770, COURSE_ACCOUNT, INSTRUCTORS)
            for name in ("source", "keys", "assignments", "submitted", "autograded", "feedback")
        ),
        # students write into one folder below and make no course of their own beside it
        Folder(layout.exchange, 0o755),
        Folder(exchange, 0o2775, "root", INSTRUCTORS),
        Folder(exchange / "outbound", 0o2775, "root", INSTRUCTORS),
        # whoever hands in may put something there and see nothing of what lies there
        Folder(exchange / "inbound", 0o2773, "root", INSTRUCTORS),
        Folder(exchange / "begun", 0o2773, "root", INSTRUCTORS),
        # pages are called by a secret of the submission, and the folder cannot be listed
        Folder(exchange / "feedback", 0o2771, "root", INSTRUCTORS),
        Folder(exchange / "dates", 0o2771, "root", INSTRUCTORS),
        Folder(layout.homes, 0o711),
        Folder(layout.state, 0o711),
        Folder(layout.hub, 0o700),
        Folder(layout.registry, 0o700),
        # whoever sends grades reads where they go
        Folder(layout.lms, 0o2750, "root", INSTRUCTORS),
        Folder(layout.health, 0o755),
        Folder(layout.database, 0o700, DATABASE_ACCOUNT, DATABASE_ACCOUNT),
        Folder(layout.web, 0o700, WEB_ACCOUNT, WEB_ACCOUNT),
        Folder(layout.logs, 0o750),
        *running_folders(layout),
        Folder(backups, 0o700),
    )


def running_folders(layout: Layout) -> tuple[Folder, ...]:
    """List what the machine forgets when it is switched off."""
    return (
        Folder(layout.running, 0o755),
        Folder(layout.sockets, 0o755, DATABASE_ACCOUNT, DATABASE_ACCOUNT),
    )


def put_right(folder: Folder) -> Iterator[str]:
    """Make a folder, or give it the owner, group and mode that it must have."""
    if not folder.path.is_dir():
        folder.path.mkdir(parents=True)
        folder.path.chmod(folder.mode)
        yield f"made {folder.path}"
    there = folder.path.stat()
    owner, group = pwd.getpwnam(folder.owner).pw_uid, grp.getgrnam(folder.group).gr_gid
    if (there.st_uid, there.st_gid) != (owner, group):
        os.chown(folder.path, owner, group)
        yield f"{folder.path} now belongs to {folder.owner}:{folder.group}"
    # afterwards, as a change of owner takes bits away
    if stat.S_IMODE(folder.path.stat().st_mode) != folder.mode:
        folder.path.chmod(folder.mode)
        yield f"{folder.path} now has mode {folder.mode:04o}"


def write_file(path: Path, text: str, mode: int = 0o644, owner: str = "root") -> Iterator[str]:
    """Write a file whole or not at all, unless it says this already."""
    is_there = path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text
    if is_there and stat.S_IMODE(path.stat().st_mode) == mode:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text)
    fresh.chmod(mode)
    account = pwd.getpwnam(owner)
    os.chown(fresh, account.pw_uid, account.pw_gid)
    fresh.replace(path)
    yield f"wrote {path}"
