"""Grading where no gradebook is: what goes in and comes out can be sent, and one failure is one student's."""

import pickle

import pytest

from grading.course import NAME
from ipnb.grading import grading_task
from ipnb.grading.assignment_reader import AssignmentReader
from ipnb.grading.grading_task import AssignmentMaterial, GradingTask, grade_all
from ipnb.grading.place_narrative import PlaceNarrative
from ipnb.grading.show_formulation import ShowFormulation


@pytest.fixture
def material(course):
    with course.open_gradebook() as gradebook:
        app = course.app()
        reader = AssignmentReader(gradebook, app.coursedir, app.log)
        steps = ((ShowFormulation, {}), (PlaceNarrative, {}))
        yield AssignmentMaterial(NAME, reader.cells(NAME), reader.inputs(NAME), steps)


def task(course, student, **own):
    return GradingTask(student, str(course.hand_in(student, course.answers(student))), **own)


def test_everything_can_be_sent_to_another_machine(course, material):
    """Is what a worker gives the same as what this process gives?"""
    there = pickle.loads(pickle.dumps((material, [task(course, "ada")])))
    sent = pickle.loads(pickle.dumps(grade_all(*there)))
    here = grade_all(material, [task(course, "ada")])
    assert sent == here
    assert here[0].result.share is not None and b"formulation" in here[0].data


def test_what_was_graded_before_is_left_alone(course, material):
    """Is a class graded again because one student handed in?"""
    (first,) = grade_all(material, [task(course, "ada")])
    (again,) = grade_all(material, [task(course, "ada", unless=first.handed_in)])
    assert again.result is None and again.handed_in == first.handed_in
    other = GradingTask("ada", str(course.hand_in("ada", course.answers("ada", "blank"))))
    (changed,) = grade_all(material, [GradingTask("ada", other.folder, (), first.handed_in)])
    assert changed.result is not None


def test_a_fault_of_the_graders_is_one_students(course, material, monkeypatch):
    """Does an error in our own code end a batch, or pass for a score?"""
    honest = grading_task.grade

    def faulty(inputs, submission, student, earlier):
        if student == "ben":
            raise KeyError("a fault")
        return honest(inputs, submission, student, earlier)

    monkeypatch.setattr(grading_task, "grade", faulty)
    ada, ben = grade_all(material, [task(course, "ada"), task(course, "ben")])
    assert ada.result.share is not None and not ada.trouble
    assert ben.result.share is None and "KeyError" in ben.trouble
    assert "KeyError" in ben.result.review_reasons[0].reason


def test_a_notebook_that_is_still_to_change_is_not_written_out(course, material):
    """May an instructor's own preprocessor come after ours?"""
    open_end = AssignmentMaterial(
        NAME, material.cells, material.inputs, material.steps, is_final=False
    )
    (graded,) = grade_all(open_end, [task(course, "ada")])
    assert graded.data == b"" and graded.notebook.cells
    assert graded.result.explained is not None
