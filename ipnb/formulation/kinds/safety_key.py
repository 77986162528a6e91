"""What a key says about safety: what nobody may miss, what must and must not be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from ipnb.documents.diagnostics import Finding, Severity, join_ids
from ipnb.formulation.kinds.checks import unknown_ids, unknown_name
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.safety_answers import (
    FLAG,
    NO_FLAG,
    NOT_ASKED,
    NOT_NEEDED,
    Screened,
)

FIELD = "gate"
Pair = tuple[str, str]


@dataclass(frozen=True)
class SafetyKey:
    """The lists of a key's gate.

    Attributes
    ----------
    critical, tolerated : tuple of str
        Cues that nobody may miss, and those that may be pointed to in the text without cost.
    evidence : mapping of str to tuple of str
        Cue -> sentences of which one is enough to show it; none where the text is silent.
    accepted : mapping of str to tuple of pairs
        Critical cue -> the pairs of answers that handle it: is it in the text, has anybody asked.
    required, forbidden : tuple of str
        Actions that have to be chosen, and those that hold the submission.
    """

    critical: tuple[str, ...]
    tolerated: tuple[str, ...]
    evidence: Mapping[str, tuple[str, ...]]
    accepted: Mapping[str, tuple[Pair, ...]]
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
        said = gate.get("accepted", {})
        accepted = {
            cue: tuple((text, asked) for text, asked in said[cue])
            if cue in said
            else usual(evidence.get(cue, ()))
            for cue in critical
        }
        return cls(critical, tolerated, evidence, accepted, required, forbidden)

    def shown(self, cue: str) -> tuple[str, ...]:
        """Return the sentences that show a cue."""
        return self.evidence.get(cue, ())

    def is_handled(self, cue: str, said: Screened) -> bool:
        """Return whether both questions about a critical cue are answered in one of the accepted ways.

        Whoever says that the text shows it must have chosen one of the sentences that do.
        """
        pair = said.pair(cue)
        if pair not in self.accepted.get(cue, ()):
            return False
        return pair[0] != FLAG or any(s in self.shown(cue) for s in said.flags[cue])

    def best(self, cue: str) -> Pair:
        """Return the pair of answers that the key puts first; of a cue that is not critical, no reason to ask."""
        return self.accepted[cue][0] if cue in self.accepted else (NO_FLAG, NOT_NEEDED)

    def second(self, cue: str) -> Pair:
        """Return the pair that the key puts second, or the first where there is one alone."""
        return self.accepted[cue][:2][-1] if cue in self.accepted else (NO_FLAG, NOT_ASKED)

    def is_uncalled_for(self, cue: str) -> bool:
        """Return whether the text gives no reason to point to a cue."""
        return cue not in self.critical and cue not in self.tolerated

    def action_credit(self, said: Screened, action: str) -> float | None:
        """Return the credit for an action that was chosen; None for one that counts neither way."""
        if action not in said.actions:
            return None
        if action in self.forbidden:
            return 0.0
        return 1.0 if action in self.required else None

    def answers(self, pairs: Mapping[str, Pair]) -> dict[str, Any]:
        """Return answers with these pairs, the first sentence that shows a cue, and what has to be done."""
        flags = {
            cue: list(self.shown(cue)[:1]) if text == FLAG else NO_FLAG
            for cue, (text, _) in pairs.items()
        }
        asked = {cue: one for cue, (_, one) in pairs.items()}
        return {"flags": flags, "asked": asked, "actions": list(self.required)}

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


def usual(shown: Sequence[str]) -> tuple[Pair, ...]:
    """Return the pairs that are accepted unless a key says otherwise.

    A risk in the text that nobody followed up; where the text is silent, one that has not been asked about.
    """
    return ((FLAG, NOT_ASKED),) if shown else ((NO_FLAG, NOT_ASKED),)


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
            remedy = f"Add {cue}: [sentences], or {cue}: [] if the text is silent about it."
            yield Finding((FIELD, "evidence"), problem, remedy)
    for cue, pairs in gate.get("accepted", {}).items():
        yield from _check_accepted(cue, pairs, gate)


def _check_accepted(cue: str, pairs: Sequence[Any], gate: Data) -> Iterator[Finding]:
    """Check the accepted pairs of one cue: each must be one that a student can give, and that handles it."""
    path = (FIELD, "accepted", cue)
    if cue not in gate["critical"]:
        remedy = "Only critical cues have accepted answers: take it away, or make the cue critical."
        known = tuple(gate["critical"])
        yield unknown_name(path, f"{cue} is no critical cue.", remedy, cue, known)
        return
    for index, (text, asked) in enumerate(pairs):
        if text == FLAG and not gate.get("evidence", {}).get(cue):
            problem = f"[{text}, {asked}] cannot be given: no sentence shows {cue}."
            remedy = f"Name the sentences under gate: evidence: {cue}, or accept [no_flag, …]."
            yield Finding((*path, index), problem, remedy)
        if text == NO_FLAG and asked != NOT_ASKED:
            problem = f"[{text}, {asked}] says that {cue} needs nothing, and it is critical."
            remedy = "Take the pair away, or make the cue tolerated."
            yield Finding((*path, index), problem, remedy)


def _in_both(gate: Data, one: str, other: str) -> Iterator[Finding]:
    for i in gate.get(other, []):
        if i in gate.get(one, []):
            problem = f"{i} stands in {one} and in {other}."
            yield Finding((FIELD, other), problem, "Keep it in one of the two.")
