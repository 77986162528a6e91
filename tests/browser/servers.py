"""Real Jupyter servers for the tests, on ports of their own, stopped with their kernels at the end."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil


@contextmanager
def running(folder: Path, *command: str, **environment: str):
    """A server that stands in the folder's parent: (address, process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        f"JUPYTER_{name}_DIR": str(folder.parent / name) for name in ("CONFIG", "DATA", "RUNTIME")
    }
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    process = subprocess.Popen(
        [sys.executable, "-m", *command, f"--port={port}", "--no-browser"],
        cwd=folder.parent,
        env={**os.environ, **own, "PATH": path, "JUPYTERHUB_USER": "ines", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        children = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        for child in psutil.wait_procs(children, timeout=5)[1]:
            child.kill()


def wait_for(read, within=60.0):
    """What ``read()`` gives as soon as it gives something."""
    end = time.monotonic() + within
    while not (found := read()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
    return found


def answers_at(address):
    """Something to wait for: whether the address answers."""

    def read():
        try:
            return urllib.request.urlopen(address, timeout=5).status == 200
        except OSError:
            return False

    return read
