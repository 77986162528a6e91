"""Which sentences are enough, by what raters chose.

A rater's sentences for a judgement are a set that was enough for that rater. Sentences that hardly anybody
chose are taken out of it, and what several raters chose alike stands in the key. Of an answer that earns no
credit nothing is taken.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.rules import MODAL_SHARE
from ipnb.formulation.kinds.votes import most_cited
from ipnb.formulation.vignette import Vignette

# sentences in one sufficient set
LONGEST = 3
# raters who chose the same
AGAIN = 2


def evidence_sets(
    vignette: Vignette,
    section: Section,
    raters: Mapping[str, Answers],
    item: str,
    votes: Mapping[str, int],
) -> list[list[str]]:
    """Return alternative sufficient sets for a judgement, the most chosen first; none where none is asked.

    Parameters
    ----------
    votes : dict of str to int
        Option -> votes; empty for points, where every rater's sentences count.
    """
    if item not in section.evidence_items:
        return []
    credited = _credited(section, votes)
    if votes and max(votes.values()) > max((votes[o] for o in credited), default=0):
        # the best answer is one that needs no sentences
        return []
    chosen = [
        answers.evidence[item]
        for answers in raters.values()
        if answers.evidence.get(item)
        and (not votes or answers.to(section.name).by_item.get(item) in credited)
    ]
    return _sets(vignette, chosen, least=1 if votes else 2)


def _credited(section: Section, votes: Mapping[str, int]) -> set[str]:
    """Return the options that earn credit and for which sentences must be chosen."""
    least = max(votes.values(), default=0) * MODAL_SHARE
    return {o for o, number in votes.items() if number >= least and section.asks_sentences_for(o)}


def _sets(vignette: Vignette, chosen: Sequence[Sequence[str]], least: int) -> list[list[str]]:
    """Return what raters chose, less what hardly anybody did; each sentence that counts stands in some set."""
    count = Counter(s for own in chosen for s in own)
    counts = set(most_cited(chosen))
    order = vignette.sentence_ids
    trimmed: Counter[tuple[str, ...]] = Counter()
    for own in chosen:
        best = sorted((s for s in own if s in counts), key=lambda s: -count[s])[:LONGEST]
        if len(best) >= least:
            trimmed[tuple(sorted(best, key=order.index))] += 1
    if not trimmed and len(counts) >= least:
        trimmed[tuple(sorted(most_cited(chosen)[:LONGEST], key=order.index))] = 1
    return _covering(trimmed)


def _covering(sets: Counter[tuple[str, ...]]) -> list[list[str]]:
    """Keep the sets that several raters chose alike, and those that add a sentence to them."""
    kept: list[list[str]] = []
    covered: set[str] = set()
    for one, number in sorted(sets.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0])):
        if number >= AGAIN or not set(one) <= covered:
            kept.append(list(one))
            covered |= set(one)
    return kept
