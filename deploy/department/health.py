"""Whether the hub is well: each check says what it saw, and what to do if that is not right."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from department import database, front_door, limits
from department.backup import newest
from department.faults import Fault
from department.folders import write_file
from department.layout import Layout
from department.service_managers import ServiceManager, has_systemd
from department.services import services
from department.settings import Settings

OK, FAULT, UNKNOWN = "ok", "fault", "unknown"
#: a disk this full or fuller is a fault
FULL = 0.9
BACKUP_WITHIN = timedelta(hours=26)
CERTIFICATE_AHEAD = timedelta(days=14)
#: Caddy's own certificates live for hours and are renewed in time
OWN_CERTIFICATE_AHEAD = timedelta(hours=1)
CLOCK_REMEDY = (
    "Set it, or let it follow a time server: apt-get install systemd-timesyncd, timedatectl set-ntp true. "
    "Sign-in by a provider fails with a wrong clock."
)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes
    ----------
    what : str
    state : str
        `OK`, `FAULT` or `UNKNOWN`.
    said : str
        What was seen.
    remedy : str
        What to do; empty if nothing has to be done.
    """

    what: str
    state: str
    said: str
    remedy: str = ""


def look(layout: Layout, settings: Settings, manager: ServiceManager) -> list[Check]:
    """Look at everything; a check that cannot be made says so and stops none of the others."""
    checks: list[tuple[str, Callable[[], Check]]] = [
        ("services", lambda: running(layout, settings, manager)),
        ("hub", lambda: answers(settings)),
        ("databases", lambda: databases(layout)),
        ("certificate", lambda: certificate(settings)),
        *(
            (f"disk of {folder}", lambda folder=folder: disk(folder))
            for folder in (layout.course.parent, layout.state, settings.backup.folder)
        ),
        ("backup", lambda: backup(settings)),
        ("clock", clock),
        ("limits of servers", limited),
    ]
    return [_made(what, check) for what, check in checks]


def _made(what: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Fault as fault:
        return Check(what, FAULT, fault.what, fault.remedy)
    except OSError as error:
        return Check(
            what, FAULT, str(error.strerror or error), "Look at the services and their logs."
        )


def running(layout: Layout, settings: Settings, manager: ServiceManager) -> Check:
    """Look whether everything runs that should run all the time."""
    wanted = [service for service in services(layout, settings) if not service.when]
    down = [service.unit for service in wanted if not manager.is_running(service)]
    if down:
        remedy = f"systemctl restart {' '.join(down)}; logs are in {layout.logs}."
        return Check("services", FAULT, f"not running: {', '.join(down)}", remedy)
    return Check("services", OK, f"{len(wanted)} run")


def answers(settings: Settings) -> Check:
    """Ask the hub through its proxy."""
    address = f"http://127.0.0.1:{settings.ports.proxy}/hub/health"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return Check("hub", OK, f"answers with {answer.status}")
    except OSError as error:
        return Check("hub", FAULT, f"{address}: {error}", "systemctl restart ipnb-proxy ipnb-hub")


def databases(layout: Layout) -> Check:
    """Ask each database something."""
    for name in (database.HUB, database.GRADEBOOK):
        database.ask(layout, "SELECT 1", name)
    return Check("databases", OK, "both answer")


def certificate(settings: Settings) -> Check:
    """Look when the certificate that browsers see runs out."""
    end = front_door.certificate_end(settings)
    ahead = CERTIFICATE_AHEAD if settings.domain else OWN_CERTIFICATE_AHEAD
    said = f"holds until {end:%Y-%m-%d %H:%M} UTC" + (
        "" if settings.domain else ", signed by this machine"
    )
    if end - datetime.now(UTC) < ahead:
        remedy = (
            "Caddy renews it by itself: its log says why it did not. Port 80 must be reachable."
        )
        return Check("certificate", FAULT, said, remedy)
    return Check("certificate", OK, said)


def disk(folder: Path) -> Check:
    """Look how full a disk is."""
    usage = shutil.disk_usage(folder)
    full = 1 - usage.free / usage.total
    said = f"{usage.free / 2**30:.1f} GB free ({full:.0%} used)"
    if full >= FULL:
        remedy = (
            "Make room, or keep fewer backups (backup.keep): with a full disk nothing is handed in."
        )
        return Check(f"disk of {folder}", FAULT, said, remedy)
    return Check(f"disk of {folder}", OK, said)


def backup(settings: Settings) -> Check:
    """Look how old the last whole backup is."""
    last = newest(settings.backup.folder)
    remedy = "ipnb-department backup; then look why the timer did not: systemctl status ipnb-backup.timer"
    if last is None:
        return Check("backup", FAULT, f"there is none in {settings.backup.folder}", remedy)
    age = datetime.now(UTC) - last.made
    said = f"the last is of {last.made:%Y-%m-%d %H:%M} UTC, {last.size / 2**20:.1f} MB"
    if age > BACKUP_WITHIN:
        return Check("backup", FAULT, said, remedy)
    if age < -timedelta(minutes=5):
        return Check(
            "backup", FAULT, f"{said}: that is ahead of this machine's clock", CLOCK_REMEDY
        )
    return Check("backup", OK, said)


def clock() -> Check:
    """Ask systemd whether the clock follows a time server."""
    if not has_systemd():
        return Check("clock", UNKNOWN, "no systemd runs here that could be asked")
    ask = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    try:
        done = subprocess.run(ask, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("clock", UNKNOWN, f"timedatectl could not be asked: {error}")
    if done.returncode or done.stdout.strip() not in ("yes", "no"):
        return Check("clock", UNKNOWN, "timedatectl does not say")
    if done.stdout.strip() == "no":
        return Check("clock", FAULT, "follows no time server", CLOCK_REMEDY)
    return Check("clock", OK, "follows a time server")


def limited() -> Check:
    """Look whether memory and processor of servers are limited."""
    what = "limits of servers"
    if has_systemd():
        if limits.kernel_has_second_form():
            return Check(what, OK, "systemd limits memory and processor")
        return Check(
            what, UNKNOWN, "systemd sets them; whether this kernel holds them is not known"
        )
    if limits.can_limit():
        return Check(what, OK, "memory and processor are limited")
    return Check(what, FAULT, limits.NONE, "Run the hub on a machine with systemd.")


def write(layout: Layout, checks: list[Check]) -> None:
    """Write what the page shows."""
    told = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "checks": [*map(asdict, checks)]}
    list(write_file(layout.health / "health.json", json.dumps(told, indent=1), 0o644))


def in_words(checks: list[Check]) -> str:
    """Return a line a check, with the remedy below."""
    lines = []
    for check in checks:
        lines.append(f"{check.state:<8} {check.what}: {check.said}")
        if check.remedy:
            lines.append(f"{'':<8} {check.remedy}")
    return "\n".join(lines)
