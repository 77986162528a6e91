"""Keep the stored answers that fit a case, and list the parts in which something had to be left out."""

from collections.abc import Callable

from ipnb.formulation.arguments import arguable
from ipnb.formulation.scoring import evidence_items, items_of
from ipnb.formulation.vocabulary import SURENESS

CUES = ("not_asked", "no_flag")


def sanitise_answers(case: dict, stored: dict) -> tuple[dict, list[str]]:
    """Keep the stored answers that fit this case; list the parts that lost something.

    Parameters
    ----------
    case : dict
        A sound case.
    stored : dict
        Answers without their heading, perhaps to an older version of the case or changed by hand.

    Returns
    -------
    answers : dict
    left_out : list of str
        Names of parts.
    """
    readers = _readers(case)
    answers = {part: readers[part](value) for part, value in stored.items() if part in readers}
    answers = {part: value for part, value in answers.items() if value}
    left_out = [part for part, value in stored.items() if _bare(value) != _bare(answers.get(part))]
    return answers, left_out


def _readers(case: dict) -> dict[str, Callable]:
    sentences = {sentence["id"] for sentence in case["sentences"]}
    pages = {*case["items"], "narrative"}
    texts = {prompt["id"] for prompt in case.get("narrative", [])}
    judged = {i for name in case["items"] for i in evidence_items(case, name)}
    return {name: _section_reader(case, name, sentences) for name in case["items"]} | {
        "evidence": lambda value: _each(value, judged, lambda v: _some(v, sentences) or None),
        "confidence": lambda value: _each(
            value, set(case["items"]), lambda v: v if v in SURENESS else None
        ),
        "narrative": lambda value: _each(value, texts, _text),
        "notes": lambda value: _each(value, pages, _text),
        "arguments": lambda value: _each(value, set(arguable(case)), _text),
    }


def _section_reader(case: dict, name: str, sentences: set) -> Callable:
    spec, ids = case["items"][name], set(items_of(case, name))
    if spec["kind"] == "set":
        return lambda value: _some(value, ids)
    if spec["kind"] == "gate":
        return lambda value: _gate(value, ids, set(spec["actions"]), sentences)
    if spec["kind"] == "nominal":
        return lambda value: _each(value, ids, lambda v: v if v in spec["options"] else None)
    return lambda value: _each(value, ids, _number)


def _each(value, ids: set, keep: Callable) -> dict:
    if not isinstance(value, dict):
        return {}
    kept = {i: keep(v) for i, v in value.items() if i in ids}
    return {i: v for i, v in kept.items() if v is not None}


def _some(value, ids: set) -> list | None:
    if not isinstance(value, list):
        return None
    return list(dict.fromkeys(v for v in value if isinstance(v, str) and v in ids))


def _gate(value, cues: set, actions: set, sentences: set) -> dict:
    if not isinstance(value, dict):
        return {}

    def flag(v):
        return _some(v, sentences) if isinstance(v, list) else v if v in CUES else None

    flags, chosen = (
        _each(value.get("flags"), cues, flag),
        _some(value.get("actions"), actions) or [],
    )
    return {"flags": flags, "actions": chosen} if flags or chosen else {}


def _number(value):
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value):
    return value if isinstance(value, str) else None


def _bare(value):
    """Take the empty parts out of a value, so that only real losses count."""
    if isinstance(value, dict):
        bare = {key: _bare(part) for key, part in value.items()}
        return {key: part for key, part in bare.items() if part is not None} or None
    return None if value in ("", []) else value
