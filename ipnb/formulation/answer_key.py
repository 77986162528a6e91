"""A key as scoring and feedback work with it: made of its data once it has been checked against its case.

Standard library only: it runs in the reader's browser too.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from ipnb.formulation.kinds import SectionKey
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import PANEL, Argument
from ipnb.formulation.vignette import Vignette


@dataclass(frozen=True)
class Key:
    """What instructors and the grader see.

    Attributes
    ----------
    source : str
        ``author`` or ``panel``.
    raters : int
        How many raters it is the view of.
    formative : tuple of str
        Sections and judgements (``states.s02``) that give reasons and no grade.
    evidence : mapping of str to Argument
        Judgement -> how sentences bear on it.
    sections : mapping of str to SectionKey
        What the key says about each section of the case.
    """

    source: str
    raters: int
    formative: tuple[str, ...]
    evidence: Mapping[str, Argument]
    sections: Mapping[str, SectionKey[Any]]

    @classmethod
    def from_data(cls, data: Data, vignette: Vignette) -> Self:
        """Make a key of its data, which must have passed its schema."""
        reasons: dict[str, dict[str, str]] = defaultdict(dict)
        for name, text in (data.get("rationale") or {}).items():
            section, _, rest = name.partition(".")
            reasons[section][rest] = text
        evidence = {i: Argument(**one) for i, one in (data.get("evidence") or {}).items()}
        return cls(
            source=data.get("source", "author"),
            raters=data.get("n", 1),
            formative=tuple(data.get("formative") or ()),
            evidence=evidence,
            sections={
                name: SectionKey(section.read_key(data), evidence, reasons[name])
                for name, section in vignette.sections.items()
            },
        )

    @classmethod
    def of(cls, key: "Key | Data", vignette: Vignette) -> "Key":
        """Return a key as it is, and make one of data."""
        return key if isinstance(key, Key) else cls.from_data(key, vignette)

    @property
    def is_author_view(self) -> bool:
        """Whether scores must be shown as an author's view: fewer than eight raters, or no panel at all."""
        return self.source != "panel" or self.raters < PANEL

    def grades(self, section: str) -> bool:
        """Return whether raters agreed enough on a section as a whole to grade it."""
        return section not in self.formative

    def ungraded_in(self, section: str) -> list[str]:
        """Return the judgements of a section that give reasons and no grade, as ``section.item``."""
        return [name for name in self.formative if name.startswith(f"{section}.")]
