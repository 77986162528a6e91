"""Respondents who see nothing of a case but the form's own words, places and numbers.

Whatever such a respondent earns, the form has given away: by the length of an option, by words that only right
ones have, by where it stands, or by what its equivalent case asked in the same place.
"""

import re
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Any

from ipnb.formulation import cue_words
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.section import Section
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.scoring import Score, evaluate
from ipnb.formulation.vignette import Vignette

#: total skill that a respondent who games may earn, by place or number; and by the words of the form
GAMING_LIMIT, WORDS_LIMIT = 0.05, 0.15

# ---------------------------------------------------------------- by place and number


def natural_order(item_id: str) -> tuple[str, int]:
    """Sort ids as a person reads them: letters first, then the number (l2 before l10)."""
    found = re.fullmatch(r"(.*?)(\d*)", item_id)
    assert found is not None
    letters, number = found.groups()
    return letters, int(number or 0)


#: Ways of choosing by order alone: how the list is sorted, and which of its places (from 1) are taken.
ORDERS: dict[str, tuple[Callable[[str], Any] | None, Callable[[int, int], bool]]] = {
    "first half": (None, lambda place, size: place <= size // 2),
    "second half": (None, lambda place, size: place > size // 2),
    "odd places": (None, lambda place, size: place % 2 == 1),
    "even places": (None, lambda place, size: place % 2 == 0),
    "places 2, 4, 6 and 9": (None, lambda place, size: place in (2, 4, 6, 9)),
    "lowest ids": (natural_order, lambda place, size: place <= size // 2),
    "highest ids": (natural_order, lambda place, size: place > size // 2),
}


def by_order(case: Vignette | Data, order: str) -> dict[str, Any]:
    """Choose links, plan, cues and actions by place or number alone, in one of the ways of `ORDERS`."""
    sort_by, is_taken = ORDERS[order]

    def take(ids: Sequence[str]) -> list[str]:
        ids = sorted(ids, key=sort_by) if sort_by else ids
        return [i for place, i in enumerate(ids, 1) if is_taken(place, len(ids))]

    return _chosen(Vignette.of(case), take)


def _chosen(case: Vignette, take: Callable[[Sequence[str]], list[str]]) -> dict[str, Any]:
    """Answer what is chosen from lists, in the way of ``take``."""
    given = {section.name: section.by_order(take) for section in case.in_order}
    return {name: answers for name, answers in given.items() if answers is not None}


# ---------------------------------------------------------------- by words

COUNTS_AND_TIMES = r"\b(one|two|three|four|five|six|ten|half|monday|tuesday|night|week)\b"
#: what a sensible counsellor would do before a session ends, beside what one would say anywhere
BEFORE_THE_END = (
    r"""supervis\w+ ask\w* alone gp check\w* agree\w* plan\w* today first safe\w* before own tell"""
)


def _hits(pattern: str) -> Callable[[str], float]:
    return lambda words: len(re.findall(pattern, words, re.IGNORECASE))


#: ways of choosing from a list by its words alone: what is chosen first
BY_WORDS: dict[str, Callable[[str], float]] = {
    "shortest": lambda words: -len(words),
    "longest": len,
    "hedged": cue_words.hedged,
    "least absolute": lambda words: -cue_words.absolute(words),
    "most specific": lambda words: cue_words.specific(words) + _hits(COUNTS_AND_TIMES)(words),
    "quoted words": cue_words.quoted,
    "the sensible counsellor": cue_words.count_of(
        f"{cue_words.SENSIBLE} {BEFORE_THE_END}", "with (?:him|her|them)"
    ),
}
#: what somebody would make of a card of the five Ps who has read nothing else; the first that fits
CARDS = {
    "predisposing": r"\b(child|boy|girl|grew|school|mother|father|parents?|years|born|young|since)\b",
    "precipitating": r"\b(last|yesterday|ago|after|monday|friday|letter|call|died|lost|left)\b",
    "protective": r"\b(sings?|walks?|friend|sister|brother|help\w*|garden|choir|cooks?|laugh\w*|trust\w*)\b",
    "perpetuating": r"\b(every|still|again|keeps?|always|nights?|alone|no one|nobody)\b",
}


#: how much of a list is chosen
SHARES = (1 / 3, 1 / 2)


def by_words(case: Vignette | Data, way: str, share: float = 1 / 2) -> dict[str, Any]:
    """Choose links, plan, cues and actions by their words alone, and sort cards by theirs.

    Parameters
    ----------
    case : Vignette or dict
    way : str
        One of `BY_WORDS`.
    share : float
        How much of each list is chosen, 0..1.
    """
    vignette, first = Vignette.of(case), BY_WORDS[way]

    def take(ids: Sequence[str]) -> list[str]:
        ranked = sorted(ids, key=lambda i: -first(vignette.item_words(i)))
        return ranked[: round(len(ids) * share)]

    answers = _chosen(vignette, take)
    return answers | {s.name: _sorted_cards(vignette, s) for s in _over_cards(vignette)}


def _over_cards(vignette: Vignette) -> list[SingleChoice]:
    choices = [s for s in vignette.in_order if isinstance(s, SingleChoice)]
    return [
        s for s in choices if set(s.judged) <= set(vignette.cards) and set(CARDS) <= {*s.options}
    ]


def _sorted_cards(vignette: Vignette, section: SingleChoice) -> dict[str, str]:
    def place(words: str) -> str:
        fitting = (option for option, pattern in CARDS.items() if _hits(pattern)(words))
        return next(fitting, "presenting")

    return {card: place(vignette.cards[card]) for card in section.judged}


# ---------------------------------------------------------------- by the equivalent case


def twin_answers(case: Vignette, twin: Vignette, key: Key) -> dict[str, Any]:
    """Give what is right in the equivalent case, place by place, wherever both ask in the same way."""
    given = {}
    for name, section in case.sections.items():
        other = twin.sections.get(name)
        if other is not None and type(other) is type(section):
            given[name] = _moved(section, other, other.best(key.sections[name]))
    return {name: answers for name, answers in given.items() if answers is not None}


def _moved(section: Section, other: Section, best: Any) -> Any:
    """Move answers to the places at which they stand: what was judged third there is third here."""
    if isinstance(section, SingleChoice):
        pairs = zip(section.items, other.items, strict=False)
        return {
            here: best[there]
            for here, there in pairs
            if there in best and best[there] in section.options
        }
    chosen = _chosen_in(best)

    def take(ids: Sequence[str]) -> list[str]:
        places = {n for part in _lists(other) for n, i in enumerate(part) if i in chosen}
        return [i for n, i in enumerate(ids) if n in places]

    return section.by_order(take)


def _chosen_in(best: Any) -> set[str]:
    if isinstance(best, list):
        return set(best)
    asked = best.get("asked", {}) if isinstance(best, dict) else {}
    return {cue for cue, one in asked.items() if one == "not_asked"} | set(best.get("actions", ()))


def _lists(section: Section) -> list[Sequence[str]]:
    return [getattr(section, part) for part in section.chosen_lists]


# ---------------------------------------------------------------- tried


def form_only_rows(
    case: Vignette | Data, key: Key | Data, twin: tuple[Vignette, Key] | None = None
) -> list[dict[str, Any]]:
    """Return rows, as `simulated_respondents.run` does, for all who see only the form."""
    case = Vignette.of(case)
    key = Key.of(key, case)
    rows = by_order_rows(case, key)
    given = {f"by words: {way}": [by_words(case, way, n) for n in SHARES] for way in BY_WORDS}
    if twin:
        given["the equivalent case’s answers"] = [twin_answers(case, *twin)]
    for bot, answers in given.items():
        scores = [evaluate(case, key, Answers.from_data(one)) for one in answers]
        best = max(scores, key=lambda one: one.total)
        rows.append(row(bot, [best], at_most=WORDS_LIMIT) | {"form_only": True})
    return rows


def by_order_rows(case: Vignette | Data, key: Key | Data) -> list[dict[str, Any]]:
    """Return the rows of whoever chooses in links, plan and safety by place or number alone."""
    case = Vignette.of(case)
    key = Key.of(key, case)
    if not any(section.chosen_lists for section in case.sections.values()):
        return []
    answers = {order: Answers.from_data(by_order(case, order)) for order in ORDERS}
    return [
        row(order, [evaluate(case, key, given)], at_most=GAMING_LIMIT) | {"by_order": True}
        for order, given in answers.items()
    ]


def row(
    bot: str, scores: Sequence[Score], at_least: float = 0.0, at_most: float = 1.0
) -> dict[str, Any]:
    """Return what a respondent earned: name, mean total, skill by section, its limits in words, whether kept."""
    total = fmean(score.total for score in scores)
    names = scores[0].sections
    if at_least and at_most < 1:
        limit = f"{at_least:.2f} to {at_most:.2f}"
    else:
        limit = f"at least {at_least:.2f}" if at_least else f"at most {at_most:.2f}"
    return {
        "bot": bot,
        "total": total,
        "sections": {n: fmean(score.sections[n].skill for score in scores) for n in names},
        "limit": limit,
        "ok": at_least <= total <= at_most,
    }
