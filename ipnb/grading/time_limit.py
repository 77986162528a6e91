"""A bound on the time that one submission may take, so that none holds up a class."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

#: seconds for reading, and again for scoring; both take a few hundredths
SECONDS = 20


class TimeLimitExceeded(Exception):
    """The bound was reached."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Run what stands below for at most so many seconds of this process's clock.

    The bound is an alarm signal, which only the main thread can set; elsewhere, and where the system has no
    such signal, what stands below runs as long as it runs.

    Parameters
    ----------
    seconds : float
        Of real time, above 0.

    Raises
    ------
    TimeLimitExceeded
        When the time is over.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_signal: int, _frame: Any) -> None:
        raise TimeLimitExceeded

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
