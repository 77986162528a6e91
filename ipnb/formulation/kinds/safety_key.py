"""What a key says about safety: what nobody may miss, what must and what must not be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from ipnb.documents.diagnostics import Finding, Severity, join_ids
from ipnb.formulation.kinds.checks import unknown_ids, unknown_name
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.safety_answers import NOT_ASKED

FIELD = "gate"


@dataclass(frozen=True)
class SafetyKey:
    """The lists of a key's gate.

    Attributes
    ----------
    critical, tolerated : tuple of str
        Cues that nobody may miss, and those that may be raised without cost.
    evidence : mapping of str to tuple of str
        Cue -> sentences of which one is enough; none where the right answer is to ask.
    required, forbidden : tuple of str
        Actions that have to be chosen, and those that hold the submission.
    """

    critical: tuple[str, ...]
    tolerated: tuple[str, ...]
    evidence: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    forbidden: tuple[str, ...]

    @classmethod
    def from_data(cls, gate: Data) -> Self:
        """Read the lists of a gate; what it leaves out is empty."""
        lists = (
            tuple(gate.get(part, ()))
            for part in ("critical", "tolerated", "required_actions", "forbidden_actions")
        )
        critical, tolerated, required, forbidden = lists
        evidence = {cue: tuple(ids) for cue, ids in gate.get("evidence", {}).items()}
        return cls(critical, tolerated, evidence, required, forbidden)

    def shown(self, cue: str) -> tuple[str, ...]:
        """Return the sentences that show a cue."""
        return self.evidence.get(cue, ())

    def is_handled(self, cue: str, flag: object) -> bool:
        """Return whether a critical cue is raised as it should be: by a sentence that shows it, or asked."""
        sentences = self.shown(cue)
        if not sentences:
            return flag == NOT_ASKED
        return isinstance(flag, list) and any(s in sentences for s in flag)

    def lint(self, section: str, cues: Sequence[str]) -> Iterator[Finding]:
        """Tell what makes safety earn points without care."""
        for part, given, what in (
            ("critical", self.critical, "No cue is critical."),
            ("required_actions", self.required, "No action is required."),
            ("forbidden_actions", self.forbidden, "No action is forbidden."),
        ):
            if not given:
                remedy = "Name at least one, else whoever ticks everything gains."
                yield Finding((FIELD, part), what, remedy, document="key")
        if not set(cues) - set(self.critical) - set(self.tolerated):
            problem = "Every cue is called for, so raising all of them is right."
            remedy = "Add a cue that the text gives no reason for."
            yield Finding(("items", section, "cues"), problem, remedy, document="case")
        if all(self.shown(cue) for cue in self.critical):
            remedy = (
                "Consider leaving one critical fact unasked (evidence: c2: []), "
                "for the student to ask."
            )
            problem = "Everything critical stands in the text."
            yield Finding((FIELD, "evidence"), problem, remedy, Severity.NOTE, document="key")


def check_gate(
    gate: Data, cues: Sequence[str], actions: Sequence[str], sentences: Sequence[str]
) -> Iterator[Finding]:
    """Check a key's gate against the cues and actions of a case, and its sentences."""
    for part, known, what in (
        ("critical", cues, "a cue"),
        ("tolerated", cues, "a cue"),
        ("required_actions", actions, "an action"),
        ("forbidden_actions", actions, "an action"),
    ):
        yield from unknown_ids((FIELD, part), gate.get(part, []), known, what)
    yield from _in_both(gate, "critical", "tolerated")
    yield from _in_both(gate, "required_actions", "forbidden_actions")
    for cue, ids in gate.get("evidence", {}).items():
        path = (FIELD, "evidence", cue)
        if cue not in cues:
            remedy = f"Cues: {join_ids(cues)}."
            yield unknown_name(path, f"{cue} is no cue.", remedy, cue, cues)
        yield from unknown_ids(path, ids, sentences, "a sentence of this case")
    for cue in gate["critical"]:
        if cue not in gate.get("evidence", {}):
            problem = f"The critical cue {cue} has no evidence."
            remedy = f"Add {cue}: [sentences], or {cue}: [] if nobody has asked yet."
            yield Finding((FIELD, "evidence"), problem, remedy)


def _in_both(gate: Data, one: str, other: str) -> Iterator[Finding]:
    for i in gate.get(other, []):
        if i in gate.get(one, []):
            problem = f"{i} stands in {one} and in {other}."
            yield Finding((FIELD, other), problem, "Keep it in one of the two.")
