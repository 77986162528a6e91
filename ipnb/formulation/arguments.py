"""What a student argues against the key, one judgement at a time. It is read by a person and never scored."""

from ipnb.formulation.labels import item_words, lines_in_words, section_title, shortened
from ipnb.formulation.scoring import items_of

#: signs that an argument may have
MOST = 600


def arguable(case: dict) -> list[str]:
    """What can be argued: ``section.item`` of every judgement, cue and action, in the order of the form."""
    return [f"{section}.{item}" for section in case["items"] for item in _judged(case, section)]


def _judged(case: dict, section: str) -> list[str]:
    spec = case["items"][section]
    if spec["kind"] == "points":
        return [section]
    return [*items_of(case, section), *(spec["actions"] if spec["kind"] == "gate" else [])]


def where_argued(case: dict, section: str, item: str) -> str:
    """Under which name one line of feedback is argued; chosen sentences belong to their judgement."""
    if section in case["items"]:
        return f"{section}.{item}"
    return next((one for one in arguable(case) if one.split(".", 1)[1] == item), "")


def arguments_of(answers: dict) -> dict[str, str]:
    """What was argued, without what was taken back."""
    return {
        name: text
        for name, text in (answers.get("arguments") or {}).items()
        if text and text.strip()
    }


def in_words(case: dict, answers: dict) -> dict[str, str]:
    """The same as people read it: "States, line 5" -> what was argued."""
    return {_place(case, *name.split(".", 1)): text for name, text in arguments_of(answers).items()}


def _place(case: dict, section: str, item: str) -> str:
    title = section_title(case, section)
    if item == section:
        return title
    if any(one["id"] == item for one in case["sentences"]):
        return f"{title}, {lines_in_words([item])}"
    return f"{title}, {shortened(item_words(case, item))}"
