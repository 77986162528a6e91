"""Case and key of an assignment, from the instructor's side only: nothing of a submission is looked at
here."""

from dataclasses import dataclass, field
from pathlib import Path

from ipnb.formulation import scoring
from ipnb.formulation.case import load_case
from ipnb.formulation.faults import Faults
from ipnb.formulation.key import load_key
from ipnb.formulation.places import keys_folder
from ipnb.grading.fingerprint import digest
from ipnb.grading.hold import COURSE, Hold

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
        Short SHA-256 of ``case``, ``key`` and ``scoring``.
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
    material.digests["scoring"] = digest(Path(scoring.__file__).read_bytes())
    material.case = _load(material, "case", case_file, load_case)
    if material.case is not None:
        material.key = _load(material, "key", key_file, lambda path: load_key(path, material.case))
    if material.key is not None:
        material.notices = [DEMONSTRATION] if material.key.get("demonstration") else []
    return material


def _load(material: Material, what: str, path: Path, read):
    try:
        material.digests[what] = digest(path.read_bytes())
        return read(path)
    except OSError as error:
        reason = f"The {what} cannot be read: {path.name} in {path.parent.name}/ ({error.strerror})."
        remedy = "Put it there" + (" or set IPNB_KEYS" if what == "key" else "") + ", then grade again."
    except Faults as faults:
        reason = f"The {what} is faulty: {faults.faults[0]}"
        more = f" ({len(faults.faults) - 1} more)" if len(faults.faults) > 1 else ""
        remedy = f"Mend it{more}; `ipnb case check source/{material.assignment}` says more."
    material.holds.append(Hold(COURSE, reason, remedy))
    return None
