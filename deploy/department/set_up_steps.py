"""Steps that say what they changed, or that there was nothing to do."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from department.faults import Fault


@dataclass(frozen=True)
class Step:
    """One thing that the machine needs.

    Attributes
    ----------
    words : str
        What it is about.
    action : callable
        Does what is missing, and returns a line for each change; nothing if nothing was missing.
    """

    words: str
    action: Callable[[], Iterable[str]]


def take(steps: Iterable[Step], say: Callable[[str], None] = print) -> list[str]:
    """Take steps in order, and say of each what it did.

    Returns
    -------
    list of str
        The changes of all steps.

    Raises
    ------
    Fault
        From the step that failed, with its words; what earlier ones did stays.
    """
    changed: list[str] = []
    for step in steps:
        start = time.monotonic()
        try:
            changes = list(step.action())
        except Fault as fault:
            raise Fault(f"{step.words}: {fault.what}", fault.where, fault.remedy) from fault
        except OSError as error:
            raise Fault(
                f"{step.words}: {error.strerror or error}",
                error.filename or "",
                "Mend that (a full disk, a missing right), then run the same command again.",
            ) from error
        say(f"{step.words}: {in_words(changes, time.monotonic() - start)}")
        changed += changes
    return changed


def in_words(changes: list[str], seconds: float) -> str:
    """Say what a step changed."""
    if not changes:
        return "as it should be"
    shown = "; ".join(changes[:6]) + (f"; and {len(changes) - 6} more" if len(changes) > 6 else "")
    return f"{shown} ({seconds:.0f} s)" if seconds >= 1 else shown
