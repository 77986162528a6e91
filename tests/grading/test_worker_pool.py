"""Where submissions are graded: in order wherever it is, and workers that are lost are said."""

import contextlib
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import DEVNULL

import pytest
from ports import free_port

from ipnb.grading import worker_pool as pools
from ipnb.grading.worker_pool import Workers, WorkersLost, worker_pool


def square(number: int) -> int:
    """Take longer for the first than for the others."""
    time.sleep(0.2 if number == 0 else 0)
    return number * number


def die(number: int) -> int:
    """End the worker as a system short of memory does."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_order_and_are_not_made_far_ahead():
    """Does memory grow with the class, or does the quickest worker's student come first?"""
    asked = []
    numbers = (asked.append(number) or number for number in range(12))
    with worker_pool(2) as pool:
        results = pool.in_order(square, numbers)
        assert next(results) == (0, 0)
        assert len(asked) <= 1 + pools.WAITING * 2
        assert list(results) == [(n, n * n) for n in range(1, 12)]


def test_one_worker_is_this_process():
    """Does a class of ten wait for a pool?"""
    with worker_pool(1) as pool:
        assert list(pool.in_order(lambda number: (number, os.getpid()), [1])) == [
            (1, (1, os.getpid()))
        ]


def test_a_worker_process_that_dies_is_said():
    """Is it taken for a whole class, or does the grader wait for ever?"""
    done = []
    with (
        pytest.raises(WorkersLost, match=r"want of memory.*fewer --workers"),
        worker_pool(2) as pool,
    ):
        for number, _ in pool.in_order(die, range(8)):
            done.append(number)
    assert done == list(range(len(done))) and len(done) <= 3


def test_a_run_has_one_pool_until_it_is_lost():
    """Are workers started anew for each assignment, or one that is broken handed out again?"""
    with Workers(2) as workers:
        pool = workers.pool(runs_code=False)
        assert workers.pool(runs_code=True) is pool
        with pytest.raises(WorkersLost):
            list(pool.in_order(die, range(8)))
        again = workers.pool(runs_code=False)
        assert again is not pool and list(again.in_order(square, [3])) == [(3, 9)]


def test_students_code_stays_on_this_machine(monkeypatch):
    """Is code sent to a cluster, of which nobody knows whether it has a sandbox?"""
    monkeypatch.setattr(pools, "PATIENCE", 1)
    with Workers(1, "tcp://127.0.0.1:9") as workers:
        assert workers.pool(runs_code=True).executor is None
        with pytest.raises(WorkersLost, match="No Dask scheduler"):
            workers.pool(runs_code=False)


def test_a_scheduler_that_is_not_there_is_said(monkeypatch):
    """Where is it looked for, and what is to be done?"""
    monkeypatch.setattr(pools, "PATIENCE", 1)
    with (
        pytest.raises(WorkersLost, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9 "),
        worker_pool(scheduler="tcp://127.0.0.1:9"),
    ):
        pass


@pytest.fixture(scope="module")
def cluster():
    """A scheduler and two workers, each a process of its own as on a real cluster."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def test_a_cluster_gives_the_same_in_the_same_order(cluster):
    """Are processes on this machine and on others told apart by what comes out?"""
    with worker_pool(scheduler=cluster.scheduler_address) as pool:
        assert pool.workers == 2
        assert list(pool.in_order(square, range(12))) == [(n, n * n) for n in range(12)]


def test_workers_of_another_version_are_said(cluster):
    """Does an error of the cluster's own pass for the grader's?"""
    with (
        pytest.raises(WorkersLost, match=r"another version of the course"),
        worker_pool(scheduler=cluster.scheduler_address) as pool,
    ):
        list(pool.in_order(exec, ["import ipnb_of_another_version"]))


def test_a_scheduler_that_goes_away_is_said(monkeypatch):
    """In the middle of a class: does the grader hang?"""
    monkeypatch.setattr(pools, "PATIENCE", 3)
    dask = str(Path(sys.executable).with_name("dask"))
    port = free_port()
    address, quiet = f"tcp://127.0.0.1:{port}", {"stdout": DEVNULL, "stderr": DEVNULL}
    where = ["--host", "127.0.0.1", "--port", str(port)]
    scheduler = subprocess.Popen([dask, "scheduler", *where, "--no-dashboard"], **quiet)
    worker = subprocess.Popen([dask, "worker", address, "--nthreads=1", "--no-nanny"], **quiet)
    try:
        pool = _pool_with_a_worker(address)
        with pytest.raises(WorkersLost, match="run this again for the rest"), pool as pool:
            for number, _ in pool.in_order(math.sqrt, range(500)):
                if number == 1:
                    scheduler.kill()
    finally:
        scheduler.kill()
        worker.kill()


def _pool_with_a_worker(address: str):
    """The pool, once the worker has reported to the scheduler."""
    for _ in range(60):
        with contextlib.suppress(WorkersLost), worker_pool(scheduler=address):
            return worker_pool(scheduler=address)
        time.sleep(0.5)
    raise AssertionError("no worker came")
