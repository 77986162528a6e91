"""Loading a case: the schema, then everything that a schema cannot say."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from ipnb.documents.diagnostics import Fault, Faults, several
from ipnb.documents.document import Document, fault, read_document
from ipnb.formulation.due import EXAMPLE, due_time
from ipnb.formulation.errata import errata_faults
from ipnb.formulation.rubric import rubrics
from ipnb.formulation.schema import schema_faults
from ipnb.formulation.scoring import items_of, words_of

RESERVED_IDS = ("attach",)  # evidence for attachment is kept under this name


def load_case(path: str | Path) -> Document:
    """Read and check a case, YAML or JSON.

    Raises
    ------
    Faults
        With everything that is wrong: file, line, field and remedy.
    """
    return check_case(read_document(path))


def check_case(case: dict) -> dict:
    """The same checks for a case already read; returns it unchanged.

    Raises
    ------
    Faults
    """
    faults = schema_faults(case, "case")
    if not faults:  # references are only worth following in a file of the right shape
        faults = [f for check in _CHECKS for f in check(case)]
    if faults:
        raise Faults(faults)
    return case


def defined_ids(case: dict) -> dict[str, tuple]:
    """Every id that a case defines -> where it is defined first."""
    places: dict[str, tuple] = {}
    for part in ("segments", "sentences", "cards", "narrative"):
        for index, one in enumerate(case.get(part, [])):
            places.setdefault(one["id"], (part, index, "id"))
    return places


def _due(case) -> list[Fault]:
    if "due" not in case:
        return []
    try:
        due_time(case["due"])
    except ValueError as problem:
        return [
            fault(
                case,
                ("due",),
                str(problem),
                f"Write day, time and offset from UTC, as in {EXAMPLE}.",
            )
        ]
    return []


def _duplicates(case) -> list[Fault]:
    seen, faults = {}, []
    for part in ("segments", "sentences", "cards", "narrative"):
        for index, one in enumerate(case.get(part, [])):
            place = (part, index, "id")
            if one["id"] in seen:
                problem = f"The id {one['id']} is used twice."
                faults.append(fault(case, place, problem, "Give each thing an id of its own."))
            seen.setdefault(one["id"], place)
            if one["id"] in RESERVED_IDS:
                faults.append(
                    fault(
                        case,
                        place,
                        f"The id {one['id']} is taken by the form.",
                        "Choose another id.",
                    )
                )
    return faults


def _sentences(case) -> list[Fault]:
    known = [segment["id"] for segment in case["segments"]]
    faults = []
    order = []
    for index, sentence in enumerate(case["sentences"]):
        if sentence["seg"] not in known:
            problem = f"Sentence {sentence['id']} stands in {sentence['seg']}, which is no segment of this case."
            faults.append(
                fault(
                    case, ("sentences", index, "seg"), problem, f"Segments are: {several(known)}."
                )
            )
            continue
        if order and order[-1] != sentence["seg"] and sentence["seg"] in order:
            problem = f"Sentence {sentence['id']} goes back to segment {sentence['seg']}."
            remedy = "Keep the sentences of a segment together, so that the text reads in order."
            faults.append(fault(case, ("sentences", index, "seg"), problem, remedy))
        order.append(sentence["seg"])
    for index, segment in enumerate(case["segments"]):
        if segment["id"] not in order:
            problem = f"Segment {segment['id']} has no sentence."
            faults.append(
                fault(case, ("segments", index, "id"), problem, "Give it one, or take it away.")
            )
    return faults


def _sections(case) -> list[Fault]:
    faults = []
    for name, spec in case["items"].items():
        here = ("items", name)
        for part in ("over", "only", "options", "universe", "cues", "actions", "needs_evidence"):
            faults += _twice(case, (*here, part), spec.get(part))
        if isinstance(spec.get("over"), str) and not case.get(spec["over"]):
            faults.append(
                fault(
                    case,
                    (*here, "over"),
                    f"The case has no {spec['over']}.",
                    f"Add {spec['over']}.",
                )
            )
            continue
        whole = items_of(
            {**case, "items": {name: {k: v for k, v in spec.items() if k != "only"}}}, name
        )
        faults += unknown_ids(
            case, (*here, "only"), spec.get("only", []), whole, f"judged in {name}"
        )
        faults += unknown_ids(
            case,
            (*here, "needs_evidence"),
            spec.get("needs_evidence", []),
            spec.get("options", []),
            f"an option of {name}",
        )
        if spec["kind"] == "estimate" and spec["range"][0] >= spec["range"][1]:
            faults.append(
                fault(case, (*here, "range"), "The range is empty.", "Give the lower number first.")
            )
        for item, (low, high) in spec.get("ranges", {}).items():
            if item not in whole:
                remedy = f"Use one of: {several(whole, 20)}."
                faults.append(
                    fault(case, (*here, "ranges", item), f"{item} is not judged in {name}.", remedy)
                )
            elif not spec["range"][0] <= low < high <= spec["range"][1]:
                problem = f"The range of {item} is empty, or wider than the section's."
                faults.append(
                    fault(case, (*here, "ranges", item), problem, "Keep it within range.")
                )
        if spec.get("budget", 0) > len(spec.get("universe", [])):
            problem = (
                f"The budget is {spec['budget']}, with only {len(spec['universe'])} to choose from."
            )
            faults.append(fault(case, (*here, "budget"), problem, "Lower it, or leave it out."))
    return faults


def _twice(case, path, ids) -> list[Fault]:
    if not isinstance(ids, list):
        return []
    return [
        fault(case, path, f"{i} stands twice.", "Keep one of the two.")
        for i, n in Counter(ids).items()
        if n > 1
    ]


def unknown_ids(
    document: dict, path: tuple, ids: list[str], known: list[str], what: str
) -> list[Fault]:
    """A fault for each of ``ids`` (the list at ``path``) that is not among ``known``."""
    return [
        fault(document, (*path, index), f"{i} is not {what}.", f"Use one of: {several(known, 20)}.")
        for index, i in enumerate(ids)
        if i not in known
    ]


def _shared_evidence(case) -> list[Fault]:
    """Evidence is kept by item, so an item may need it in one section only."""
    asked, faults = {}, []
    for name, spec in case["items"].items():
        if not spec.get("needs_evidence"):
            continue
        for item in items_of(case, name):
            if item in asked:
                problem = f"{item} needs evidence in {asked[item]} and in {name}."
                faults.append(
                    fault(
                        case,
                        ("items", name, "needs_evidence"),
                        problem,
                        "Ask for it in one of the two.",
                    )
                )
                break
            asked[item] = name
    return faults


def _labels(case) -> list[Fault]:
    """Everything that people read needs words."""
    faults, known = [], defined_ids(case)
    for name, spec in case["items"].items():
        parts = {"set": ["universe"], "gate": ["cues", "actions"], "estimate": ["over"]}.get(
            spec["kind"], []
        )
        for part in parts:
            ids = spec[part] if isinstance(spec[part], list) else []
            for index, i in enumerate(ids):
                if words_of(case, i) == i:
                    problem = f"{i} has no words that a student could read."
                    faults.append(
                        fault(case, ("items", name, part, index), problem, f"Add labels: {i}: “…”.")
                    )
    used = {
        i
        for spec in case["items"].values()
        for part in spec.values()
        if isinstance(part, list)
        for i in part
    }
    for i in case.get("labels", {}):
        if i not in used and i not in known:
            problem = f"The label {i} belongs to nothing in this case."
            faults.append(
                fault(case, ("labels", i), problem, "Check the id, or take the label away.")
            )
    return faults


def _arrows(case) -> list[Fault]:
    cards = [card["id"] for card in case.get("cards", [])]
    links = [
        i for spec in case["items"].values() if spec["kind"] == "set" for i in spec["universe"]
    ]
    faults = []
    for link, ends in case.get("arrows", {}).items():
        if link not in links:
            faults.append(
                fault(
                    case, ("arrows", link), f"{link} is no link.", f"Links are: {several(links)}."
                )
            )
        faults += unknown_ids(case, ("arrows", link), ends, cards, "a card")
    return faults


def _narrative(case) -> list[Fault]:
    faults, ids = [], [one["id"] for one in case.get("narrative", [])]
    for index, one in enumerate(case.get("narrative", [])):
        if one["words"][0] > one["words"][1]:
            path = ("narrative", index, "words")
            faults.append(
                fault(case, path, "The word range is empty.", "Give the lower number first.")
            )
        if one.get("rubric", "formulation") not in rubrics():
            path = ("narrative", index, "rubric")
            faults.append(
                fault(
                    case,
                    path,
                    f"There is no rubric {one['rubric']}.",
                    f"Rubrics: {several(rubrics())}.",
                )
            )
    for one in case.get("points", {}).get("narrative", {}):
        if one not in ids:
            path = ("points", "narrative", one)
            faults.append(
                fault(
                    case, path, f"There is no narrative {one}.", f"Narratives are: {several(ids)}."
                )
            )
    return faults


def _settings(case) -> list[Fault]:
    settings, faults = case.get("settings", {}), []
    bands, table = settings.get("bands", []), settings.get("table", [])
    if any(a >= b for a, b in pairwise(bands)):
        faults.append(
            fault(
                case,
                ("settings", "bands"),
                "The thresholds do not rise.",
                "Write them from low to high.",
            )
        )
    if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(table)):
        faults.append(
            fault(
                case, ("settings", "table"), "The rows do not rise.", "Write them from low to high."
            )
        )
    for name in settings.get("weights", {}):
        if name not in case["items"] and name != "evidence":
            path = ("settings", "weights", name)
            remedy = f"Sections are: {several([*case['items'], 'evidence'], 12)}."
            faults.append(fault(case, path, f"{name} is no section of this case.", remedy))
    return faults


_CHECKS = (
    _due, _duplicates, _sentences, _sections, _shared_evidence, _labels, _arrows, _narrative, _settings,
    errata_faults,
)  # fmt: skip
