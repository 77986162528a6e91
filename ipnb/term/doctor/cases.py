"""Cases and keys of a course folder: do they hold, do they fit, is what was built of today, who reads a key?"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import Document
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import course_cases, find_key, keys_folder
from ipnb.term.course_config import FILE, config_problem
from ipnb.term.doctor.check import Check, fault, ok, unknown

#: folders whose files students receive
GIVEN_OUT = ("source", "assignments", "feedback")


def case_checks(root: Path) -> Iterator[Check]:
    """Check configuration, cases and keys of a course.

    Parameters
    ----------
    root
        The course's folder.
    """
    yield _config(root)
    files = course_cases(root)
    if not files:
        yield unknown("cases", f"there is none in {root / 'source'}")
        return
    fitting, demonstration = 0, list[str]()
    for file in files:
        try:
            case = load_case(file)
        except DocumentError as problem:
            yield _faulty(f"case {file.parent.name}", problem, f"ipnb case check {file.parent}")
            continue
        yield from _built(root, file, case)
        key_file = find_key(file, case["id"])
        try:
            key = load_key(key_file, case)
        except DocumentError as problem:
            yield _faulty(f"key of {case['id']}", problem, f"ipnb case check {file.parent}")
            continue
        fitting += 1
        if key.get("demonstration"):
            demonstration.append(case["id"])
        elif whoever := readable_by(key_file):
            remedy = f"Run: chmod -R o-rwx {key_file.parent}"
            yield fault(f"key of {case['id']}", f"{whoever} can read {key_file}", remedy)
    yield ok("keys", f"{fitting} of {len(files)} cases have a key that fits")
    yield from _about_keys(root, demonstration)


def _config(root: Path) -> Check:
    if problem := config_problem(root):
        return fault("configuration", problem, "")
    if not (root / FILE).is_file():
        remedy = "ipnb term new writes it, or copy it from the course’s checkout"
        return fault("configuration", f"{root} has no {FILE}", remedy)
    return ok("configuration", f"{root / FILE}")


def _faulty(what: str, problem: DocumentError, remedy: str) -> Check:
    number = len(problem.diagnostics)
    first = problem.diagnostics[0]
    place = f"{first.file}:{first.line}" if first.line else first.file
    found = f"{number} fault{'' if number == 1 else 's'}, the first at {place}: {first.problem}"
    return fault(what, found, f"Run: {remedy}")


def _built(root: Path, file: Path, case: Document) -> Iterator[Check]:
    """Compare what was made of a case with what would be made of it now."""
    with tempfile.TemporaryDirectory() as folder:
        # what is set for the place where it is taught goes into what is built
        for name in ("_config.yml", "contact.txt"):
            if (root / name).is_file():
                Path(folder, name).write_bytes((root / name).read_bytes())
        (Path(folder) / "source").mkdir()
        for made in build(case, Path(folder) / "source" / case["id"]):
            there = file.with_name(made.name)
            if not there.is_file() or there.read_bytes() != made.read_bytes():
                found = f"{there} is not what the case makes now"
                remedy = f"Run: ipnb case build {file.parent}, then generate and release it"
                yield fault(f"case {case['id']}", found, remedy)
                return


def _about_keys(root: Path, demonstration: list[str]) -> Iterator[Check]:
    keys = keys_folder(root).resolve()
    for name in GIVEN_OUT:
        if keys.is_relative_to(root / name):
            remedy = "Move it, and name its place in IPNB_KEYS"
            yield fault("keys", f"{keys} lies in a folder that students receive files from", remedy)
    if demonstration:
        found = f"{len(demonstration)} are demonstration keys, which are public"
        yield unknown(
            "keys", found, "For credit, keep keys of your own and name them in IPNB_KEYS."
        )


def readable_by(file: Path) -> str:
    """Say who, beside its owner and group, can read a file; "" for nobody.

    Rights of the folders above count: what nobody can reach cannot be read.
    """
    if not file.stat().st_mode & 0o004:
        return ""
    above = file.resolve().parents
    return "every account" if all(os.stat(one).st_mode & 0o001 for one in above) else ""
