"""A bound on the time that one submission may take, so that none holds up a class."""

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

#: seconds for reading, and again for scoring; both take a few hundredths
SECONDS = 20


class TimeLimitExceeded(Exception):
    """The bound was reached."""


def time_limit(seconds: float = SECONDS) -> AbstractContextManager[None]:
    """Run what stands below for at most so many seconds of this process's clock.

    The bound is an alarm signal, which only the main thread can set. In another thread, as on a cluster's
    worker, the interpreter is asked to raise there, which it does before the next step of Python.

    Parameters
    ----------
    seconds : float
        Of real time, above 0.

    Raises
    ------
    TimeLimitExceeded
        When the time is over.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "SIGALRM"):
        return _alarm(seconds)
    return _in_thread(seconds)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: Any) -> None:
        raise TimeLimitExceeded

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _in_thread(seconds: float) -> Iterator[None]:
    thread, lock, is_over = threading.get_ident(), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(thread), ctypes.py_object(TimeLimitExceeded)
                )

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()
