"""What one check found: about what, how it stands, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something stands."""

    OK = "ok"
    FAULT = "fault"
    #: it could not be looked at, or it is for a person to judge
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes
    ----------
    what : str
        A few words: ``Python``, ``key of 06-recovery``.
    state : State
    found : str
        What was found, in words.
    remedy : str
        What to do, as a sentence; "" where nothing is to be done.
    """

    what: str
    state: State
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        found = self.found if self.found.endswith((".", "!", "?")) else f"{self.found}."
        return f"{self.state.value:8} {self.what}: {found} {self.remedy}".rstrip()


def ok(what: str, found: str) -> Check:
    """Return that something is as it should be."""
    return Check(what, State.OK, found)


def fault(what: str, found: str, remedy: str) -> Check:
    """Return that something is not as it should be."""
    return Check(what, State.FAULT, found, remedy)


def unknown(what: str, found: str, remedy: str = "") -> Check:
    """Return that something could not be judged."""
    return Check(what, State.UNKNOWN, found, remedy)
