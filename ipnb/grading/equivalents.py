"""Equivalent cases: two assignments of which a student takes one, and which count as one everywhere."""

from dataclasses import dataclass
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.case import load_case


@dataclass(frozen=True)
class Pair:
    """A case and the one that may be taken instead.

    Attributes
    ----------
    first, second : str
        The two assignments; the pair goes under the name of the first.
    """

    first: str
    second: str

    def other(self, assignment: str) -> str:
        """Return the equivalent of one of the two."""
        return self.second if assignment == self.first else self.first


def pairs(root: str | Path, source: str = "source") -> dict[str, Pair]:
    """Return the pair of each assignment that has an equivalent one, by the cases' ``instead``."""
    folder, named = Path(root) / source, {}
    for file in sorted(folder.glob("*/case.yaml")):
        try:
            instead = load_case(file).get("instead")
        except DocumentError:
            continue  # said where the case is checked; without it nobody knows of an equivalent
        if isinstance(instead, dict) and (folder / instead["case"]).is_dir():
            named[file.parent.name] = instead["case"]
    found: dict[str, Pair] = {}
    for one, other in sorted(named.items()):
        if one != other and one not in found and other not in found:
            found[one] = found[other] = Pair(*sorted((one, other)))
    return found


def counted_as_one(names: list[str], known: dict[str, Pair]) -> list[tuple[str, ...]]:
    """Return what counts once: an assignment, or two equivalent ones, in the order of ``names``."""
    units: list[tuple[str, ...]] = []
    for name in names:
        pair = known.get(name)
        unit = tuple(n for n in (pair.first, pair.second) if n in names) if pair else (name,)
        if unit not in units:
            units.append(unit)
    return units


def better(scores: dict[str, float | None]) -> str | None:
    """Return which of two handed-in cases counts: the one with the higher final number; None if none has one.

    Parameters
    ----------
    scores : dict of str to float or None
        Assignment -> final number, None where there is none yet.
    """
    final = {name: score for name, score in scores.items() if score is not None}
    return max(final, key=final.get) if final else None
