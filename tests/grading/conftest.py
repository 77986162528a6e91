"""A released course to work in: built once by nbgrader's own commands, copied for each test."""

import importlib.util
import re
import shutil
from pathlib import Path

import pytest
import yaml

from grading.course import NAME, Course
from grading.support import EXCHANGE, HALF, TWIN, hand_in
from grading.talks import graded_class
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case

_spec = importlib.util.spec_from_file_location(
    "browser_conftest", Path(__file__).parents[1] / "browser/conftest.py"
)
_browser = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_browser)
browser_type_launch_args, axe = _browser.browser_type_launch_args, _browser.axe


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """The course after `nbgrader generate_assignment`; not to be changed."""
    course = Course(tmp_path_factory.mktemp("course") / "released")
    course.release()
    return course


@pytest.fixture(scope="session")
def thirty(tmp_path_factory):
    """A class of thirty, graded, in a course with a talk; not to be changed."""
    return graded_class(tmp_path_factory.mktemp("thirty") / "course")


@pytest.fixture
def course(released, tmp_path):
    """A copy of the released course for one test."""
    root = tmp_path / "course"
    shutil.copytree(released.root, root)
    return Course.at(root)


@pytest.fixture
def late(course):
    """Ada hands in a day late, in a course that then takes half; the case says when it was due."""
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + HALF, encoding="utf-8")
    case = course.root / "source" / NAME / "case.yaml"
    due = "level: 2\ndue: '2026-03-01T23:59:00+01:00'\n"
    case.write_text(case.read_text(encoding="utf-8").replace("level: 2\n", due), encoding="utf-8")
    for student, time in (("ada", "2026-03-02 12:00:00 UTC"), ("ben", "2026-03-01 12:00:00 UTC")):
        folder = course.hand_in(student, course.answers(student))
        (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    assert course.grade()[0]
    return course


@pytest.fixture
def mixed(course):
    """One of each: final, to be marked, held, not graded, absent, alike."""
    course.hand_in("final", course.answers("final"))
    course.hand_in("held", None)
    course.hand_in("twin-a", course.answers("twin-a"))
    course.hand_in("twin-b", course.answers("twin-b", workspace="workspace-of-twin-a"))
    course.hand_in("blank-a", course.answers("blank-a", "blank", narrative={}))
    course.hand_in("blank-b", course.answers("blank-b", "blank", narrative={}))
    course.grade()
    course.mark("final", "n1", 25)
    course.mark("final", "n2", 15)
    course.hand_in("new", course.answers("new", "chaos"))
    with course.open_gradebook() as gradebook:
        gradebook.add_student("absent", last_name="Ó Dálaigh, Jr", first_name='Aoife "A"')
    return course


def write_twin(root):
    """The equivalent case and its key: the same questions, and right in other places."""
    file = root / "source" / TWIN / "case.yaml"
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    case |= {"id": TWIN, "instead": {"case": NAME}}
    for section, part in (
        ("links", "universe"), ("plan", "universe"), ("domains", "over"),
        ("safety", "cues"), ("safety", "actions"),
    ):  # fmt: skip
        case["items"][section][part].reverse()
    file.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), encoding="utf-8")
    key = yaml.safe_load((root / "keys" / f"{NAME}.yaml").read_text(encoding="utf-8"))
    key["case"] = TWIN
    for section in ("states", "window", "five_p"):
        credits = list(key["credit"][section].values())
        key["credit"][section] = dict(
            zip(key["credit"][section], [*credits[1:], credits[0]], strict=True)
        )
    (root / "keys" / f"{TWIN}.yaml").write_text(
        yaml.safe_dump(key, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


@pytest.fixture
def twins(course):
    """Ada takes the case, Ben its equivalent, Cy neither, Dee both and does better in the second."""
    folder = course.root / "source" / TWIN
    shutil.copytree(course.root / "source" / NAME, folder)
    (folder / f"{NAME}.ipynb").unlink()
    write_twin(course.root)
    build(load_case(folder / "case.yaml"), folder)
    file = course.root / "source" / NAME / "case.yaml"
    text = re.sub(r"instead: .*", f"instead: {{case: {TWIN}}}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    build(load_case(file), file.parent)
    for name in (NAME, TWIN):
        course.run("nbgrader", "generate_assignment", name, "--force")
    hand_in(course, "ada", NAME)
    hand_in(course, "ben", TWIN)
    hand_in(course, "dee", NAME, "blank")
    hand_in(course, "dee", TWIN)
    with course.open_gradebook() as gradebook:
        for student in ("ada", "ben", "cy", "dee"):
            gradebook.update_or_create_student(student)
    for name in (NAME, TWIN):
        assert course.api().autograde(name, "*", force=True)["success"]
        with course.open_gradebook() as gradebook:
            for submission in gradebook.assignment_submissions(name):
                for grade in submission.notebooks[0].grades:
                    if grade.needs_manual_grade:
                        grade.manual_score, grade.needs_manual_grade = 10, False
            gradebook.db.commit()
    return course


@pytest.fixture
def hub(course, tmp_path):
    """A course with an exchange, released to students."""
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    settings = EXCHANGE.format(root=str(exchange))
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    course.settings, course.exchange = settings, exchange
    course.run("nbgrader", "release_assignment", NAME)
    return course


@pytest.fixture
def graded(course):
    """Four students who differ in known places, one who cannot be read, one who handed in a blank."""
    for student in ("ada", "ben", "cy", "dee"):
        answers = course.answers(student, confidence={"states": 3, "window": 1})
        if student in ("ben", "cy"):
            answers["states"]["s01"] = "chaos"
            answers["domains"]["consciousness"] = "not_enough"
        if student == "dee":
            answers["states"]["s01"] = "flow"
            answers["plan"] = [*answers["plan"][:2], "p3"]
            answers["evidence"]["consciousness"] = ["s20"]
            answers["safety"]["flags"]["c4"] = ["s09"]
        if student == "cy":
            del answers["states"]["s02"]
            answers["evidence"]["consciousness"] = ["s21"]
            for item in answers["window"]:
                answers["window"][item] = "below"
        course.hand_in(student, answers)
    course.hand_in("held", None)
    course.hand_in("blank", course.answers("blank", "blank"))
    course.grade()
    return course


@pytest.fixture
def ada(course):
    """One good submission, graded, with both texts marked."""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    course.mark("ada", "n1", 20, "You weigh the contrary line.")
    course.mark("ada", "n2", 10)
    return course
