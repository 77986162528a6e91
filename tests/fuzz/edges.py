"""The places where bytes of strangers come in, each as one function that any bytes may be given.

A function raises only if a promise is broken: an exception comes out of a reader; there are neither answers nor
a reason; a score lies outside its range; or it takes long.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation import scoring
from ipnb.formulation.build import notebook, points
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.simulated_respondents import expert
from ipnb.grading.code_notebook import SourceCell, put_together
from ipnb.grading.grade_submission import GradeResult, grade
from ipnb.grading.graded_code_notebook import graded_code_notebook
from ipnb.grading.graded_files import serialise_notebook
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.inbound_submissions import list_inbound
from ipnb.grading.lms_uploads import Person, attribute_uploads
from ipnb.grading.plain_text import for_terminal
from ipnb.grading.read_submission import read_submission
from ipnb.grading.show_formulation import _in_words
from ipnb.grading.student_ids import id_problem, quoted
from ipnb.grading.submission import submission_digest
from ipnb.grading.timestamps import InvalidTimestamp, parse_timestamp

NAME = "00-sample"
DATA = Path(__file__).parents[1] / "grading" / "data"
#: seconds of processor time that one input may take; it takes a hundredth
MOST = 5.0
OURS = (
    SourceCell("n1", "code", "# yours", False, True, 0),
    SourceCell("n2", "code", "assert n1", True, False, 4),
)


@cache
def place() -> Path:
    """A course that is read, and a folder of a submission in it; taken away at the end."""
    import atexit

    root = Path(tempfile.mkdtemp(prefix="ipnb-fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    shutil.copytree(DATA / "source", root / "source")
    shutil.copytree(DATA / "keys", root / "keys")
    (root / "submitted").mkdir()
    (root / "inbound").mkdir()
    return root


@cache
def inputs():
    """Case and key of the sample."""
    return load_grading_inputs(place(), NAME)


@cache
def whole() -> dict[str, bytes]:
    """A submission that earns everything, by file; and case and key as their authors wrote them."""
    found = inputs()
    answers = expert(found.case, found.key) | {"schema": "ipnb.answers/1", "case": NAME}
    answers |= {"student": "ada", "workspace": "w", "revision": 3, "narrative": {"n1": "A text."}}
    return {
        "answers.json": json.dumps(answers).encode(),
        f"{NAME}.ipynb": json.dumps(notebook(found.case)).encode(),
        "timestamp.txt": b"2026-03-01 10:00:00.000000 UTC",
        "case.yaml": (DATA / "source" / NAME / "case.yaml").read_bytes(),
        "key.yaml": (DATA / "keys" / f"{NAME}.yaml").read_bytes(),
        "name": f"ada+{NAME}+2026-03-01 10:00:00 UTC+abc".encode(),
    }


@cache
def released() -> dict[str, str]:
    """The text of each released cell."""
    cells = json.loads(whole()[f"{NAME}.ipynb"])["cells"]
    about = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in cells]
    return {one["grade_id"]: "".join(text) for one, text in about if one}


def handed_in(name: str, data: bytes) -> Path:
    """The whole submission with one file changed."""
    folder = place() / "submitted"
    for file in ("answers.json", f"{NAME}.ipynb", "timestamp.txt"):
        (folder / file).write_bytes(data if file == name else whole()[file])
    return folder


def checked(result: GradeResult) -> None:
    """Either a share and no doubt, or none and a reason with a remedy."""
    if result.review_reasons:
        assert result.share is None
        for one in result.review_reasons:
            assert one.reason.strip() and one.remedy.strip()
            assert for_terminal(one.reason) == one.reason
    else:
        assert result.share is not None and 0 <= result.share <= 1
    _in_words(result, 60.0).encode("utf-8")


def submitted(name: str) -> Callable[[bytes], None]:
    """Read and grade a submission one of whose files is these bytes."""

    def edge(data: bytes) -> None:
        submission = read_submission(handed_in(name, data), NAME, released())
        submission_digest(submission)
        for note in submission.notes:
            assert for_terminal(note) == note
        checked(grade(inputs(), submission, "ada", []))

    return edge


def code(data: bytes) -> None:
    """Put a notebook with student code together and show it."""
    folder = handed_in(f"{NAME}.ipynb", data)
    submission = read_submission(folder, NAME, released(), has_tests=True)
    assert submission.code or submission.review_reasons
    cells, _ = put_together(OURS, submission.code)
    tests = [cell for cell in cells if cell.origin is OURS[1]]
    assert [cell.source for cell in tests] == ["assert n1"]
    text, _ = serialise_notebook(graded_code_notebook(NAME, cells, {}, GradeResult()))
    json.loads(text)


def timestamp(data: bytes) -> None:
    """Read a text as a time."""
    try:
        time_read = parse_timestamp(data.decode("utf-8", "replace"))
    except InvalidTimestamp as problem:
        assert str(problem)
        return
    assert time_read.tzinfo is None and 2000 <= time_read.year < 2100


def name(data: bytes) -> None:
    """Take bytes as the name of a folder in the exchange, and of a file of a learning platform."""
    text = os.fsdecode(data.replace(b"\0", b"").replace(b"/", b"")[:255])
    quoted(text).encode("utf-8")
    if not id_problem(text):
        assert 0 < len(text) <= 128 and text == text.strip() and "+" not in text
    if text in ("", ".", ".."):
        return
    inbound = place() / "inbound"
    (inbound / text).mkdir()
    try:
        submissions, refused = list_inbound(inbound, NAME, "*")
    finally:
        (inbound / text).rmdir()
    for one in submissions:
        assert id_problem(one.student) == ""
    for sentences in refused.values():
        "".join(sentences).encode("utf-8")
    paths = [f"{text}.json", f"{text}/answers.json"]
    owners, problems = attribute_uploads(paths, [Person("ada", ("Ada L",))], {"answers.json"})
    for student, _ in owners.values():
        assert id_problem(student) == ""
    "".join(problems).encode("utf-8")


def case(data: bytes) -> None:
    """Read a case; what is accepted can be built."""
    file = place() / "case.yaml"
    file.write_bytes(data)
    try:
        accepted = load_case(file)
    except DocumentError as faults:
        assert faults.diagnostics and all(str(one).strip() for one in faults.diagnostics)
        return
    assert points(accepted)
    json.dumps(notebook(accepted))


def key(data: bytes) -> None:
    """Read a key; what is accepted scores."""
    file = place() / "key.yaml"
    file.write_bytes(data)
    case_of_sample = inputs().case
    try:
        accepted = load_key(file, case_of_sample)
    except DocumentError as faults:
        assert faults.diagnostics and all(str(one).strip() for one in faults.diagnostics)
        return
    assert 0 <= scoring.score(case_of_sample, accepted, {})["points_share"] <= 1


#: every edge, and the name of the whole file that its inputs are made from
EDGES: dict[str, tuple[Callable[[bytes], None], str]] = {
    "answers": (submitted("answers.json"), "answers.json"),
    "notebook": (submitted(f"{NAME}.ipynb"), f"{NAME}.ipynb"),
    "time": (submitted("timestamp.txt"), "timestamp.txt"),
    "timestamp": (timestamp, "timestamp.txt"),
    "code": (code, f"{NAME}.ipynb"),
    "name": (name, "name"),
    "case": (case, "case.yaml"),
    "key": (key, "key.yaml"),
}


def try_edge(edge: str, data: bytes) -> None:
    """Give bytes to an edge, within the time that one input may take."""
    start = time.process_time()
    EDGES[edge][0](data)
    assert time.process_time() - start < MOST, f"{len(data)} bytes took too long"
