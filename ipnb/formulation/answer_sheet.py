"""Somebody's answers to a case, as scoring and feedback work with them.

Standard library only: it runs in the reader's browser too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from ipnb.formulation.kinds import Response
from ipnb.formulation.kinds.protocol import Data

#: the fields of a file of answers that are no section
NAMED = (
    "schema",
    "case",
    "student",
    "workspace",
    "revision",
    "saved_at",
    "evidence",
    "confidence",
    "narrative",
    "notes",
    "arguments",
)


@dataclass(frozen=True)
class Answers:
    """What somebody answered to a case.

    Attributes
    ----------
    given : mapping of str to object
        Section -> answers, in the format of the section's kind.
    evidence : mapping of str to sequence of str
        Judgement -> chosen sentences.
    confidence : mapping of str to int
        Section -> how sure, from 1 (a guess) to 3 (sure).
    narrative, notes, arguments : mapping of str to str
        Free texts by their ids, notes by section, what is argued by ``section.item``.
    """

    given: Mapping[str, Any]
    evidence: Mapping[str, Sequence[str]]
    confidence: Mapping[str, int]
    narrative: Mapping[str, str]
    notes: Mapping[str, str]
    arguments: Mapping[str, str]

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Make answers of the data of ``answers.json``, with or without its heading."""
        return cls(
            given={name: part for name, part in data.items() if name not in NAMED},
            evidence=data.get("evidence") or {},
            confidence=data.get("confidence") or {},
            narrative=data.get("narrative") or {},
            notes=data.get("notes") or {},
            arguments=data.get("arguments") or {},
        )

    @classmethod
    def of(cls, answers: "Answers | Data") -> "Answers":
        """Return answers as they are, and make them of data."""
        return answers if isinstance(answers, Answers) else cls.from_data(answers)

    def to(self, section: str) -> Response:
        """Return the answers to one section."""
        return Response(self.given.get(section), self.evidence)
