"""What a marker sees of code that ran is text and pictures, with nothing in it that can act."""

from ipnb.grading.code_notebook import RunCell, SourceCell
from ipnb.grading.code_tests import CellRun
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.graded_code_notebook import SHOWN, graded_code_notebook
from ipnb.grading.graded_files import META

TEST = SourceCell("test", "code", "assert 1", True, False, 4)
TASK = SourceCell("task", "code", "", False, True, 0)


def cell_of(run=None, cell=None, result=None):
    cell = cell or RunCell("code", "draw()")
    runs = {0: run} if run else {}
    return graded_code_notebook("90", [cell], runs, result or GradeResult()).cells[-1]


def outputs(*outputs):
    return cell_of(CellRun("ok", (), outputs)).outputs


def test_markup_and_scripts_of_outputs_are_left_out():
    """Would a student's HTML or JavaScript run in the marker's session?"""
    data = {"text/html": "<script>1</script>", "application/javascript": "1", "text/plain": "seen"}
    (shown,) = outputs({"output_type": "display_data", "data": data})
    assert shown.data == {"text/plain": "seen"}
    (shown,) = outputs({"output_type": "execute_result", "data": {"image/svg+xml": "<svg/>"}})
    assert shown.data == {"text/plain": ""}


def test_pictures_stay_if_they_are_pictures():
    """A plot is what a marker needs; anything else in its place is none."""
    (shown,) = outputs({"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo=\n"}})
    assert shown.data == {"image/png": "iVBORw0KGgo=\n"}
    (shown,) = outputs({"output_type": "display_data", "data": {"image/png": '"><img src=x>'}})
    assert "image/png" not in shown.data


def test_long_outputs_are_cut_and_signs_cleaned():
    """Would a graded notebook grow until Formgrader hangs, or act in a terminal?"""
    stream = {
        "output_type": "stream",
        "name": "odd",
        "text": "\x1b[31mred\x1b[0m\x1b]0;x" + "y" * 30_000,
    }
    error = {"output_type": "error", "ename": "E", "evalue": None, "traceback": ["a"] * 500}
    text, failed = outputs(stream, error)
    assert text.name == "stdout" and text.text.startswith("red\ufffd]0;x")
    assert len(text.text) < SHOWN + 50 and text.text.endswith("(cut here)")
    assert (failed.evalue, len(failed.traceback)) == ("", 100)


def test_cells_carry_what_formgrader_and_feedback_need():
    """Can each be marked, and does a test's points stand by it?"""
    test = cell_of(cell=RunCell("code", "assert 1", TEST))
    assert (test.metadata.nbgrader.points, test.metadata.nbgrader.grade) == (4, True)
    assert test.metadata[META]["kind"] == "test"
    task = cell_of(cell=RunCell("code", "x", TASK))
    assert task.metadata.nbgrader.solution and META not in task.metadata
    own = cell_of(cell=RunCell("markdown", "<b>hello</b>"))
    assert "<b>" not in own.source and "&#60;b&#62;" in own.source


def test_why_it_is_held_stands_at_the_top():
    """Does a marker have to look for it?"""
    result = GradeResult()
    result.require_review("unread", "It <ran> too long.", "Look at it.")
    held = graded_code_notebook("90", [], {}, result).cells[1]
    assert "It &lt;ran&gt; too long. Look at it." in held.source
