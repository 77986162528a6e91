"""Every kind of trouble that was ever found has a generator, and comes out held with words, or graded whole."""

import json
import os
import shutil

import pytest
from bad_submissions import answer_kinds, folder_kinds

from grading.course import NAME, Course
from ipnb.grading.grade_submission import grade
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.read_submission import read_submission

HELD = answer_kinds.HELD | folder_kinds.HELD
GRADED = answer_kinds.GRADED | folder_kinds.GRADED
GOOD = ("aaa-first", "zzz-last")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A course that is only read, and what it is graded with."""
    course = Course(tmp_path_factory.mktemp("kinds") / "course")
    course.source = course.root / "source" / NAME / f"{NAME}.ipynb"
    cells = json.loads(course.source.read_bytes())["cells"]
    about = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in cells]
    course.released = {one["grade_id"]: "".join(text) for one, text in about if one}
    course.inputs = load_grading_inputs(course.root, NAME)
    return course


def handed_in(course, student, spoil):
    folder = course.folder(student)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(course.source, folder)
    (folder / "answers.json").write_text(json.dumps(course.answers(student)), encoding="utf-8")
    spoil(folder)
    return folder


def graded(course, student, spoil):
    submission = read_submission(handed_in(course, student, spoil), NAME, course.released)
    return grade(course.inputs, submission, student, [])


@pytest.mark.parametrize("kind", HELD)
def test_it_is_held_with_the_file_and_a_remedy(place, kind):
    """Is there a zero, or a reason that says neither what nor what to do?"""
    spoil, words = HELD[kind]
    result = graded(place, kind, spoil)
    assert result.share is None
    reason = result.review_reasons[0]
    assert words in reason.reason
    assert "answers.json" in reason.reason or "otebook" in reason.reason
    assert reason.remedy.endswith(".") and len(reason.remedy) > 20


@pytest.mark.parametrize("kind", GRADED)
def test_it_is_graded_and_loses_nothing(place, kind):
    """Does anybody lose points for what is no judgement of theirs?"""
    spoil, expected = GRADED[kind]
    result = graded(place, kind, spoil)
    assert result.review_reasons == []
    if isinstance(expected, float):
        assert result.share == expected
    else:
        assert result.share == 1.0
        assert expected in " ".join(result.notes)


@pytest.mark.deep
def test_a_batch_of_every_kind_goes_on_to_its_end(released, tmp_path):
    """The whole way, by the plain command: gradebook, graded notebooks, status and feedback."""
    shutil.copytree(released.root, tmp_path / "course")
    course = Course.at(tmp_path / "course")
    course.source = course.root / "assignments" / NAME / f"{NAME}.ipynb"
    for student in GOOD:
        course.hand_in(student, course.answers(student))
    for kind, (spoil, _) in (HELD | GRADED).items():
        handed_in(course, kind, spoil)
    course.run("nbgrader", "autograde", NAME, fine=False)
    grades = course.all_grades()
    assert set(grades) == {*GOOD, *HELD, *GRADED}
    for student in GOOD:
        assert grades[student]["formulation"] == (60.0, None, False)
    for kind in HELD:
        assert grades[kind]["formulation"] == (None, None, True), kind
    for kind, (_, expected) in GRADED.items():
        points = 60.0 * (expected if isinstance(expected, float) else 1)
        assert grades[kind]["formulation"] == (points, None, False), kind
    status = course.run("ipnb", "status", NAME).stdout
    assert all(f"  {kind}: " in status for kind in HELD)
    course.run("nbgrader", "generate_feedback", NAME)
    for kind in HELD:
        assert "This is not a zero" in course.feedback(kind)
    # again, and nothing has changed
    course.run("ipnb", "grade", NAME, fine=False)
    assert course.all_grades() == grades
    for folder, folders, files in os.walk(course.root / "autograded"):
        assert not any(os.path.islink(os.path.join(folder, name)) for name in [*folders, *files])
