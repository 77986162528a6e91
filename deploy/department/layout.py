"""Where everything is on the machine: below one prefix, which is `/` but for a trial."""

import os
from dataclasses import dataclass
from pathlib import Path

#: unix groups and accounts that the hub brings
INSTRUCTORS, STUDENTS = "ipnb-instructors", "ipnb-students"
COURSE_ACCOUNT, PROXY_ACCOUNT = "ipnb-course", "ipnb-proxy"
#: accounts that packages bring
DATABASE_ACCOUNT, WEB_ACCOUNT = "postgres", "caddy"
PREFIX = "IPNB_PREFIX"


@dataclass(frozen=True)
class Layout:
    """The folders and files of one installation."""

    prefix: Path = Path("/")

    @property
    def settings(self) -> Path:
        return self.secrets / "course.toml"

    @property
    def secrets(self) -> Path:
        """What only root reads."""
        return self.prefix / "etc/ipnb"

    @property
    def proxy_secret(self) -> Path:
        return self.secrets / "proxy.env"

    @property
    def releases(self) -> Path:
        return self.prefix / "opt/ipnb/releases"

    @property
    def current(self) -> Path:
        """A link to the release that runs."""
        return self.prefix / "opt/ipnb/current"

    @property
    def command(self) -> Path:
        return self.prefix / "usr/local/sbin/ipnb-department"

    @property
    def course(self) -> Path:
        return self.prefix / "srv/ipnb/course"

    @property
    def exchange(self) -> Path:
        return self.prefix / "srv/ipnb/exchange"

    @property
    def homes(self) -> Path:
        return self.prefix / "srv/ipnb/homes"

    @property
    def state(self) -> Path:
        return self.prefix / "var/lib/ipnb"

    @property
    def hub(self) -> Path:
        return self.state / "hub"

    @property
    def registry(self) -> Path:
        """Who has which account, and how they sign in."""
        return self.state / "accounts"

    @property
    def lms(self) -> Path:
        """Whose each account is at a provider, and where grades go; instructors read it."""
        return self.state / "lms"

    @property
    def database(self) -> Path:
        return self.state / "postgresql"

    @property
    def web(self) -> Path:
        return self.state / "caddy"

    @property
    def health(self) -> Path:
        return self.state / "health"

    @property
    def logs(self) -> Path:
        return self.prefix / "var/log/ipnb"

    @property
    def running(self) -> Path:
        return self.prefix / "run/ipnb"

    @property
    def sockets(self) -> Path:
        """Where PostgreSQL is spoken to; it listens nowhere else."""
        return self.running / "postgresql"

    @property
    def units(self) -> Path:
        return self.prefix / "etc/systemd/system"

    @property
    def rotation(self) -> Path:
        return self.prefix / "etc/logrotate.d/ipnb"

    @property
    def is_trial(self) -> bool:
        return self.prefix != Path("/")

    def home(self, account: str) -> Path:
        return self.homes / account

    def release(self) -> Path:
        """Return the folder of the release that runs."""
        return self.current.resolve()

    def python(self) -> Path:
        return self.release() / ".venv/bin/python"


def layout_here() -> Layout:
    """Return the layout that the environment names: of the whole machine unless `IPNB_PREFIX` is set."""
    return Layout(Path(os.environ.get(PREFIX) or "/").resolve())
