"""What of a stored set of answers a case can use: the rest is left out, and said."""

from collections.abc import Callable
from typing import Any

from ipnb.formulation.arguments import arguable
from ipnb.formulation.kinds.checks import usable_by_item, usable_ids
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SURENESS


def sanitise_answers(
    case: dict[str, Any], stored: dict[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The answers that belong to this case, and the parts in which something had to be left out.

    Parameters
    ----------
    case : dict
        A sound case.
    stored : dict
        Answers without their heading, perhaps to an older version of the case or changed by hand.
    """
    readers = _readers(case)
    answers = {part: readers[part](value) for part, value in stored.items() if part in readers}
    answers = {part: value for part, value in answers.items() if value}
    left_out = [part for part, value in stored.items() if _bare(value) != _bare(answers.get(part))]
    return answers, left_out


def _readers(case: dict[str, Any]) -> dict[str, Callable[[Any], Any]]:
    vignette = Vignette.from_data(case)
    names, sentences = set(vignette.sections), set(vignette.sentence_ids)
    texts = {prompt.id for prompt in vignette.narrative}
    judged = {i for section in vignette.sections.values() for i in section.evidence_items}
    return {name: _section_reader(vignette, name, sentences) for name in names} | {
        "evidence": lambda value: usable_by_item(
            value, judged, lambda v: usable_ids(v, sentences) or None
        ),
        "confidence": lambda value: usable_by_item(
            value, names, lambda v: v if v in SURENESS else None
        ),
        "narrative": lambda value: usable_by_item(value, texts, _text),
        "notes": lambda value: usable_by_item(value, {*names, "narrative"}, _text),
        "arguments": lambda value: usable_by_item(value, set(arguable(vignette)), _text),
    }


def _section_reader(vignette: Vignette, name: str, sentences: set[str]) -> Callable[[Any], Any]:
    section = vignette.sections[name]
    return lambda value: section.usable(value, sentences)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _bare(value: Any) -> Any:
    """Take empty parts out of a value, so that only real losses count."""
    if isinstance(value, dict):
        bare = {key: _bare(part) for key, part in value.items()}
        return {key: part for key, part in bare.items() if part is not None} or None
    return None if value in ("", []) else value
