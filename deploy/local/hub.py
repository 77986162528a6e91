"""Starts the local hub, serves until Ctrl-C, and leaves nothing behind that could block the next start."""

import fcntl
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import accounts
import psutil
from steps import STATE, VENV, Stop, last_lines, own_state, say

HERE = Path(__file__).resolve().parent
#: every process of the hub carries this in its environment, whoever started it
MARK = "IPNB_HUB_STATE"
LOG = STATE / "hub/hub.log"
READY_WITHIN, STOPPED_WITHIN = 90, 15  # seconds

WORDS = """
  ────────────────────────────────────────────────────────────────────────────
  The course is at   {address}

{accounts}

  The passwords hold until the hub stops. A student has a desk with what is due:
  begin, answer, submit. {instructor} has JupyterLab with Formgrader, opened at
  what to do first. These links fill the form in:

{links}

  Try first: sign in as {first} and press Begin.
  The book, without signing in: {address}/services/book/

  Demo: one shared account on this machine, no isolation between files.
{root}  Files and log: {state}
  Ctrl-C stops everything.
  ────────────────────────────────────────────────────────────────────────────
"""


AS_ROOT = """  You started this as root: whoever signs in can run programs as root here.
  An ordinary account is the better one to try it with.
"""


def words(address: str, passwords: dict[str, str]) -> str:
    """What a person is told when the hub can be used.

    A link carries name and password behind its #, which a browser sends to nobody.
    """
    width = max(map(len, passwords))
    return WORDS.format(
        address=address,
        accounts="\n".join(
            f"    {name:<{width}}   {password}" for name, password in passwords.items()
        ),
        links="\n".join(
            f"    {address}/hub/login#{quote(name)}:{password}"
            for name, password in passwords.items()
        ),
        instructor=accounts.INSTRUCTOR,
        first=accounts.students()[0],
        root=AS_ROOT if os.geteuid() == 0 else "",
        state=STATE,
    )


def prefix() -> str:
    """The path that the hub's addresses begin with: `IPNB_PREFIX`, for example /jupyter."""
    given = (os.environ.get("IPNB_PREFIX") or "").strip("/")
    if not re.fullmatch(r"[\w.~-]*(/[\w.~-]+)*", given, re.ASCII):
        raise Stop(
            f"IPNB_PREFIX is {given!r}; give a path such as /jupyter, of letters, digits, - . _ and ~"
        )
    return f"/{given}" if given else ""


def check_port(port: int) -> None:
    """Say plainly, before anything long is done, that a port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stop(
                f"Port {port} is in use on this machine. Choose another: make course PORT={port + 10}"
            ) from None


def address(port: int) -> str:
    return f"http://127.0.0.1:{port}{prefix()}"


def leave(*_):
    raise KeyboardInterrupt


@contextmanager
def alone(port: int):
    """Be this folder's one hub: end what an earlier one left, make sure of the port, hear how it is to end.

    The system lets go of the lock when this process ends, however it ends.

    Raises
    ------
    Stop
        When a hub of the same folder runs, or the port is taken.
    """
    # a shell's `&` leaves SIGINT ignored, and servers that inherit this take half a minute to stop
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, leave)
    own_state()
    accounts.students()  # a name that cannot work is told before anything long is done
    lock = STATE / "hub/lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            raise Stop(
                f"A hub of this folder is running already, at {file.read().strip()}.\n"
                "Stop it with Ctrl-C where it runs, or give a second one its own files: "
                "IPNB_STATE=/some/folder make course PORT=8100"
            ) from None
        end_all(left_over())
        check_port(port)
        file.truncate(0)
        file.write(address(port))
        file.flush()
        yield


def left_over() -> list[psutil.Process]:
    """Processes of an earlier hub of this folder, for example after its terminal was killed."""
    ours = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid not in ours and process.environ().get(MARK) == str(STATE):
                found.append(process)
        except psutil.Error:
            continue
    return found


def end_all(processes: list[psutil.Process]) -> None:
    for process in processes:
        try:
            process.terminate()
        except psutil.NoSuchProcess:
            continue
    for process in psutil.wait_procs(processes, timeout=5)[1]:
        process.kill()


def start(port: int) -> subprocess.Popen:
    # its process is gone, and the number may be another's by now
    (STATE / "hub/proxy.pid").unlink(missing_ok=True)
    env = os.environ | {MARK: str(STATE), "IPNB_STATE": str(STATE), "IPNB_ADDRESS": address(port)}
    with LOG.open("w") as log:
        return subprocess.Popen(
            [VENV / "bin/jupyterhub", "--config", HERE / "jupyterhub_config.py"],
            cwd=STATE / "hub",
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C comes to us, and the hub is told once
        )


def wait_until_ready(hub: subprocess.Popen, address: str) -> None:
    """Return when the hub and the book answer through the proxy."""
    end = time.monotonic() + READY_WITHIN
    for path in ("/hub/health", "/services/book/"):
        while not served(address + path):
            if hub.poll() is not None or time.monotonic() > end:
                tail = "\n".join(last_lines(LOG))
                raise Stop(f"{tail}\n\nThe hub did not start. Its whole log: {LOG}")
            time.sleep(0.1)


def served(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        # an answer with an error too: before the hub has told it more, the proxy says 404
        return False


def stop(hub: subprocess.Popen) -> None:
    """Ask the hub to stop its servers and itself; end what does not listen."""
    hub.send_signal(signal.SIGINT)
    try:
        hub.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        hub.kill()
    finally:
        end_all(left_over())


def serve(port: int) -> None:
    """Serve until Ctrl-C or a polite end (SIGTERM); to be called while `alone`.

    Raises
    ------
    Stop
        When the hub does not start, or ends by itself.
    """
    passwords = accounts.draw()
    hub = start(port)
    try:
        wait_until_ready(hub, address(port))
        say(words(address(port), passwords))
        code = hub.wait()
        raise Stop(f"The hub ended by itself (code {code}). Its log: {LOG}")
    except KeyboardInterrupt:
        say("\nStopping …")
    finally:
        stop(hub)
    say("Stopped.")
