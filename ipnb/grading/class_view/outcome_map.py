"""Which outcomes the course has, and which parts of which assignments assess them: ``book/outcomes.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ipnb.documents.document import read_document

#: where a course keeps the map: the whole course in its book, a department's own beside ``source``
PLACES = ("book/outcomes.yaml", "outcomes.yaml")


@dataclass(frozen=True)
class Outcome:
    """Something that graduates can do.

    Attributes
    ----------
    number : str
    words : str
        What follows "Graduates can".
    assessed : mapping of str to tuple of str
        Assignment -> sections of its form, and texts, that assess it.
    """

    number: str
    words: str
    assessed: Mapping[str, tuple[str, ...]]


def read_outcomes(root: str | Path) -> list[Outcome]:
    """Read a course's outcomes, by number; none where it has no map.

    Parameters
    ----------
    root
        The course's folder.

    Raises
    ------
    DocumentError
        If the file is no YAML.
    """
    file = next((Path(root) / name for name in PLACES if (Path(root) / name).is_file()), None)
    if file is None:
        return []
    entries = read_document(file).get("outcomes", [])
    found = [
        Outcome(
            str(one["id"]),
            str(one["outcome"]),
            {name: tuple(parts) for name, parts in one.get("assessed", {}).items()},
        )
        for one in entries
    ]
    return sorted(found, key=lambda one: (len(one.number), one.number))
