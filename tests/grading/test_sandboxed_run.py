"""Cells run in the sandbox's kernel; whatever they try ends inside, and the report is of bearable size."""

import threading
import time

import psutil
import pytest

from ipnb.grading.sandbox import Sandbox
from ipnb.grading.sandboxed_run import GivenFilesTooLarge, run_cells


@pytest.mark.deep
def test_cells_run_and_reach_nothing(tmp_path):
    """One kernel: what it is given is there; key, network, parent and disk are out of its reach."""
    key = tmp_path / "keys.yaml"
    key.write_text("secret")
    given = tmp_path / "given"
    (given / "data").mkdir(parents=True)
    (given / "data" / "table.csv").write_text("1,2")
    (given / "given.ipynb").write_text("{}")
    cells = [
        "print(open('data/table.csv').read())",
        "1 + 1",
        f"open({str(key)!r})",
        "import socket; socket.create_connection(('127.0.0.1', 22), 1)",
        "import os; os.kill(os.getppid(), 9)",
        "open('given.ipynb')",
        "open('mine.txt', 'w').write('x'); print('still here')",
    ]
    run = run_cells(cells, Sandbox(), given)
    assert run.reached == ""
    replies = [cell.reply for cell in run.cells]
    # the first process of a namespace takes no such signal from inside, and need not say so
    assert replies.pop(4) in ("ok", "error")
    assert replies == ["ok", "ok", *["error"] * 3, "ok"]
    assert [cell.seen for cell in run.cells[:2]] == [("stdout",), ("execute_result",)]
    assert run.cells[2].outputs[0]["ename"] == "FileNotFoundError"
    assert sorted(path.name for path in given.iterdir()) == ["data", "given.ipynb"]


SMALL = {"cell_seconds": 4.0, "seconds": 20.0, "memory_mb": 600, "processes": 60, "output_kb": 200}
HOSTILE = {
    "sleeps for ever": ("import time; time.sleep(10**6)", "time"),
    "sleeps and cannot be interrupted": (
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))\ntime.sleep(10**6)",
        "time",
    ),
    "ends the process": ("import os; os._exit(0)", "ended"),
    "kills everything": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ended"),
    "forks without end": (
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        "memory processes time ended",
    ),
    "memory of many": (
        "import subprocess, sys\n"
        "hold = 'x = bytearray(120_000_000); import time; time.sleep(100)'\n"
        "many = [subprocess.Popen([sys.executable, '-c', hold]) for _ in range(20)]\n"
        "[one.wait() for one in many]",
        "memory",
    ),
    # at a kernel's full speed messages may be lost before they count, and then the time ends it
    "prints without end": ("while True: print('x' * 10_000)", "output time memory"),
    "writes where the kernel talks": (
        "import glob, time\n"
        "for place in glob.glob('/tmp/ipnb-*/sockets'):\n    open(place + '/big', 'w').write('x' * 10**6)\n"
        "time.sleep(60)",
        "files",
    ),
    "links to a socket outside": (
        "import glob, os, time\n"
        "for place in glob.glob('/tmp/ipnb-*/sockets'):\n    os.symlink('/run/x.sock', place + '/link')\n"
        "time.sleep(60)",
        "files",
    ),
}


@pytest.mark.deep
@pytest.mark.parametrize("what", HOSTILE)
def test_what_goes_beyond_a_limit_is_ended_and_named(what):
    """Does one notebook hold the class, or the machine?"""
    code, reached = HOSTILE[what]
    before = time.monotonic()
    run = run_cells([code, "'after'"], Sandbox(**SMALL))
    assert run.reached in reached.split()
    assert run.cells[1].reply is None
    assert time.monotonic() - before < 60
    assert _left() == []


@pytest.mark.deep
@pytest.mark.parametrize(
    "code",
    [
        "x = bytearray(10**10)",
        "print('x' * 10**9)",
        "open('big', 'wb').write(b'x' * 10**9)",
        "import os; os.kill(1, 9); os.kill(-1, 9)",
        "import ctypes; ctypes.string_at(0)",
    ],
)
def test_what_is_too_much_for_the_kernel_harms_nobody_else(code):
    """Ten gigabytes, a gigabyte in one print or file, a crash: an error, or the end of that kernel alone."""
    before = psutil.virtual_memory().available
    run = run_cells([code, "'after'"], Sandbox(**SMALL))
    assert run.cells[0].reply in ("error", "ok", None)
    assert sum(len(str(cell.outputs)) for cell in run.cells) < 2_000_000
    assert before - psutil.virtual_memory().available < 3_000_000_000
    assert _left() == []


@pytest.mark.deep
def test_nothing_is_left_when_the_grader_is_ended(tmp_path):
    """Would a sandbox go on when whoever started it was killed?"""
    import subprocess
    import sys

    program = (
        "from ipnb.grading.sandbox import Sandbox\n"
        "from ipnb.grading.sandboxed_run import run_cells\n"
        "run_cells(['import time; time.sleep(100)'], Sandbox())"
    )
    grader = subprocess.Popen([sys.executable, "-c", program])
    _wait_until(lambda: any("ipykernel_launcher" in one for one in _below(grader.pid)))
    family = psutil.Process(grader.pid).children(recursive=True)
    grader.kill()
    grader.wait()
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []


def test_files_that_are_too_large_are_not_copied(tmp_path):
    """Is a disk filled for each student by what belongs to the assignment?"""
    with (tmp_path / "big.bin").open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(GivenFilesTooLarge):
        run_cells(["1"], Sandbox(), tmp_path)


def _below(pid):
    return [" ".join(one.cmdline()) for one in psutil.Process(pid).children(recursive=True)]


def _left():
    """Processes of ours that still run in a sandbox, a moment later."""
    time.sleep(0.3)
    return [one for one in _below(psutil.Process().pid) if "bwrap" in one or "ipykernel" in one]


def _wait_until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        threading.Event().wait(0.1)
