"""A notebook with code, from Generate to a grade: run apart, and graded only by what it shows plainly."""

import hashlib
import json
import shutil

import pytest
from nbformat.v4 import new_output

from grading.code_course import (
    CODE,
    GOOD,
    HIDDEN,
    add_code_assignment,
    hand_in_code,
    points,
)
from grading.course import Course
from ipnb.grading.code_notebook import CELLS, HandedInCell, SourceCell
from ipnb.grading.grade_code import grade_code
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.sandbox import Sandbox
from ipnb.grading.submission import Submission

FULL = {"asserts": (4.0, False), "number": (2.0, False)}
WAITS = {"asserts": (None, True), "number": (None, True)}


@pytest.fixture(scope="module")
def code_course(tmp_path_factory):
    """A course with the case and the notebook; not to be changed."""
    course = Course(tmp_path_factory.mktemp("code") / "course")
    add_code_assignment(course)
    return course


@pytest.fixture
def course(code_course, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(code_course.root, root)
    return Course.at(root)


def autograde(course):
    done = course.api().autograde(CODE, "*", force=True)
    return done["success"], done.get("log", "") + done.get("error", "")


def earned_by(course, student):
    return {name: score for name, score in points(course, student).items() if name != "why"}


def test_code_is_run_and_its_tests_give_the_points(course):
    """The whole way, with an output forged beforehand and a hidden test that students never receive."""

    def forge(notebook):
        for cell in notebook.cells:
            if cell.id == "asserts":
                cell.source = "pass"
            if cell.cell_type == "code":
                cell.outputs = [new_output("stream", text="<script>forged</script>")]

    released = (course.root / "assignments" / CODE / f"{CODE}.ipynb").read_text(encoding="utf-8")
    assert HIDDEN not in released and "return 0" not in released
    hand_in_code(course, "ada", "def mean(values):\n    return 2", change=forge)
    success, log = autograde(course)
    assert success, log
    assert earned_by(course, "ada") == {"asserts": (0.0, False), "number": (2.0, False)}
    assert points(course, "ada")["why"] == (0.0, False)  # nothing was written
    graded = (course.root / "autograded" / "ada" / CODE / f"{CODE}.ipynb").read_text()
    assert "forged" not in graded and HIDDEN in graded
    assert course.api().generate_feedback(CODE)["success"]
    page = (course.root / "feedback" / "ada" / CODE / f"{CODE}.html").read_text(encoding="utf-8")
    assert "Test asserts" in page and "0 of 4" in page and HIDDEN not in page
    # nothing changed, so nothing is run again
    assert "Skipping ada" in course.api().autograde(CODE, "*", force=False)["log"]


def test_without_a_sandbox_nothing_is_run_and_nothing_graded(course, monkeypatch):
    """Would a machine without bubblewrap run a student's code as the grader?"""
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "bwrap" else which(name))
    hand_in_code(course, "ada", "open('/tmp/ipnb-was-run', 'w')")
    success, log = autograde(course)
    assert not success
    assert "90-code runs students' code. There is no `bwrap` on this machine." in log
    assert "apt-get install bubblewrap" in log
    with course.open_gradebook() as gradebook:
        assert gradebook.assignment_submissions(CODE) == []


def test_what_is_too_long_or_unread_is_not_run():
    """No kernel is started for what is held already."""
    test = SourceCell("t", "code", "assert 1", True, False, 1)
    inputs = GradingInputs(CODE, tests=(test,))
    many = tuple(HandedInCell(None, "code", "1") for _ in range(CELLS + 1))
    result = grade_code(inputs, Submission(code=many), Sandbox(), None)
    assert result.points == {"t": None} and "was not run" in result.review_reasons[0].reason
    unread = Submission()
    unread.require_review("No notebook was handed in.")
    result = grade_code(inputs, unread, Sandbox(), None)
    assert result.points == {"t": None} and result.narrative is None


HOSTILE = {
    # name: (code, what each test earns; None where a person has to look)
    "reads-keys": ("mean = lambda v: open({keys!r}).read()", {"asserts": 0.0, "number": 0.0}),
    "writes-gradebook": ("open({gradebook!r}, 'r+b').write(b'x')\n" + GOOD, None),
    "opens-socket": (
        "import socket\ntry: socket.create_connection(('10.0.0.1', 80), 1)\n"
        "except OSError: pass\nelse: raise SystemExit\n" + GOOD,
        {"asserts": 4.0, "number": 2.0},
    ),
    "sleeps": ("import time\ntime.sleep(10**6)\n" + GOOD, None),
    "forks": ("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass", None),
    "float": (
        "float = lambda x: 2.0\ndef mean(v): return sum(v) / len(v) / 2",
        {"asserts": 0.0, "number": 1.0},
    ),
    "exits": ("import os\nos._exit(0)", None),
    "exits-in-test": ("import os\ndef mean(v): os._exit(0)", None),
    "kills-parent": (
        "import os\ntry: os.kill(os.getppid(), 9)\nexcept OSError: pass\n" + GOOD,
        {"asserts": 4.0, "number": 2.0},
    ),
    "hides-errors": (
        "get_ipython().showtraceback = lambda *a, **k: None\n"
        "get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)\n"
        "def mean(v): raise ValueError",
        {"asserts": 0.0, "number": 0.0},
    ),
    "swallows-result": (
        "get_ipython().displayhook.write_output_prompt = lambda *a: None\n"
        "get_ipython().displayhook.finish_displayhook = lambda *a: None\n"
        "def mean(v): return 0",
        {"asserts": 0.0, "number": None},
    ),
    "second-result": (
        "def mean(v):\n    get_ipython().displayhook(2.0)\n    return sum(v) / len(v)",
        {"asserts": None, "number": None},
    ),
}


@pytest.mark.deep
def test_a_hostile_class_harms_nobody(course):
    """Neighbours are graded, the gradebook and the key are as they were, and nobody earns what is not theirs."""
    config = course.root / "nbgrader_config.py"
    limits = "\nget_config().Sandbox.cell_seconds = 5\nget_config().Sandbox.memory_mb = 600\n"
    config.write_text(config.read_text(encoding="utf-8") + limits, encoding="utf-8")
    keys = course.root / "keys" / "00-sample.yaml"
    places = {"keys": str(keys), "gradebook": str(course.root / "gradebook.db")}
    for student in ("aaa", "zzz"):
        hand_in_code(course, student, GOOD, why="Because.")
    for student, (code, _) in HOSTILE.items():
        for name, place in places.items():
            code = code.replace("{" + name + "!r}", repr(place))
        hand_in_code(course, student, code)
    before = hashlib.sha256(keys.read_bytes()).hexdigest()
    success, log = autograde(course)
    assert not success
    for student in ("aaa", "zzz"):
        assert earned_by(course, student) == FULL
        assert points(course, student)["why"] == (None, True)
        text = (course.root / "autograded" / student / CODE / f"{CODE}.ipynb").read_text()
        assert "Because&#46;" in text and "instead of the form" not in text
    for student, (_, earned) in HOSTILE.items():
        expected = WAITS
        if earned is not None:
            expected = {name: (score, score is None) for name, score in earned.items()}
        if student == "writes-gradebook":
            # the file is not there inside: the cell fails before the function is made
            expected = {"asserts": (0.0, False), "number": (0.0, False)}
        assert earned_by(course, student) == expected, (student, log)
    assert hashlib.sha256(keys.read_bytes()).hexdigest() == before
    status = course.run("ipnb", "status", CODE).stdout
    for student in ("sleeps", "exits", "second-result"):
        assert f"  {student}: " in status
    assert course.run("ipnb", "export", fine=False).stderr.count("Not exported") == 1
    json.loads((course.root / "autograded" / "sleeps" / CODE / f"{CODE}.ipynb").read_bytes())
