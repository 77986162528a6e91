"""What may be written at a place of a case or key beyond what the schema says: the ids and names that exist.

A place is a path of names; ``*`` stands for any name, ``#`` for any place in a list. The editor finds out where
the cursor is and offers what stands here for that path.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import parse_document
from ipnb.formulation import vocabulary
from ipnb.formulation.case import check_case
from ipnb.formulation.kinds.checks import judged_ids
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.rubric import rubrics
from ipnb.formulation.vignette import SECTIONS, Vignette

#: what may be said of an option's worth
CREDITS = {"1": "the best answer", ".5": "can be defended"}


@dataclass(frozen=True)
class Offer:
    """Names that may stand at a place.

    Attributes
    ----------
    document : str
        ``case`` or ``key``.
    path : str
        Of the place, with dots: ``credit.states`` for the names inside it, ``sentences.#.seg`` for its value.
    kind : str
        ``name`` where they are names of fields, ``value`` where they are values.
    options : mapping of str to str
        Name -> what it is, in words.
    """

    document: str
    path: str
    kind: str
    options: Mapping[str, str]


def offers(case_text: str) -> list[Offer]:
    """Return everything that may be offered beside a case as it stands; as much as can be read of it."""
    try:
        data = parse_document(case_text, "case.yaml")
    except DocumentError:
        return []
    found = [*_from_lists(data)]
    # half of a case has no sections yet
    with suppress(DocumentError):
        found += _from_sections(data, Vignette.from_data(check_case(data)))
    return [one for one in found if one.options]


def _entries(data: Data, part: str) -> list[dict[str, Any]]:
    entries = data.get(part)
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _words(data: Data, part: str, words: str) -> dict[str, str]:
    return {str(one["id"]): str(one.get(words, "")) for one in _entries(data, part) if "id" in one}


def _from_lists(data: Data) -> Iterator[Offer]:
    """Offer what needs no more than a list of the case, so that it is there early."""
    segments, sentences = _words(data, "segments", "label"), _words(data, "sentences", "text")
    cards = _words(data, "cards", "text")
    yield Offer("case", "sentences.#.seg", "value", segments)
    speakers = sorted(
        {str(one["speaker"]) for one in _entries(data, "sentences") if "speaker" in one}
    )
    yield Offer("case", "sentences.#.speaker", "value", dict.fromkeys(speakers, ""))
    known = {
        name: vocabulary.SECTIONS[name].title for name in SECTIONS if name in vocabulary.SECTIONS
    }
    yield Offer("case", "items", "name", known)
    over = {"sentences": "every sentence", "segments": "every part", "cards": "every card"}
    yield Offer("case", "items.*.over", "value", over)
    yield Offer("case", "items.*.only.#", "value", {**sentences, **cards, **segments})
    yield Offer("case", "items.*.options.#", "value", _options())
    yield Offer(
        "case",
        "items.domains.over.#",
        "value",
        {i: one.name for i, one in vocabulary.DOMAINS.items()},
    )
    yield Offer(
        "case", "narrative.#.rubric", "value", dict.fromkeys(rubrics(), "a rubric of the course")
    )
    yield Offer("case", "arrows.*.#", "value", cards)
    yield Offer(
        "case", "errata.#.id", "value", {**sentences, **cards, **segments, "title": "the title"}
    )
    yield Offer("case", "labels", "name", _without_words(data))
    yield Offer("key", "case", "value", {str(data.get("id", "")): "the case beside this key"})
    for place in ("sufficient.#.#", "sufficient.#", "related.#", "against.#"):
        yield Offer("key", f"evidence.*.{place}", "value", sentences)
    yield Offer("key", "gate.evidence.*.#", "value", sentences)
    yield Offer("key", "exemplars", "name", _words(data, "narrative", "prompt"))


def _options() -> dict[str, str]:
    return {name: vocabulary.option_word(name) for name in vocabulary.OPTIONS}


def _without_words(data: Data) -> dict[str, str]:
    """Return the ids of lists that have no words yet."""
    items = data.get("items")
    sections = (
        [one for one in items.values() if isinstance(one, dict)] if isinstance(items, dict) else []
    )
    lists = [one.get(part) for one in sections for part in ("universe", "cues", "actions")]
    labels = data.get("labels")
    have = labels if isinstance(labels, dict) else {}
    ids = [i for one in lists if isinstance(one, list) for i in one if isinstance(i, str)]
    return {i: "has no words yet" for i in ids if i not in have}


def _from_sections(data: Data, vignette: Vignette) -> Iterator[Offer]:
    """Offer what the sections of a case that can be used ask for in the case and in its key."""
    by_part: dict[str, dict[str, str]] = {}
    evidence: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for name, section in vignette.sections.items():
        title = vignette.section_title(name)
        if section.keyed_by_section:
            by_part.setdefault(section.key_part, {})[name] = title
        items = {i: vignette.answer_title(name, i) for i in section.answerable}
        evidence |= {i: vignette.answer_title(name, i) for i in section.evidence_items}
        reasons |= {f"{name}.{i}": words for i, words in items.items()}
        yield from _of_section(data["items"][name], data, vignette, name)
    for part, names in by_part.items():
        yield Offer("key", part, "name", names)
    yield Offer("key", "evidence", "name", evidence)
    yield Offer("key", "rationale", "name", reasons)
    titles = {name: vignette.section_title(name) for name in vignette.sections}
    yield Offer("key", "formative.#", "value", titles | reasons)
    yield Offer("case", "settings.weights", "name", titles)


def _of_section(spec: Data, case: Data, vignette: Vignette, name: str) -> Iterator[Offer]:
    section = vignette.sections[name]

    def worded(ids: Any) -> dict[str, str]:
        return {i: vignette.item_words(i) for i in ids}

    if isinstance(section, SingleChoice):
        options = {i: vignette.option_words(i) for i in section.options}
        yield Offer(
            "case", f"items.{name}.only.#", "value", worded(judged_ids(spec, case, only=False))
        )
        yield Offer("case", f"items.{name}.needs_evidence.#", "value", options)
        yield Offer("key", f"credit.{name}", "name", worded(section.judged))
        yield Offer("key", f"credit.{name}.*", "name", options)
        yield Offer("key", f"credit.{name}.*.*", "value", CREDITS)
    elif section.key_part == "credit":
        shares = {option: vignette.option_words(option) for option in section.items}
        yield Offer("key", f"credit.{name}", "name", shares)
    elif section.key_part == "estimates":
        yield Offer("key", f"estimates.{name}", "name", worded(section.items))
    elif section.key_part == "sets":
        for place in ("core.#", "neutral.#", "contraindicated.#"):
            yield Offer("key", f"sets.{name}.{place}", "value", worded(spec["universe"]))
    elif section.key_part == "gate":
        yield from _of_gate(worded(spec["cues"]), worded(spec["actions"]))


def _of_gate(cues: Mapping[str, str], actions: Mapping[str, str]) -> Iterator[Offer]:
    for place in ("critical.#", "tolerated.#"):
        yield Offer("key", f"gate.{place}", "value", cues)
    for place in ("evidence", "accepted"):
        yield Offer("key", f"gate.{place}", "name", cues)
    for place in ("required_actions.#", "forbidden_actions.#"):
        yield Offer("key", f"gate.{place}", "value", actions)
