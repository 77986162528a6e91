"""What is listed before anything is written is what the grader then writes, for everybody."""

import shutil

import pytest

from grading.course import NAME, Course
from ipnb.grading.preview import Previewer, in_groups
from ipnb.grading.worker_pool import WorkerPool


@pytest.fixture(scope="module")
def crowd(released, tmp_path_factory):
    """One of each: marked, held, blank, with an override, argued, not graded before, taken out since."""
    root = tmp_path_factory.mktemp("preview") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    for student in ("marked", "text", "override", "left"):
        course.hand_in(student, course.answers(student))
    course.hand_in("blank", course.answers("blank", "blank", narrative={}))
    course.hand_in("broken", "{")
    unsafe = course.answers("unsafe")
    unsafe["safety"] |= {"flags": {}, "asked": {}}
    course.hand_in("unsafe", unsafe)
    course.grade()
    for student in ("marked", "text", "override"):
        course.mark(student, "n1", 20)
    course.mark("override", "formulation", 35)
    with course.open_gradebook() as gradebook:
        gradebook.remove_student("left")
    changed = {"n1": "Another text.", "n2": "If the next session goes otherwise."}
    course.hand_in("text", course.answers("text", revision=13, narrative=changed))
    course.hand_in("broken", course.answers("broken"))
    course.hand_in("blank", None)
    course.hand_in("override", course.answers("override", "chaos", revision=13))
    course.hand_in("new", course.answers("new"))
    return course


def previews(course, student="*"):
    app = course.app()
    with course.open_gradebook() as gradebook:
        found = Previewer(app, gradebook, NAME).previews(WorkerPool(), student)
        return {one.student: one for one in found}


def test_a_preview_is_what_the_grader_writes(crowd):
    """Score, mark by hand, and who has to look: the same for each part of each submission?"""
    listed = previews(crowd)
    assert listed["text"].why["n1"] == "text" and listed["override"].why["formulation"] == "answers"
    assert listed["blank"].is_newly_held and listed["broken"].is_released
    assert listed["new"].before is None and not listed["marked"].is_due
    crowd.grade()
    written = crowd.all_grades()
    assert set(listed) == set(written)
    for student, preview in listed.items():
        for part, expected in preview.after.items():
            auto, manual, waits = written[student][part]
            score = auto if manual is None else manual
            assert (score, waits) == (expected.score, expected.waits), (student, part)


def test_whoever_was_taken_out_is_asked_for_by_name(crowd):
    assert "left" not in previews(crowd)
    assert set(previews(crowd, "left")) == {"left"}


def test_students_are_read_a_few_at_a_time():
    assert [list(group) for group in in_groups("abcde", 2)] == [["a", "b"], ["c", "d"], ["e"]]
