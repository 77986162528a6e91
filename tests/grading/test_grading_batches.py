"""What is due is looked up for many at once, and what is graded already is told from what only looks so."""

import pytest

from grading.course import NAME
from ipnb.grading.assignment_reader import AssignmentReader
from ipnb.grading.grading_batches import BatchMaker, grade_batch
from ipnb.grading.grading_task import AssignmentMaterial
from ipnb.grading.records import Records


@pytest.fixture
def making(course):
    """A function that makes a batch of everybody, forced or not."""
    with course.open_gradebook() as gradebook:
        app = course.app()
        reader = AssignmentReader(gradebook, app.coursedir, app.log)
        material = AssignmentMaterial(NAME, reader.cells(NAME), reader.inputs(NAME), ())

        def make(students, is_forced=False):
            maker = BatchMaker(
                gradebook, app.coursedir, Records(gradebook), app.log, lambda _: is_forced
            )
            return maker.make(material, {one: str(course.folder(one)) for one in students})

        yield make


def test_only_what_changed_is_due(course, making):
    """Three were graded; one handed in again, one lost the graded notebook: who is graded again?"""
    students = ["ada", "ben", "cy"]
    for student in students:
        course.hand_in(student, course.answers(student))
    assert course.grade()[0]
    course.hand_in("ben", course.answers("ben", revision=13))
    (course.root / "autograded" / "cy" / NAME / f"{NAME}.ipynb").unlink()
    due = [one.student for one in grade_batch(making(students)) if one.result is not None]
    assert due == ["ben", "cy"]
    forced = grade_batch(making(students, is_forced=True))
    assert [one.result is not None for one in forced] == [True, True, True]


def test_what_was_graded_before_goes_with_a_task(course, making):
    """Can a worker without the gradebook tell older answers from newer ones?"""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    (task,) = making(["ada"]).tasks
    assert [(one.workspace, one.revision) for one in task.earlier] == [("workspace-of-ada", 12)]
    assert making(["ada", "new"]).histories["new"].records == []
