"""What the preprocessors find of one submission: texts wherever they were written, and what they count for."""

from types import SimpleNamespace

import pytest

from ipnb.grading.due_dates import Deadline
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.graded_notebook import AssignmentCells, Cell
from ipnb.grading.grading_context import GradingContext, new_record
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.records import Record
from ipnb.grading.submission import Submission

FORM, TEXT = Cell("formulation", "code", 60.0), Cell("n1", "markdown", 20.0)


@pytest.fixture
def submission_context():
    """One free text in the form, and nothing else in the notebook than was released."""
    return GradingContext(
        gradebook=None,
        rows=SimpleNamespace(),
        assignment="01-river",
        student="ada",
        assignment_cells=AssignmentCells("river", [FORM, TEXT], {"n1": "Write here."}),
        inputs=GradingInputs("01-river"),
        submission=Submission(cells={"n1": ["Write here."]}, received={"n1": "Write here."}),
        result=GradeResult(
            narrative={"n1": "What holds."}, digests={"answers": "a1", "work": "w1"}
        ),
        earlier=[],
        record=Record("01-river", "ada"),
        deadline=Deadline(None, {}, False),
    )


def test_a_text_typed_into_the_notebook_counts_too(submission_context):
    """Is it told from the released text and from the form's, and said once?"""
    assert submission_context.typed_in_notebook("n1") == ""
    submission_context.submission.cells["n1"] = ["Write here. More.", "What holds.", "More."]
    assert submission_context.typed_in_notebook("n1") == "More."


def test_a_blank_is_told_from_a_loss_and_from_what_was_never_asked(submission_context):
    """Who is given a zero?"""
    assert not submission_context.is_blank("n1")
    submission_context.result.narrative = {"n1": " \n"}
    assert submission_context.is_blank("n1")
    submission_context.result.narrative = None
    assert not submission_context.is_blank("n1"), "nobody could read it"
    submission_context.result.narrative, submission_context.submission.received = {}, {"n2": "x"}
    assert submission_context.was_never_asked("n1") and not submission_context.is_blank("n1")


def test_an_argument_alone_leaves_the_form_as_it_was_graded(submission_context):
    """Does a mark go into question because the student argued with it?"""
    submission_context.earlier = [
        Record("01-river", "ada", digests={"work": "w1"}, texts={"formulation": "a0"})
    ]
    assert submission_context.digest_of(FORM) == "a0"
    submission_context.result.digests["work"] = "w2"
    assert submission_context.digest_of(FORM) == "a1"


def test_a_text_that_could_not_be_read_has_no_digest(submission_context):
    """Is a mark for it compared with nothing?"""
    assert submission_context.digest_of(TEXT) is not None
    submission_context.result.narrative = None
    assert submission_context.digest_of(TEXT) is None


def test_the_record_says_what_was_graded_and_why_not():
    """Is all of it there before anything is saved?"""
    result = GradeResult(answers={"revision": 3, "workspace": "w"}, notes=["A note."])
    result.require_review("unread", "Why.", "What to do.")
    record = new_record("01-river", "ada", result, "d1")
    assert record.holds == [{"kind": "unread", "reason": "Why.", "remedy": "What to do."}]
    assert (record.revision, record.workspace, record.notes) == (3, "w", ["A note."])
    assert record.digests["handed_in"] == "d1"
