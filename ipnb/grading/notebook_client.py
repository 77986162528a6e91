"""A process between the grader and a kernel in the sandbox: it sends cells and writes down what comes back.

It stands alone, outside the sandbox and outside the grader: what a kernel sends reaches only this process,
which has limits of its own, and its report is read as data. Nothing of what the notebook wrote about itself
is in the report: what counts is the kernel's reply to each cell and the messages as they came, since code can
take its outputs back once they are shown.

``python -I notebook_client.py FOLDER`` reads ``job.json`` there and writes ``report.json``.
"""

import json
import os
import resource
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import Any

import nbformat
import psutil
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError

#: of this process, in bytes: a kernel that sends without end ends this process, and not the machine
OWN_MEMORY = 3_000_000_000
#: seconds between two looks at what the sandbox uses
LOOK = 0.1
#: share of the processes allowed from which on a notebook is ended
NEARLY = 0.8
#: how many sockets a kernel makes, with its connection file
IN_SOCKET_FOLDER = 12
#: messages that take outputs back or put others in their place
REWRITES = ("clear_output", "update_display_data")


class LimitReached(CellControlSignal):
    """More was written than a notebook may write."""


class OneKernel(KernelSpecManager):
    """Knows the one kernel of the sandbox, whatever kernel a notebook names."""

    command: list[str]

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return it."""
        return KernelSpec(argv=self.command, display_name="sandbox", language="python")


class Recorder(NotebookClient):
    """nbclient, which also writes down each message that a cell led to."""

    def __init__(self, nb: Any, output_limit: int, **settings: Any):
        super().__init__(nb, **settings)
        self.room = output_limit
        self.seen: dict[int, list[str]] = {}
        self.replies: dict[int, str] = {}
        self.on_cell_executed = self._note_reply

    def _note_reply(self, cell: Any, cell_index: int, execute_reply: Any) -> None:
        self.replies[cell_index] = str(execute_reply["content"].get("status"))

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        """Write down what came, and refuse what is too much."""
        self.room -= len(json.dumps(msg["content"], default=str))
        if self.room < 0:
            raise LimitReached
        kind, content = msg["msg_type"], msg["content"]
        if kind == "stream":
            kind = str(content.get("name"))
        if kind in ("stdout", "stderr", "execute_result", "error", *REWRITES):
            self.seen.setdefault(cell_index, []).append(kind)
        if kind in REWRITES or kind.startswith("comm"):
            return None
        return super().process_message(msg, cell, cell_index)


class Watch(threading.Thread):
    """Ends this process, and with it the sandbox, when the grader goes away or too much is used."""

    def __init__(self, job: dict[str, Any], sockets: Path):
        super().__init__(daemon=True)
        self.job, self.sockets = job, sockets
        self.reached = ""

    def run(self) -> None:
        """Look until the end."""
        me, end = psutil.Process(), time.monotonic() + self.job["seconds"]
        while True:
            if os.getppid() != self.job["grader"]:
                _end(me)
                os._exit(1)
            self.reached = self.reached or self._reached(me, end)
            if self.reached:
                _end(me)
            time.sleep(LOOK)

    def _reached(self, me: psutil.Process, end: float) -> str:
        if time.monotonic() > end:
            return "time"
        inside = me.children(recursive=True)
        # the system's own limit stops it from making more than that
        if len(inside) > self.job["processes"] * NEARLY:
            return "processes"
        if sum(map(_memory, inside)) > self.job["memory"]:
            return "memory"
        return "" if _only_sockets(self.sockets) else "files"


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _end(me: psutil.Process) -> None:
    for process in me.children(recursive=True):
        try:
            process.kill()
        except psutil.Error:
            continue


def _only_sockets(folder: Path) -> bool:
    """Say whether nothing but a kernel's own sockets stands in the folder that can be written to."""
    entries = list(os.scandir(folder))
    return len(entries) <= IN_SOCKET_FOLDER and not any(
        one.is_symlink() or one.is_dir() or (one.is_file() and one.name != "kernel.json")
        for one in entries
    )


def run(folder: Path) -> dict[str, Any]:
    """Run the notebook of a job.

    Parameters
    ----------
    folder
        With ``job.json`` and the folder ``sockets``.

    Returns
    -------
    dict
        ``reached``, the limit that ended it ("" for none), and for each cell its reply, the kinds of messages
        that it led to, and its outputs.
    """
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    sockets = folder / "sockets"
    nb = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in job["cells"]]
    )
    specs = OneKernel()
    specs.command = job["command"]
    kernel = AsyncKernelManager(
        kernel_spec_manager=specs, transport="ipc", connection_file=str(sockets / "kernel.json")
    )
    kernel.write_connection_file()
    if job["account"] is not None:
        for path in (sockets, sockets / "kernel.json"):
            os.chown(path, job["account"], job["account"])
    watch = Watch(job, sockets)
    client = Recorder(
        nb,
        job["output"],
        km=kernel,
        timeout=job["cell_seconds"],
        startup_timeout=60,
        allow_errors=True,
        allow_stdin=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
    )
    watch.start()
    try:
        client.execute()
        reached = ""
    except LimitReached:
        reached = "output"
    except CellTimeoutError:
        reached = "time"
    except (DeadKernelError, RuntimeError):
        reached = watch.reached or "ended"
    return {
        "reached": watch.reached or reached,
        "cells": [
            {
                "reply": client.replies.get(number),
                "seen": client.seen.get(number, []),
                "outputs": cell.outputs,
            }
            for number, cell in enumerate(nb.cells)
        ],
    }


def main() -> None:
    """Run a job and write its report, whole or not at all."""
    folder = Path(sys.argv[1])
    # the soft limit alone, since a sandbox may be allowed more than this process
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (OWN_MEMORY, most))
    report = run(folder)
    (folder / "report.new").write_text(json.dumps(report), encoding="utf-8")
    os.replace(folder / "report.new", folder / "report.json")
    # whatever still runs in the sandbox goes with this process
    _end(psutil.Process())
    shutil.rmtree(folder / "sockets", ignore_errors=True)


if __name__ == "__main__":
    main()
