"""Loading a case: the schema, then everything that a schema cannot say."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from ipnb.documents.diagnostics import DocumentError, Finding, join_ids, located
from ipnb.documents.document import Document, read_document
from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.formulation.due import EXAMPLE, due_time
from ipnb.formulation.errata import check_errata
from ipnb.formulation.kinds import KINDS
from ipnb.formulation.kinds.checks import unknown_ids, unknown_name
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.rubric import rubrics
from ipnb.formulation.schema import schema_findings
from ipnb.formulation.vignette import Vignette

# evidence for attachment is kept under this name
RESERVED_IDS = ("attach",)
#: the parts of a case whose entries have ids
PARTS = ("segments", "sentences", "cards", "narrative")
AnyData = TypeVar("AnyData", bound=Data)


def load_case(path: str | Path) -> Document:
    """Read and check a case, YAML or JSON.

    Raises
    ------
    DocumentError
        With everything that is wrong: file, line, field and remedy.
    """
    return check_case(read_document(path))


def check_case(case: AnyData) -> AnyData:
    """Check a case that was read already in the same way; returns it unchanged.

    Raises
    ------
    DocumentError
    """
    findings = schema_findings(case, "case")
    # references are only worth following in a file of the right shape
    if not findings:
        findings = [finding for check in _CHECKS for finding in check(case)]
    if findings:
        raise DocumentError(located(findings, case))
    return case


def _entries(case: Data) -> Iterator[tuple[tuple[str, int, str], str]]:
    """Tell the place and the id of everything that has one."""
    for part in PARTS:
        for index, one in enumerate(case.get(part, [])):
            yield (part, index, "id"), one["id"]


def _due(case: Data) -> Iterator[Finding]:
    try:
        due_time(case.get("due", EXAMPLE))
    except ValueError as problem:
        remedy = f"Write day, time and offset from UTC, as in {EXAMPLE}."
        yield Finding(("due",), str(problem), remedy)


def _duplicates(case: Data) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, i in _entries(case):
        if i in seen:
            yield Finding(place, f"The id {i} is used twice.", "Give each thing an id of its own.")
        seen.add(i)
        if i in RESERVED_IDS:
            yield Finding(place, f"The id {i} is taken by the form.", "Choose another id.")


def _sentences(case: Data) -> Iterator[Finding]:
    known = [segment["id"] for segment in case["segments"]]
    order: list[str] = []
    for index, sentence in enumerate(case["sentences"]):
        path, segment, i = ("sentences", index, "seg"), sentence["seg"], sentence["id"]
        if segment not in known:
            problem = f"Sentence {i} stands in {segment}, which is no segment of this case."
            yield unknown_name(path, problem, f"Segments are: {join_ids(known)}.", segment, known)
            continue
        if order and order[-1] != segment and segment in order:
            problem = f"Sentence {i} goes back to segment {segment}."
            remedy = "Keep the sentences of a segment together, so that the text reads in order."
            yield Finding(path, problem, remedy)
        order.append(segment)
    for index, segment in enumerate(known):
        if segment not in order:
            problem = f"Segment {segment} has no sentence."
            yield Finding(("segments", index, "id"), problem, "Give it one, or take it away.")


def _sections(case: Data) -> Iterator[Finding]:
    for name, spec in case["items"].items():
        yield from KINDS[spec["kind"]].check_spec(name, spec, case)


def _shared_evidence(case: Data) -> Iterator[Finding]:
    """Evidence is kept by item, so an item may need it in one section only."""
    asked: dict[str, str] = {}
    for name, section in Vignette.from_data(case).sections.items():
        if not case["items"][name].get("needs_evidence"):
            continue
        if again := next((item for item in section.evidence_items if item in asked), None):
            problem = f"{again} needs evidence in {asked[again]} and in {name}."
            path = ("items", name, "needs_evidence")
            yield Finding(path, problem, "Ask for it in one of the two.")
        asked |= {item: name for item in section.evidence_items if item not in asked}


def _labels(case: Data) -> Iterator[Finding]:
    """Everything that people read needs words."""
    words_of = Vignette.from_data(case).words_of
    for name, spec in case["items"].items():
        for part in KINDS[spec["kind"]].labelled_lists:
            for index, i in enumerate(spec[part] if isinstance(spec[part], list) else []):
                if words_of(i) == i:
                    problem = f"{i} has no words that a student could read."
                    path = ("items", name, part, index)
                    yield Finding(path, problem, f"Add labels: {i}: “…”.")
    used = {i for _, i in _entries(case)} | _listed(case)
    for i in case.get("labels", {}):
        if i not in used:
            problem = f"The label {i} belongs to nothing in this case."
            yield Finding(("labels", i), problem, "Check the id, or take the label away.")


def _listed(case: Data) -> set[Any]:
    """Return everything that stands in a list of some section."""
    lists = [part for spec in case["items"].values() for part in spec.values()]
    return {i for part in lists if isinstance(part, list) for i in part}


def _arrows(case: Data) -> Iterator[Finding]:
    cards = [card["id"] for card in case.get("cards", [])]
    sections = Vignette.from_data(case).sections.values()
    links = [i for section in sections if section.reads_as_links for i in section.items]
    for link, ends in case.get("arrows", {}).items():
        path = ("arrows", link)
        if link not in links:
            remedy = f"Links are: {join_ids(links)}."
            yield unknown_name(path, f"{link} is no link.", remedy, link, links)
        yield from unknown_ids(path, ends, cards, "a card")


def _narrative(case: Data) -> Iterator[Finding]:
    ids = [one["id"] for one in case.get("narrative", [])]
    for index, one in enumerate(case.get("narrative", [])):
        path, (fewest, most) = ("narrative", index), one["words"]
        if fewest > most:
            remedy = "Give the lower number first."
            yield Finding((*path, "words"), "The word range is empty.", remedy)
        rubric = one.get("rubric", "formulation")
        if rubric not in rubrics():
            problem, remedy = f"There is no rubric {rubric}.", f"Rubrics: {join_ids(rubrics())}."
            yield unknown_name((*path, "rubric"), problem, remedy, rubric, rubrics())
        if one["id"] == DEFENCE_CELL and DEFENCE_CELL in case.get("points", {}):
            problem = f"A text called {DEFENCE_CELL} and the talk would share one cell."
            yield Finding((*path, "id"), problem, "Give the text another id, for example n1.")
    for one in case.get("points", {}).get("narrative", {}):
        if one not in ids:
            problem, remedy = f"There is no narrative {one}.", f"Narratives are: {join_ids(ids)}."
            yield unknown_name(("points", "narrative", one), problem, remedy, one, ids)


def _settings(case: Data) -> Iterator[Finding]:
    settings, remedy = case.get("settings", {}), "Write them from low to high."
    if any(low >= high for low, high in pairwise(settings.get("bands", []))):
        yield Finding(("settings", "bands"), "The thresholds do not rise.", remedy)
    known = [*case["items"], "evidence"]
    for name in settings.get("weights", {}):
        if name not in known:
            problem = f"{name} is no section of this case."
            remedy = f"Sections are: {join_ids(known, 12)}."
            yield unknown_name(("settings", "weights", name), problem, remedy, name, known)


_CHECKS = (
    _due, _duplicates, _sentences, _sections, _shared_evidence, _labels, _arrows, _narrative, _settings,
    check_errata,
)  # fmt: skip
