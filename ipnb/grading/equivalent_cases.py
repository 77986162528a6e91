"""Equivalent cases: two assignments of which a student takes one, and which count as one everywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.case import load_case


@dataclass(frozen=True)
class EquivalentPair:
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


def equivalent_pairs(root: str | Path, source: str = "source") -> dict[str, EquivalentPair]:
    """Return the pair of each assignment that has an equivalent one, by the cases' ``instead``.

    Parameters
    ----------
    root
        The course's folder.
    source
        The folder of the cases, below ``root``.
    """
    return pair_up(_named_equivalents(Path(root) / source))


def pair_up(named: Mapping[str, str]) -> dict[str, EquivalentPair]:
    """Return the pair of each assignment, by which other one each names.

    Parameters
    ----------
    named
        Assignment -> the equivalent one that its case names.
    """
    pairs: dict[str, EquivalentPair] = {}
    for one, other in sorted(named.items()):
        if one != other and one not in pairs and other not in pairs:
            first, second = sorted((one, other))
            pairs[one] = pairs[other] = EquivalentPair(first, second)
    return pairs


def _named_equivalents(folder: Path) -> dict[str, str]:
    named = {}
    for file in sorted(folder.glob("*/case.yaml")):
        try:
            instead = load_case(file).get("instead")
        except DocumentError:
            # said where the case is checked; without it nobody knows of an equivalent
            continue
        if isinstance(instead, dict) and (folder / instead["case"]).is_dir():
            named[file.parent.name] = instead["case"]
    return named


def group_equivalents(names: list[str], pairs: dict[str, EquivalentPair]) -> list[tuple[str, ...]]:
    """Return what counts once: an assignment, or two equivalent ones, in the order of ``names``.

    Parameters
    ----------
    names
        Of assignments.
    pairs
        As `equivalent_pairs` gives them.
    """
    units: list[tuple[str, ...]] = []
    for name in names:
        pair = pairs.get(name)
        unit = tuple(n for n in (pair.first, pair.second) if n in names) if pair else (name,)
        if unit not in units:
            units.append(unit)
    return units


def counted_of(scores: Mapping[str, float], undecided: Iterable[str] = ()) -> str | None:
    """Return which of two cases counts for a student: the one with the higher final number.

    Parameters
    ----------
    scores
        Assignment -> final number, of what was handed in and has one.
    undecided
        What was handed in and has no final number yet. While there is any, nobody knows which case is the
        better one, and the first of these stands for both.

    Returns
    -------
    str or None
        None if nothing was handed in.
    """
    best = max(scores, key=lambda name: scores[name], default=None)
    return next(iter(undecided), best)
