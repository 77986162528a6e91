"""What the machine's own packages bring."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from department.commands import run
from department.faults import Fault
from department.folders import write_file

#: a program by which a package is known, and the package
WANTED = {
    "bwrap": "bubblewrap",
    "caddy": "caddy",
    "logrotate": "logrotate",
    "make": "make",
    "useradd": "passwd",
    "setpriv": "util-linux",
}
OFFLINE = "Check the connection and `apt-get update`, then run the same command again."
#: without it Debian's package makes and starts a cluster that nothing here uses
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/ipnb.conf")


def missing_packages() -> list[str]:
    """Return the packages that have to be installed."""
    missing = [package for program, package in WANTED.items() if not shutil.which(program)]
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    if not _can_make_environments():
        missing.append("python3-venv")
    return missing


def install() -> Iterator[str]:
    """Install what is missing.

    Raises
    ------
    Fault
        On a system without apt, and when a package cannot be had.
    """
    missing = missing_packages()
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Fault(
            f"These are missing: {', '.join(missing)}.",
            remedy="This is made for Debian and Ubuntu. Elsewhere install them by hand.",
        )
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if "postgresql" in missing:
        yield from write_file(NO_CLUSTER, "create_main_cluster = false\n")
    run("apt-get", "update", remedy=OFFLINE, environment=quiet)
    run(
        *("apt-get", "install", "--yes", "--no-install-recommends", *missing),
        remedy=OFFLINE,
        environment=quiet,
    )
    yield f"installed {', '.join(missing)}"
    if "caddy" in missing and Path("/run/systemd/system").is_dir():
        # Debian's own unit takes port 80 with a page of its own
        run("systemctl", "disable", "--now", "caddy.service", fine=(0, 1, 5))
        yield "switched off Caddy's own page"


def _can_make_environments() -> bool:
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(ensurepip.version() and venv)
