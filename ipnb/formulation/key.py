"""Loading a key against its case. A key never leaves the instructor's side."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, TypeVar

from ipnb.documents.diagnostics import DocumentError, Finding, Path, join_ids, located
from ipnb.documents.document import Document, read_document
from ipnb.formulation.kinds import KINDS
from ipnb.formulation.kinds.checks import unknown_ids, unknown_name
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.schema import schema_findings
from ipnb.formulation.vignette import Vignette

AnyData = TypeVar("AnyData", bound=Data)
#: what keys said that are no longer read as they are (`ipnb.formulation.upgrade`)
OLD_SCHEMA = "ipnb.key/1"


def load_key(path: str | FilePath, case: Data) -> Document:
    """Read and check a key against its case.

    Raises
    ------
    DocumentError
        With everything that is wrong: file, line, field and remedy.
    """
    return check_key(read_document(path), case)


def check_key(key: AnyData, case: Data) -> AnyData:
    """Check a key that was read already in the same way; returns it unchanged.

    Raises
    ------
    DocumentError
    """
    check_key_alone(key)
    vignette = Vignette.from_data(case)
    findings = [finding for check in _CHECKS for finding in check(key, vignette)]
    if findings:
        raise DocumentError(located(findings, key))
    return key


def check_key_alone(key: AnyData) -> AnyData:
    """Check what can be said of a key without its case; returns it unchanged.

    Raises
    ------
    DocumentError
    """
    if key.get("schema") == OLD_SCHEMA:
        problem = "This key was written for the first edition's rules of scoring."
        remedy = "Bring it up to date with: ipnb case upgrade, and the name of this file."
        raise DocumentError(located([Finding(("schema",), problem, remedy)], key))
    if findings := schema_findings(key, "key"):
        raise DocumentError(located(findings, key))
    return key


def rationale_item(case: Vignette | Data, name: str) -> tuple[str, str, str | None] | None:
    """Take a reason's name apart: ``"states.s02.chaos"`` -> ("states", "s02", "chaos").

    None if the case has no such judgement.
    """
    section, _, rest = name.partition(".")
    item, _, option = rest.partition(".")
    asked = Vignette.of(case).sections.get(section)
    if asked is None or item not in asked.answerable:
        return None
    if option and option not in asked.answers_with_reasons:
        return None
    return section, item, option or None


def _same_case(key: Data, vignette: Vignette) -> Iterator[Finding]:
    if key["case"] != vignette.id:
        problem = f"This key is for {key['case']}, the case is {vignette.id}."
        yield Finding(("case",), problem, "Use the same id.")


def _formative(key: Data, vignette: Vignette) -> Iterator[Finding]:
    for index, name in enumerate(key.get("formative", [])):
        section, _, item = name.partition(".")
        asked, path = vignette.sections.get(section), ("formative", index)
        if asked is not None and asked.always_counts:
            yield Finding(path, "Safety always counts.", "Take it away here.")
        elif asked is None or (item and item not in asked.items):
            remedy = "Write a section, or section.item, for example links or states.s02."
            yield Finding(path, f"{name} is no judgement of this case.", remedy)
        elif item and not asked.stand_alone:
            problem = f"{section} has no judgements that stand alone."
            yield Finding(path, problem, f"Write {section} for the whole of it.")


def _by_section(key: Data, vignette: Vignette) -> Iterator[Finding]:
    """Check the parts of a key that hold an entry a section, each by the kind of its section."""
    for part in dict.fromkeys(one.key_part for one in KINDS.values() if one.keyed_by_section):
        sections = {n: one for n, one in vignette.sections.items() if one.key_part == part}
        entries = key.get(part, {})
        yield from _no_such_section(part, entries, sections)
        for name, entry in entries.items():
            if name in sections:
                yield from sections[name].check_key(entry, key)


def _no_such_section(part: str, entries: Data, sections: Data) -> Iterator[Finding]:
    for name in entries:
        if name not in sections:
            problem = f"{name} is no section of this case with {part}."
            remedy = f"Here belong: {join_ids(sections)}."
            yield unknown_name((part, name), problem, remedy, name, sections)


def _for_the_whole(key: Data, vignette: Vignette) -> Iterator[Finding]:
    for kind in KINDS.values():
        sections = [one for one in vignette.sections.values() if isinstance(one, kind)]
        yield from kind.check_whole_key(key, sections, vignette.sentence_ids)


def _evidence(key: Data, vignette: Vignette) -> Iterator[Finding]:
    sections = [one for one in vignette.sections.values() if one.keyed_by_section]
    judged = {item for section in sections for item in section.answerable}
    known, what = vignette.sentence_ids, "a sentence of this case"
    for item, argument in key.get("evidence", {}).items():
        path = ("evidence", item)
        if item not in judged:
            problem = f"{item} is no judgement of this case."
            yield Finding(path, problem, "Evidence for safety stands under gate: evidence:.")
        for index, one in enumerate(argument["sufficient"]):
            yield from unknown_ids((*path, "sufficient", index), one, known, what)
        for part in ("related", "against"):
            yield from unknown_ids((*path, part), argument.get(part, []), known, what)
        yield from _on_two_sides(path, argument)


def _on_two_sides(path: Path, argument: Data) -> Iterator[Finding]:
    """Tell each sentence that a judgement's evidence lists in two ways."""
    place = {s: "sufficient" for one in argument["sufficient"] for s in one}
    for part in ("related", "against"):
        for index, sentence in enumerate(argument.get(part, [])):
            if sentence in place:
                problem = f"{sentence} stands in {place[sentence]} and in {part}."
                remedy = "Keep it in one: it argues for the judgement, or against it, or is only related."
                yield Finding((*path, part, index), problem, remedy)
            place.setdefault(sentence, part)


def _rationale(key: Data, vignette: Vignette) -> Iterator[Finding]:
    for name in key.get("rationale", {}):
        if rationale_item(vignette, name) is None:
            problem = f"{name} is no judgement of this case."
            remedy = (
                "Write section.item or section.item.option, "
                "for example states.s02 or states.s02.chaos."
            )
            yield Finding(("rationale", name), problem, remedy)


def _exemplars(key: Data, vignette: Vignette) -> Iterator[Finding]:
    ids = [prompt.id for prompt in vignette.narrative]
    for i in key.get("exemplars", {}):
        if i not in ids:
            problem, remedy = f"There is no narrative {i}.", f"Narratives are: {join_ids(ids)}."
            yield unknown_name(("exemplars", i), problem, remedy, i, ids)


_CHECKS: tuple[Any, ...] = (
    _same_case, _formative, _by_section, _evidence, _for_the_whole, _rationale, _exemplars,
)  # fmt: skip
