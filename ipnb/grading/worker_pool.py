"""Where submissions are graded: in this process, in several on this machine, or on a Dask cluster.

Both pools are executors of the standard library's kind, so what uses them does not know which one it has.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

#: batches that each worker has waiting: enough that none is idle, and few enough that memory stays flat
WAITING = 2
#: seconds in which a cluster's scheduler has to answer
PATIENCE = 20
#: seconds between two looks whether there is still a way to the workers
GLANCE = 1
#: what a new worker process has loaded before it is given anything
PRELOADED = "ipnb.grading.grading_task"


class WorkersLost(Exception):
    """The workers are gone or cannot be reached; the message says what to do."""


class WorkerPool:
    """Workers, or none: then everything is done in this process.

    Parameters
    ----------
    executor
        None for this process.
    workers
        How many there are.
    is_open
        Says whether the pool still has a way to its workers.
    """

    def __init__(
        self,
        executor: Executor | None = None,
        workers: int = 1,
        is_open: Callable[[], bool] = lambda: True,
    ):
        self.executor, self.workers, self.is_open = executor, workers, is_open
        #: whether its workers went away, so that whoever goes on needs another
        self.is_lost = False

    def in_order(
        self, function: Callable[[Work], Result], batches: Iterable[Work]
    ) -> Iterator[tuple[Work, Result]]:
        """Apply a function to each batch; what comes out is in order, and never much ahead of who takes it.

        Parameters
        ----------
        function
            One that can be sent to another process.
        batches
            Taken only when a worker is about to be idle.

        Raises
        ------
        WorkersLost
        """
        if self.executor is None:
            for batch in batches:
                yield batch, function(batch)
            return
        waiting: deque[tuple[Work, Future[Result]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._sent(function, batch)))
                if len(waiting) > WAITING * self.workers:
                    yield self._received(*waiting.popleft())
            while waiting:
                yield self._received(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()

    def _sent(self, function: Callable[[Work], Result], batch: Work) -> "Future[Result]":
        assert self.executor is not None
        try:
            return self.executor.submit(function, batch)
        except (BrokenProcessPool, OSError) as error:
            raise self._lost(error) from error

    def _received(self, batch: Work, future: "Future[Result]") -> tuple[Work, Result]:
        try:
            # what was sent when a cluster was just lost is never answered, not even with an error
            while not future.done() and self.is_open():
                wait([future], timeout=GLANCE)
            if not future.done():
                raise ConnectionError("the connection is closed")
            return batch, future.result()
        except (Exception, CancelledError) as error:
            # what is sent answers for its own errors, so this is the pool's
            raise self._lost(error) from error

    def _lost(self, error: BaseException) -> WorkersLost:
        self.is_lost = True
        return _explained(error)


class Workers:
    """Who grades in one run: each pool is opened when it is first asked for, and closed with the run.

    Parameters
    ----------
    processes
        On this machine; 1 is this process.
    scheduler
        Address of a Dask cluster that grades instead; "" for none.
    """

    def __init__(self, processes: int = 1, scheduler: str = ""):
        self.processes, self.scheduler = processes, scheduler
        self._pools: dict[str, WorkerPool] = {}
        self._open = ExitStack()

    def pool(self, runs_code: bool) -> WorkerPool:
        """Return the pool for an assignment, the same for the next one.

        Parameters
        ----------
        runs_code
            Whether students' code is run for it, which is done on this machine alone.

        Raises
        ------
        WorkersLost
        """
        # a sandbox is known to be here, and nowhere else
        where = "" if runs_code else self.scheduler
        known = self._pools.get(where)
        if known is None or known.is_lost:
            known = self._open.enter_context(worker_pool(self.processes, where))
            self._pools[where] = known
        return known

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)


def _explained(error: BaseException) -> WorkersLost:
    if isinstance(error, BrokenProcessPool):
        return WorkersLost(
            "A worker process was ended from outside, most likely for want of memory. Run this again for the "
            "rest, with fewer --workers."
        )
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return WorkersLost(
        f"The cluster's workers or its scheduler went away, or have another version of the course ({said}). Look "
        "whether they run, then run this again for the rest; without --scheduler this machine does it alone."
    )


@contextmanager
def worker_pool(workers: int = 1, scheduler: str = "") -> Iterator[WorkerPool]:
    """Open a pool for the time of a run.

    Parameters
    ----------
    workers
        Processes on this machine, at least 1; 1 is this process.
    scheduler
        Address of a Dask cluster, whose workers are taken instead; "" for none.

    Raises
    ------
    WorkersLost
        If the cluster cannot be reached, or Dask is not installed.
    """
    if scheduler:
        with _cluster(scheduler) as pool:
            yield pool
    elif workers > 1:
        # forked from a process that has everything loaded and nothing open: no gradebook, no thread
        context = get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        with ProcessPoolExecutor(workers, mp_context=context) as executor:
            yield WorkerPool(executor, workers)
    else:
        yield WorkerPool()


@contextmanager
def _cluster(scheduler: str) -> Iterator[WorkerPool]:
    try:
        from distributed import Client
    except ImportError:
        raise WorkersLost(
            "--scheduler needs Dask, which is not installed here: pip install 'ipnb[cluster]'"
        ) from None
    try:
        client: Any = Client(scheduler, timeout=PATIENCE, name="ipnb grade")
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        raise WorkersLost(
            f"No Dask scheduler answers at {scheduler} ({said}). Look whether it runs and whether the address is "
            "right, for example tcp://10.0.0.5:8786."
        ) from error
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise WorkersLost(
                f"The scheduler at {scheduler} has no workers. Start some: dask worker {scheduler}"
            )
        with client.get_executor(pure=False) as executor:
            yield WorkerPool(executor, workers, lambda: client.status != "closed")
