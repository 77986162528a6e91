"""A PostgreSQL of our own for the tests: started in a temporary folder, stopped afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from ports import free_port

from grading.course import wait_for

DEBIAN = Path("/usr/lib/postgresql")
NOT_HERE = (
    "PostgreSQL's initdb and pg_ctl are not on this machine. As root these tests install them (apt-get "
    "install postgresql); without root, install them yourself, or put them on PATH."
)


def binaries() -> Path:
    """The folder with initdb and pg_ctl; installed from Debian if they are nowhere and we may."""
    found = _find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "postgresql"], env=quiet, check=True, timeout=300
        )
        found = _find()
    assert found is not None, NOT_HERE
    return found


def _find() -> Path | None:
    there = [path.parent for path in sorted(DEBIAN.glob("*/bin/initdb"))]
    on_path = shutil.which("initdb")
    return there[-1] if there else Path(on_path).resolve().parent if on_path else None


def _wait_until_ready(bin_folder: Path, port: int) -> None:
    """Listening is not enough: at first it says that it is starting up."""
    wait_for(port)
    ask = [str(bin_folder / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(600):
        if subprocess.run(ask, timeout=30).returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL did not get ready")


@contextlib.contextmanager
def server():
    """Yields the URL of an empty database; as root, who may not run a server, it runs as ``postgres``."""
    bin_folder, port = binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="ipnb-postgres-"))
    as_who = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **as_who}
    data = str(folder / "data")
    create = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run([str(bin_folder / "initdb"), *create], check=True, timeout=120, **quiet)
    settings = [
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        f"unix_socket_directories={folder}",
        "-c",
        "fsync=off",
    ]
    running = subprocess.Popen(
        [str(bin_folder / "postgres"), "-D", data, "-p", str(port), *settings], **quiet
    )
    try:
        _wait_until_ready(bin_folder, port)
        yield f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"
    finally:
        running.send_signal(signal.SIGINT)  # to PostgreSQL: shut down now, and properly
        running.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def own_database(url: str, name: str) -> str:
    """Make an empty database on a running server; returns its URL."""
    port = url.rsplit(":", 1)[1].split("/")[0]
    where = ["-q", "-h", "127.0.0.1", "-p", port, "-U", "postgres"]
    subprocess.run(["psql", *where, "-c", f"CREATE DATABASE {name}"], check=True, timeout=30)
    return url.rsplit("/", 1)[0] + f"/{name}"
