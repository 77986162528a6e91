"""The machine: room on its disks, a clock that can be trusted, and a sandbox for students' code."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ipnb.term.doctor.check import Check, fault, ok, unknown

#: below both of them grading or handing in may soon fail, in bytes and as a share
LEAST_ROOM, LEAST_SHARE = 2_000_000_000, 0.05
#: files may carry a time so much ahead of the clock
TOLERANCE = timedelta(minutes=2)
APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
#: a profile that lets this one program make namespaces, as Ubuntu's rule asks for
PROFILE = "abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }"


def disk_checks(folders: Iterable[Path]) -> Iterator[Check]:
    """Check the room on the disks that folders are on, each disk once."""
    seen = set()
    for folder in folders:
        there = next((one for one in (folder, *folder.parents) if one.exists()), Path("/"))
        if (device := there.stat().st_dev) in seen:
            continue
        seen.add(device)
        room = shutil.disk_usage(there)
        yield room_check(there, room.free, room.total)


def room_check(folder: Path, free: int, total: int) -> Check:
    """Judge the room on one disk, in bytes."""
    found = f"{free / 1e9:,.1f} of {total / 1e9:,.0f} GB free at {folder}"
    if free < LEAST_ROOM and free < LEAST_SHARE * total:
        return fault("disk", found, "Make room: older archives and backups first")
    return ok("disk", found)


def clock_checks(files: Iterable[Path], now: datetime) -> Iterator[Check]:
    """Check the clock, as far as a machine by itself can tell.

    Parameters
    ----------
    files
        Files of the course and the exchange, which cannot be of later than now.
    now
        In UTC.
    """
    ahead = [(one, _time_of(one)) for one in files]
    late = [(path, time) for path, time in ahead if time and time > now + TOLERANCE]
    if late:
        path, time = max(late, key=lambda pair: pair[1])
        found = f"it says {now:%Y-%m-%d %H:%M} UTC, and {path} is of {time:%Y-%m-%d %H:%M}"
        yield fault("clock", found, "Set the clock, or let it be set: timedatectl set-ntp true")
        return
    set_by_network = _set_by_network()
    if set_by_network is None:
        yield unknown("clock", f"{now:%Y-%m-%d %H:%M} UTC; nothing here says whether it is right")
    elif set_by_network:
        yield ok("clock", f"{now:%Y-%m-%d %H:%M} UTC, set by the network")
    else:
        remedy = "Run: timedatectl set-ntp true"
        yield fault("clock", f"{now:%Y-%m-%d %H:%M} UTC, and nothing sets it", remedy)


def _time_of(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime, UTC)
    except OSError:
        return None


def _set_by_network() -> bool | None:
    """Ask systemd whether the clock is set by the network; None where there is no systemd."""
    try:
        asked = subprocess.run(
            ["timedatectl", "show", "--property=NTPSynchronized", "--value"],
            capture_output=True, text=True, timeout=10,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(asked.stdout.strip())


def sandbox_check(*, is_needed: bool) -> Check:
    """Check whether a process can be parted from the rest.

    Parameters
    ----------
    is_needed
        Whether this course runs students' code, or this machine is a department's hub.
    """
    trouble = _trouble()
    if not trouble:
        return ok("sandbox", "bubblewrap works")
    found, remedy = trouble
    if is_needed:
        return fault("sandbox", found, remedy)
    return unknown("sandbox", f"{found}; no assignment here runs students’ code", remedy)


def _trouble() -> tuple[str, str] | None:
    program = shutil.which("bwrap")
    if program is None:
        return "bubblewrap is not installed", "Debian, Ubuntu: apt-get install bubblewrap"
    probe = [program, "--ro-bind", "/", "/", "--unshare-pid", "--unshare-net", "--", "true"]
    try:
        tried = subprocess.run(probe, capture_output=True, text=True, timeout=20, env={})
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap does not start ({error})", "Look whether it can run by hand"
    if tried.returncode == 0:
        return None
    said = " ".join(tried.stderr.split())[-200:]
    return f"bubblewrap is not allowed to part processes ({said})", _why_forbidden()


def _why_forbidden() -> str:
    """Name Ubuntu's rule on user namespaces where it is in force; else what else may be in the way."""
    if os.access(APPARMOR, os.R_OK) and APPARMOR.read_text().strip() == "1":
        return (
            "Ubuntu’s AppArmor keeps user namespaces from programs without a profile (sysctl "
            "kernel.apparmor_restrict_unprivileged_userns=1). Write /etc/apparmor.d/bwrap with: "
            f"{PROFILE} — then: systemctl reload apparmor"
        )
    return (
        "Allow user namespaces to this account; in a container, start it so that it may make them"
    )
