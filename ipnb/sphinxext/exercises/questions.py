"""What an exercise asks, and what its key says: the data of ``CHAPTER.exercises.yaml``, read part by part."""

from collections.abc import Iterator
from typing import Any

from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.vocabulary import option_word
from ipnb.sphinxext.book import Entry

#: (section, item id, the thing it is about, the section's settings)
Item = tuple[str, str, Entry, Entry]


def items(exercise: Entry) -> Iterator[Item]:
    """Yield every question as (section, item id, the thing it is about, the section's settings).

    Parameters
    ----------
    exercise : dict
        With ``case``; ``items`` there says what is asked, as in an assignment's case.
    """
    case = exercise.get("case") or {}
    known = things(case)
    for section, settings in (case.get("items") or {}).items():
        over = settings.get("over", "sentences")
        ids = known.get(over, over) if isinstance(over, str) else over
        for item in settings.get("only") or ids:
            yield section, item, about(item, case, known), settings


def options(exercise: Entry) -> set[str]:
    """Return the ids of all that may be chosen; some have their words in the vocabulary."""
    offered = (settings.get("options") or [] for *_, settings in items(exercise))
    return {str(option) for some in offered for option in some}


def things(case: Entry) -> dict[str, dict[str, Entry]]:
    """Return what questions may be about: sentences and segments, each id -> its words."""
    return {
        "sentences": {one["id"]: one for one in case.get("sentences") or []},
        "segments": {one["id"]: {"text": one["label"]} for one in case.get("segments") or []},
    }


def about(item: str, case: Entry, known: dict[str, dict[str, Entry]]) -> Entry:
    """Return the thing that a question is about; one that is no part of the case is named by a label."""
    for kind in known.values():
        if found := kind.get(item):
            return found
    return {"text": (case.get("labels") or {}).get(item, item)}


def credit(exercise: Entry, section: str, item: str, option: str) -> float:
    """Return the credit of one answer, from 0 to 1.

    Parameters
    ----------
    exercise : dict
        One without faults.
    section, item, option : str
        Which answer; one that the key does not name earns nothing.
    """
    return credits_of(exercise["key"], section, item).get(option, 0.0)


def reason(exercise: Entry, section: str, item: str, option: str = "") -> str | None:
    """Return why: for whoever chose this option, else for the question as a whole."""
    rationale = exercise["key"].get("rationale") or {}
    return rationale.get(f"{section}.{item}.{option}") or rationale.get(f"{section}.{item}")


def words_of(exercise: Entry, option: str) -> str:
    """Return what people read for an option: the exercise's own label, else the course's word."""
    label = (exercise["case"].get("labels") or {}).get(option)
    return str(label or option_word(option))


def keeps_order(settings: Entry) -> bool:
    """Return whether the options of a section have an order of their own, as places and numbers have."""
    return bool(settings.get("in_order"))


def keyed(exercise: Entry, field: str, section: str) -> Any:
    """Return what a field of the key says of a section; an empty mapping if it says nothing."""
    return (exercise["key"].get(field) or {}).get(section) or {}
