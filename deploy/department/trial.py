"""The same hub on loopback, in a folder, with made users and high ports: to try it, and for tests."""

import contextlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from department import unix_accounts
from department.faults import Fault
from department.layout import PREFIX, Layout
from department.settings import Ports

#: followed by letters of this trial, since the machine may have accounts of such names
INSTRUCTOR = "teacher"
STUDENTS = ("ada", "ben")
SETTINGS = """# A trial's settings, made by `make department-trial`.
name = "Interpersonal Neurobiology"
course = "ipnb"
term = "trial"
zone = "UTC"
[people]
instructors = ["{instructor}"]
roster = "roster.csv"
[backup]
folder = "{backups}"
keep = 3
[ports]
{ports}
"""
ROSTER = "student id,first name,last name,email\n"


def prepare(folder: Path) -> Layout:
    """Write a trial's settings and roster into a folder that other accounts may pass through."""
    folder.chmod(0o755)
    layout = Layout(folder.resolve())
    layout.secrets.mkdir(parents=True, exist_ok=True)
    layout.secrets.chmod(0o700)
    if layout.settings.exists():
        return layout
    names = [part.name for part in fields(Ports)]
    ports = "\n".join(
        f"{name} = {port}" for name, port in zip(names, free_ports(len(names)), strict=True)
    )
    mark = secrets.token_hex(2)
    text = SETTINGS.format(
        instructor=f"{INSTRUCTOR}-{mark}", backups=folder / "backups", ports=ports
    )
    layout.settings.write_text(text, encoding="utf-8")
    lines = (f"{name}-{mark},{name.title()},Trial,{name}@example.org\n" for name in STUDENTS)
    (layout.secrets / "roster.csv").write_text(ROSTER + "".join(lines), encoding="utf-8")
    return layout


def free_ports(many: int) -> list[int]:
    """Return ports that nobody has now."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(many)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def command(layout: Layout, checkout: Path, *words: str) -> subprocess.CompletedProcess:
    """Run a command of this package on the trial."""
    return subprocess.run(
        [sys.executable, "-m", "department", *words],
        env={
            **_plain_environment(),
            PREFIX: str(layout.prefix),
            "PYTHONPATH": f"{checkout}/deploy:{checkout}",
        },
        text=True,
        capture_output=True,
        umask=0o077,  # as the timers' units have it, and careful administrators
    )


def _plain_environment() -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
    }


def take_away(layout: Layout, checkout: Path) -> None:
    """Stop a trial's services, and remove its accounts and its folder."""
    command(layout, checkout, "stop")
    for name in unix_accounts.people(layout):
        unix_accounts.remove(layout, name)
    shutil.rmtree(layout.prefix)


@contextlib.contextmanager
def made(folder: Path | None) -> Iterator[Path]:
    """Give a folder for a trial: a new one below /tmp unless one is named."""
    if folder is None:
        yield Path(tempfile.mkdtemp(prefix="ipnb-trial-"))
        return
    if folder.exists() and any(folder.iterdir()):
        raise Fault("This folder holds something.", folder, "Name an empty one, or none.")
    folder.mkdir(parents=True, exist_ok=True)
    yield folder


def serve(folder: Path | None, checkout: Path) -> int:
    """Set up a trial, say how to get in, and take it away at Ctrl-C."""
    with made(folder) as place:
        layout = prepare(place)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "department", "set-up", "--checkout", checkout],
                env={
                    **_plain_environment(),
                    PREFIX: str(layout.prefix),
                    "PYTHONPATH": f"{checkout}/deploy:{checkout}",
                },
            )
            if done.returncode:
                return done.returncode
            print((layout.secrets / "new-passwords.csv").read_text(encoding="utf-8"))
            print(
                "Your browser does not know who signed the certificate: that is a trial's. Ctrl-C takes all away."
            )
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
        finally:
            take_away(layout, checkout)
    return 0
