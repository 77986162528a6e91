"""Steps that are taken only when something they depend on has changed, and say what they do meanwhile.

Standard library only: this runs before anything is installed.
"""

import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
STATE = Path(os.environ.get("IPNB_STATE") or CHECKOUT / ".state").resolve()
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin/python"
#: folders of the state, by which it is known
OURS = {"logs", "hub", "course", "home", "exchange", "demonstration", "lite"}
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# says nothing of how far it is
NOISE = re.compile(r"warning|over TCP without encryption", re.IGNORECASE)
TAIL = 40  # lines of a log that a person is shown when a step fails


class Stop(SystemExit):
    """An end that is explained: what happened and what to do."""

    def __init__(self, words: str):
        super().__init__(f"\n{words}")


def own_state() -> None:
    """Make sure of the state's folder, and that no other account of the machine can look into it.

    Raises
    ------
    Stop
        When the folder is another account's, or holds what was not put there by this course.
    """
    STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
    others = {path.name for path in STATE.iterdir()}
    if STATE.stat().st_uid != os.geteuid() or (others and not others & OURS):
        raise Stop(
            f"{STATE} belongs to another account or holds other things, and what a hub keeps is closed to "
            "everybody else.\nGive it a folder of its own: IPNB_STATE=/some/folder make course"
        )
    STATE.chmod(0o700)


def digest(paths: Iterable[Path], *more: str) -> str:
    """Sha256 over the names and contents of files, and of all files in folders, in a fixed order."""
    total = hashlib.sha256("\0".join(more).encode())
    for path in files(paths):
        total.update(f"{os.path.relpath(path, CHECKOUT)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def files(paths: Iterable[Path]) -> list[Path]:
    """Every file in the given files and folders, in order; what tools leave behind is no part of it."""
    found = {file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))}
    return sorted(file for file in found if file.is_file() and not LEFT_OUT & set(file.parts))


def step(words: str, stamp: Path, state: Callable[[], str], action: Callable[[], None]) -> None:
    """Do `action` unless `stamp` says that it was done for exactly this state of things.

    Parameters
    ----------
    words
        What is done, as a person is told.
    stamp
        A file that lives beside what the step makes, so that both go together.
    state
        Gives the digest of what the step depends on; asked again at the end, as a step may write there.
    """
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state():
        say(f"{words}: up to date")
        return
    say(f"{words} …")
    start = time.monotonic()
    action()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state(), encoding="utf-8")
    say(f"  done in {time.monotonic() - start:.0f} s")


def say(words: str = "") -> None:
    print(words, flush=True)


def run(
    *command: str | Path, log: str, remedy: str = "", cwd: Path = CHECKOUT, env: dict | None = None
) -> None:
    """Run a command with its output in a log, showing that it lives; stop with the log's end if it fails.

    Parameters
    ----------
    log
        Name of the file under the state's `logs/`.
    remedy
        What to do when it fails, in words.
    """
    path = STATE / "logs" / f"{log}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    environment = (
        os.environ
        | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
        | (env or {})
    )
    with path.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            code = watch(process, path)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if code:
        end = "\n".join(last_lines(path))
        shown = " ".join(str(word) for word in command)
        raise Stop(f"{end}\n\nThis failed: {shown}\nThe whole log: {path}\n{remedy}".rstrip())


def last_lines(log: Path) -> list[str]:
    """The end of a log, without its empty lines."""
    lines = COLOUR.sub("", log.read_text(encoding="utf-8", errors="replace")).splitlines()
    return [line for line in lines if line.strip()][-TAIL:]


def telling_line(log: Path) -> str:
    """The last line of a log that says something, cut to what a terminal shows."""
    return next((line for line in reversed(last_lines(log)) if not NOISE.search(line)), "")[:70]


def watch(process: subprocess.Popen, log: Path) -> int:
    """Wait, and show the last line of the log: over itself on a terminal, now and then in a file."""
    terminal, start, last = sys.stdout.isatty(), time.monotonic(), 0.0
    while True:
        try:
            return process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            seconds = time.monotonic() - start
            if seconds - last < (1 if terminal else 20):
                continue
            last = seconds
            words = f"  {seconds:4.0f} s  {telling_line(log)}"
            print(f"\r{words:<80}" if terminal else words, end="" if terminal else "\n", flush=True)
        finally:
            if terminal and process.poll() is not None:
                print(f"\r{'':<80}\r", end="", flush=True)
