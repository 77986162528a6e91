"""Running code cells in the sandbox, from the grader's side: a job goes out as a file, a report comes back."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipnb.grading.code_tests import CellRun
from ipnb.grading.sandbox import Sandbox, account
from ipnb.grading.untrusted_files import RefusedFile, read_untrusted_file

#: a program of its own, whose imports the grader does not need
CLIENT = Path(__file__).with_name("notebook_client.py")
#: seconds for starting a kernel and ending it, beyond what the notebook itself may take
START = 90
#: the most that is read of a report, as a multiple of what the notebook may write
REPORT = 8
#: the most that the files given with an assignment may take, in bytes
GIVEN = 200_000_000


class GivenFilesTooLarge(Exception):
    """The files that belong to the assignment do not fit into the sandbox."""


@dataclass(frozen=True)
class Run:
    """What came of a notebook.

    Attributes
    ----------
    reached : str
        The limit that ended it: time, memory, processes, files or output; "ended" where the kernel went away
        or nothing came back; "" where it ran to its end.
    cells : tuple of CellRun
        One for each cell that was sent.
    """

    reached: str
    cells: tuple[CellRun, ...]


def run_cells(sources: Sequence[str], sandbox: Sandbox, given: Path | None = None) -> Run:
    """Run cells one after the other in one kernel of the sandbox.

    Parameters
    ----------
    sources
        Their texts.
    sandbox
        It must have said that it has no problem here.
    given
        The folder that students received: its files, without notebooks, lie in the working folder.

    Raises
    ------
    GivenFilesTooLarge
    OSError
        If there is no room for temporary files.
    """
    folder = Path(tempfile.mkdtemp(prefix="ipnb-"))
    try:
        for name in ("sockets", "given"):
            (folder / name).mkdir()
        (folder / "given").chmod(0o755)
        if given is not None:
            _copy_given(given, folder / "given")
        _write_job(folder, sources, sandbox)
        _wait_for_client(folder, sandbox.limits.seconds + START)
        return _read_report(folder, len(sources), REPORT * sandbox.limits.output)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_given(given: Path, to: Path) -> None:
    room = GIVEN
    for path in sorted(given.rglob("*")):
        if not path.is_file() or path.suffix == ".ipynb":
            continue
        room -= path.stat().st_size
        if room < 0:
            raise GivenFilesTooLarge
        place = to / path.relative_to(given)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    for path in to.rglob("*"):
        # the account in the sandbox is not the one that copied
        path.chmod(0o755 if path.is_dir() else 0o644)


def _write_job(folder: Path, sources: Sequence[str], sandbox: Sandbox) -> None:
    kernel = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    limits = sandbox.limits
    job = {
        "cells": list(sources),
        "command": sandbox.command(kernel, folder / "given", folder / "sockets"),
        "account": account(),
        "grader": os.getpid(),
        "cell_seconds": limits.cell_seconds,
        "seconds": limits.seconds,
        "memory": limits.memory,
        "processes": limits.processes,
        "output": limits.output,
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")


def _wait_for_client(folder: Path, seconds: float) -> None:
    client = subprocess.Popen(
        [sys.executable, "-I", str(CLIENT), str(folder)],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        client.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        # what it started ends with it: bubblewrap sees to that
        with suppress(ProcessLookupError):
            os.killpg(client.pid, signal.SIGKILL)
        client.wait()


def _read_report(folder: Path, cells: int, limit: int) -> Run:
    try:
        report = json.loads(read_untrusted_file(folder / "report.json", limit))
        return Run(str(report["reached"]), tuple(map(_cell_run, report["cells"])))
    except (RefusedFile, ValueError, KeyError, TypeError, RecursionError):
        return Run("ended", (CellRun(),) * cells)


def _cell_run(cell: dict[str, Any]) -> CellRun:
    return CellRun(cell["reply"], tuple(cell["seen"]), tuple(cell["outputs"]))
