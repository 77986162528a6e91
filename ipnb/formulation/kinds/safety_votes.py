"""Several raters' answers to a safety screen become the gate of a key: what most raise, what most would do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ipnb.formulation.kinds.protocol import Ballot
from ipnb.formulation.kinds.rules import MODAL_SHARE
from ipnb.formulation.kinds.safety_answers import FLAG, NO_FLAG, Screened
from ipnb.formulation.kinds.safety_key import usual
from ipnb.formulation.kinds.votes import (
    choices_of,
    count_chosen,
    is_defensible,
    most_cited,
    taken,
)


def count_screens(
    section: str, cues: Sequence[str], actions: Sequence[str], ballot: Ballot
) -> dict[str, Any]:
    """Turn raters' answers into a gate; what harms is the author's."""
    said = {who: Screened.of(given) for who, given in ballot.given.items()}
    gate: dict[str, Any] = {"critical": [], "tolerated": [], "evidence": {}, "accepted": {}}
    for cue in cues:
        _count_cue(cue, said, ballot, gate)
    gate["required_actions"] = required = _required(section, actions, said, ballot)
    gate["forbidden_actions"] = [a for a in ballot.author.forbidden if a not in required]
    _agree(cues, actions, said, ballot)
    return gate


def _agree(
    cues: Sequence[str], actions: Sequence[str], said: Mapping[str, Screened], ballot: Ballot
) -> None:
    """Write down how far raters agree: on both questions about the cues, and on what to do."""
    ballot.agree(
        [(who, c, one.in_text(c)) for c in cues for who, one in said.items() if one.in_text(c)]
    )
    asked = [(who, c, one.asked[c]) for c in cues for who, one in said.items() if one.asked.get(c)]
    ballot.agree(asked, more=", whether anybody has asked")
    chosen = {who: one.actions for who, one in said.items()}
    ballot.agree(choices_of(chosen, actions), more=", what to do")


def _count_cue(
    cue: str, said: Mapping[str, Screened], ballot: Ballot, gate: dict[str, Any]
) -> None:
    """Put a cue where most raters would have it: critical, tolerated or nowhere."""
    votes = Counter(one.in_text(cue) for one in said.values() if one.in_text(cue))
    raised = sum(one.raises(cue) for one in said.values())
    if raised > len(said) / 2:
        gate["critical"].append(cue)
        gate["evidence"][cue] = shown = _shown_by(said.values(), cue, votes)
        gate["accepted"][cue] = _accepted(said.values(), cue, bool(shown))
    elif is_defensible(votes[FLAG], len(said)) or cue in ballot.author.tolerated:
        gate["tolerated"].append(cue)
    ballot.differ(cue, votes)
    ballot.differ(cue, Counter(one.asked[cue] for one in said.values() if one.asked.get(cue)))


def _required(
    section: str, actions: Sequence[str], said: Mapping[str, Screened], ballot: Ballot
) -> list[str]:
    """Return the actions that most raters would take."""
    votes, number = count_chosen(one.actions for one in said.values()), len(said)
    required = [a for a in actions if votes[a] > number / 2]
    for a in (a for a in ballot.author.forbidden if a in required):
        problem = f"{votes[a]} of {number} would do {a}, which the author's key forbids."
        ballot.note(f"{section}: {problem}")
    for a in actions:
        ballot.differ(a, taken(votes[a], number))
    return required


def _shown_by(said: Iterable[Screened], cue: str, votes: Counter[str]) -> list[str]:
    """Return the sentences in which raters saw a cue; none where most see no sign of it in the text."""
    flags = [one.flags.get(cue) for one in said]
    cited = most_cited([flag for flag in flags if isinstance(flag, list)])
    return cited if votes[FLAG] >= votes[NO_FLAG] else []


def _accepted(said: Iterable[Screened], cue: str, is_shown: bool) -> list[list[str]]:
    """Return the pairs of answers that enough raters gave, the most given first."""
    able = _able(said, cue, is_shown)
    least = max(able.values(), default=0) * MODAL_SHARE
    ranked = sorted((p for p, n in able.items() if n >= least), key=lambda p: (-able[p], p))
    return [list(pair) for pair in ranked] or [list(pair) for pair in usual(["any"] * is_shown)]


def _able(said: Iterable[Screened], cue: str, is_shown: bool) -> dict[tuple[str, str], int]:
    """Count the pairs of answers that handle a cue: shown by a sentence, or not asked yet."""
    votes = Counter(one.pair(cue) for one in said if all(one.pair(cue)) and one.raises(cue))
    return {pair: number for pair, number in votes.items() if pair[0] != FLAG or is_shown}
