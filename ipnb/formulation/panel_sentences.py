"""Which sentences are enough, by what raters chose.

A rater's sentences for a judgement are a set that was enough for that rater. Sentences that hardly anybody
chose are taken out of it, and what several raters chose alike stands in the key. Of an answer that earns no
credit nothing is taken.
"""

from collections import Counter

from ipnb.formulation.scoring import MODAL_SHARE, evidence_items

LONGEST = 3  # sentences in one sufficient set
AGAIN = 2  # raters who chose the same


def evidence_sets(
    case: dict, raters: dict, section: str, item: str, votes: dict
) -> list[list[str]]:
    """Alternative sufficient sets for a judgement, the most chosen first; empty where none is asked.

    Parameters
    ----------
    votes : dict of str to int
        Option -> votes; empty for points, where every rater's sentences count.
    """
    if item not in evidence_items(case, section):
        return []
    asked = case["items"][section].get("needs_evidence", [])
    best = max(votes.values(), default=0)
    credited = {o for o, number in votes.items() if number >= best * MODAL_SHARE and o in asked}
    if votes and not any(option in asked for option, number in votes.items() if number == best):
        return []  # the best answer is one that needs no sentences
    chosen = [
        answers["evidence"][item]
        for answers in raters.values()
        if answers.get("evidence", {}).get(item)
        and (not votes or answers[section].get(item) in credited)
    ]
    return _sets(case, chosen, least=1 if votes else 2)


def _sets(case: dict, chosen: list[list[str]], least: int) -> list[list[str]]:
    """What raters chose, less what hardly anybody did; each sentence that counts stands in some set."""
    count = Counter(s for own in chosen for s in own)
    counts = set(most_cited(chosen))
    order = [s["id"] for s in case["sentences"]]
    trimmed = Counter()
    for own in chosen:
        kept = sorted((s for s in own if s in counts), key=lambda s: -count[s])[:LONGEST]
        if len(kept) >= least:
            trimmed[tuple(sorted(kept, key=order.index))] += 1
    if not trimmed and len(counts) >= least:
        trimmed[tuple(sorted(most_cited(chosen)[:LONGEST], key=order.index))] = 1
    kept, covered = [], set()
    for one, number in sorted(trimmed.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0])):
        if number >= AGAIN or not set(one) <= covered:
            kept.append(list(one))
            covered |= set(one)
    return kept


def most_cited(chosen: list[list[str]]) -> list[str]:
    """Sentences with at least a quarter of the votes of the most chosen one, the most chosen first."""
    count = Counter(s for own in chosen for s in own)
    most = max(count.values(), default=0)
    return [s for s, number in count.most_common() if number >= most * MODAL_SHARE]
