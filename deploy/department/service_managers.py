"""What starts and stops services: systemd on a machine that runs it, plain processes in a trial."""

import contextlib
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import psutil

from department.commands import run
from department.faults import Fault
from department.layout import Layout
from department.services import Service
from department.units import reload, write_units


class ServiceManager(Protocol):
    """Starts, stops and knows services."""

    def write(self, services: tuple[Service, ...]) -> Iterator[str]:
        """Write what it needs to know of them."""

    def is_running(self, service: Service) -> bool:
        """Whether it runs."""

    def start(self, service: Service) -> None:
        """Start it; nothing if it runs."""

    def stop(self, service: Service) -> None:
        """Stop it in order, and return when it is gone."""

    def end_servers(self) -> None:
        """End the servers of people that live on while the hub is stopped."""


class Systemd:
    """systemd, which also starts services with the machine and again when they fail."""

    def __init__(self, layout: Layout):
        self.layout = layout

    def write(self, services: tuple[Service, ...]) -> Iterator[str]:
        """Write units, have them read, and have them started with the machine."""
        changes = list(write_units(self.layout, services))
        yield from changes
        if changes:
            reload()
            run("systemd-tmpfiles", "--create", self.layout.prefix / "etc/tmpfiles.d/ipnb.conf")
        for service in services:
            name = f"{service.unit}.timer" if service.when else f"{service.unit}.service"
            if run("systemctl", "is-enabled", name, fine=(0, 1, 4)).strip() != "enabled":
                run("systemctl", "enable", name)
                if service.when:
                    run("systemctl", "start", name)
                yield f"{name} starts with the machine"

    def is_running(self, service: Service) -> bool:
        state = run("systemctl", "is-active", f"{service.unit}.service", fine=(0, 3, 4))
        return state.strip() == "active"

    def start(self, service: Service) -> None:
        remedy = f"Its log: {self.layout.logs / service.name}.log"
        run("systemctl", "start", f"{service.unit}.service", remedy=remedy)

    def stop(self, service: Service) -> None:
        run("systemctl", "stop", f"{service.unit}.service", fine=(0, 5))

    def end_servers(self) -> None:
        run("systemctl", "stop", "ipnb-server-*.service")


class Processes:
    """Processes of this machine, for a trial: none is started again when it ends."""

    WITHIN = 40  # seconds in which a process has to end

    def __init__(self, layout: Layout):
        self.layout = layout

    def write(self, services: tuple[Service, ...]) -> Iterator[str]:
        """Write the units all the same, so that they can be looked at."""
        return write_units(self.layout, services)

    def is_running(self, service: Service) -> bool:
        return self._process(service) is not None

    def start(self, service: Service) -> None:
        if self.is_running(service):
            return
        account = pwd.getpwnam(service.account)
        as_who = {} if service.account == "root" else _as(account)
        log = self.layout.logs / f"{service.name}.log"
        with log.open("a", encoding="utf-8") as said:
            process = subprocess.Popen(
                service.command,
                cwd=self.layout.hub if service.account == "root" else "/",
                env={"PATH": os.defpath, **variables(service)},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                umask=0o077,
                **as_who,
            )
        self._number(service).write_text(f"{process.pid}\n", encoding="utf-8")

    def stop(self, service: Service) -> None:
        process = self._process(service)
        if process is None:
            return
        process.send_signal(getattr(signal, service.stop))
        try:
            process.wait(self.WITHIN)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(5)
        self._number(service).unlink(missing_ok=True)

    def end_servers(self) -> None:
        """Do nothing: they ended with the hub."""

    def _number(self, service: Service) -> Path:
        return self.layout.running / f"{service.name}.pid"

    def _process(self, service: Service) -> psutil.Process | None:
        """Return its process if it lives and is that service: a number may be another's by now."""
        try:
            process = psutil.Process(int(self._number(service).read_text(encoding="utf-8")))
            if process.status() == psutil.STATUS_ZOMBIE:
                with contextlib.suppress(psutil.TimeoutExpired):
                    process.wait(0)
                return None
            return process if process.cmdline()[-1:] == [service.command[-1]] else None
        except (OSError, ValueError, psutil.Error):
            return None


def _as(account: pwd.struct_passwd) -> dict:
    groups = os.getgrouplist(account.pw_name, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": groups}


def variables(service: Service) -> dict[str, str]:
    """Return the environment of a service, with its secrets."""
    if service.secrets is None:
        return dict(service.environment)
    lines = service.secrets.read_text(encoding="utf-8").splitlines()
    return dict(service.environment) | dict(line.split("=", 1) for line in lines if "=" in line)


def manager_of(layout: Layout) -> ServiceManager:
    """Return systemd where it runs the machine, and plain processes elsewhere."""
    return Systemd(layout) if has_systemd() and not layout.is_trial else Processes(layout)


def has_systemd() -> bool:
    """Whether systemd runs this machine."""
    return Path("/run/systemd/system").is_dir()


def wait_until(is_so: Callable[[], bool], what: str, log: Path, seconds: float = 60) -> None:
    """Return when it is so.

    Raises
    ------
    Fault
        When it does not come about, with the end of the log.
    """
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            raise Fault(f"{what} did not come up in {seconds:.0f} s.\n" + "\n".join(tail), log)
        time.sleep(0.2)
