"""What is wrong with a file, all at once: where, what, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong (or, with ``note``, one thing worth knowing).

    Attributes
    ----------
    file : str
        The file, as the reader would name it.
    line : int or None
        Line in that file, from 1; None where the format keeps no lines.
    field : str
        Path to the field, for example ``items.states.only[3]``.
    problem, remedy : str
        One plain sentence each.
    note : bool
        True for something that stands in nobody's way.
    """

    file: str
    line: int | None
    field: str
    problem: str
    remedy: str
    note: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.problem} {self.remedy}".rstrip()


class Faults(Exception):
    """Everything that is wrong with a file, as one exception.

    Attributes
    ----------
    faults : list of Fault
    """

    def __init__(self, faults: list[Fault]):
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def several(ids, limit: int = 8) -> str:
    """Ids in words, cut short: ``s01, s02 … s24``."""
    ids = [str(i) for i in ids]
    if not ids:
        return "none"
    return ", ".join(ids) if len(ids) <= limit else f"{', '.join(ids[: limit - 2])} … {ids[-1]}"
