"""Case and key of an assignment, from the instructor's side only: nothing of a submission is looked at
here."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation import scoring
from ipnb.formulation.build import points
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import keys_folder
from ipnb.grading.fingerprint import digest
from ipnb.grading.graded_notebook import Sheet
from ipnb.grading.hold import COURSE, Hold
from ipnb.grading.records import Record

#: what a score depends on beside the answers: the name of its digest, and its name for people
OF_A_SCORE = {"key": "key", "asked": "version of the case", "scoring": "version of the scoring"}
DEMONSTRATION = "Graded with a demonstration key, which anyone can read: not for credit."


@dataclass
class Material:
    """What an assignment is graded with.

    Attributes
    ----------
    case, key : dict or None
        Checked; None where the file is missing or faulty, and then ``holds`` says so.
    holds : list of Hold
        Why nothing of this assignment can be graded now.
    notices : list of str
        What whoever reads a score of this assignment has to know about its key.
    digests : dict of str to str
        Short SHA-256 of ``case``, ``key``, ``scoring``, and ``asked``: the part of the case that scores
        depend on.
    """

    assignment: str
    case: dict | None = None
    key: dict | None = None
    holds: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    digests: dict = field(default_factory=dict)


def load_material(root: str | Path, assignment: str, source: str = "source") -> Material:
    """Read and check the case and key of an assignment of the course in ``root``."""
    material = Material(assignment)
    case_file = Path(root) / source / assignment / "case.yaml"
    key_file = keys_folder(Path(root)) / f"{assignment}.yaml"
    material.digests["scoring"] = digest(scoring.code())
    material.case = _load(material, "case", case_file, load_case)
    if material.case is not None:
        material.digests["asked"] = _asked(material.case)
        material.key = _load(material, "key", key_file, lambda path: load_key(path, material.case))
    if material.key is not None:
        material.notices = [DEMONSTRATION] if material.key.get("demonstration") else []
    return material


def _asked(case: dict) -> str:
    """Of judgements and points, so that a corrected word or another due date makes nothing out of date."""
    ids = [[one["id"] for one in case.get(part, [])] for part in ("sentences", "segments", "cards")]
    parts = [case["items"], case.get("settings"), points(case), ids]
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str))


def _load(material: Material, what: str, path: Path, read):
    try:
        material.digests[what] = digest(path.read_bytes())
        return read(path)
    except OSError as error:
        reason = (
            f"The {what} cannot be read: {path.name} in {path.parent.name}/ ({error.strerror})."
        )
        remedy = (
            "Put it there" + (" or set IPNB_KEYS" if what == "key" else "") + ", then grade again."
        )
    except DocumentError as faults:
        reason = f"The {what} is faulty: {faults.diagnostics[0]}"
        more = f" ({len(faults.diagnostics) - 1} more)" if len(faults.diagnostics) > 1 else ""
        remedy = f"Mend it{more}; `ipnb case check source/{material.assignment}` says more."
    material.holds.append(Hold(COURSE, reason, remedy))
    return None


def other_cells(material: Material, sheet: Sheet) -> list[Hold]:
    """A gradebook made from another version of the case would spread the points wrongly."""
    if material.case is None:
        return []
    known, asked = graded_cells(sheet), sorted(points(material.case))
    if known == asked:
        return []
    reason = (
        f"The gradebook has the cells {', '.join(known)}; the case asks for {', '.join(asked)}."
    )
    again = f"run `ipnb case build source/{material.assignment}`, generate it, and grade again."
    if sheet.submissions:
        # nbgrader neither adds nor takes away a cell that has been graded
        return [Hold(COURSE, reason, f"Let case.yaml ask for what it asked for before, {again}")]
    return [Hold(COURSE, reason, again[0].upper() + again[1:])]


def graded_cells(sheet: Sheet) -> list[str]:
    """The names of what earns points, as the gradebook has them."""
    return sorted(cell.name for cell in sheet.cells if cell.is_shown or cell.max_points)


def other_inputs(record: Record, material: Material) -> list[str]:
    """What a grading used that is otherwise now, among key, case and scoring, in words.

    A case whose words or dates alone have changed counts as the same."""
    return [
        word
        for name, word in OF_A_SCORE.items()
        if record.digests.get(name)
        and material.digests.get(name) not in (None, record.digests[name])
    ]
