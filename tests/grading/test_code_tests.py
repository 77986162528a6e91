"""Points come from a kernel's plain reply, and from nothing that could as well be made up."""

import pytest

from ipnb.grading.code_tests import GIVE_NAMES_BACK, KEEP_NAMES, CellRun, expects_number, score_test

FINE = CellRun("ok")
ASSERT, VALUE = "assert mean([1]) == 1", "score = 2.0\nscore"


def result(text, reply="ok", more=()):
    output = {"output_type": "execute_result", "data": {"text/plain": text}}
    return CellRun(reply, ("execute_result", *more), (output,))


def test_a_silent_end_is_full_marks_and_an_error_none():
    """As in nbgrader."""
    assert score_test("t", ASSERT, 4, FINE, CellRun("ok")) == (4, "")
    assert score_test("t", ASSERT, 4, FINE, CellRun("ok", ("stdout",))) == (4, "")
    assert score_test("t", ASSERT, 4, FINE, CellRun("error", ("error",))) == (0.0, "")
    # an error whose traceback was hidden is an error
    assert score_test("t", ASSERT, 4, FINE, CellRun("error")) == (0.0, "")


@pytest.mark.parametrize(("text", "points"), [("2", 2), ("2.0", 2), ("0", 0), ("1.25", 1.25)])
def test_a_number_of_points_is_taken(text, points):
    """Partial credit."""
    assert score_test("t", VALUE, 2, FINE, result(text)) == (points, "")


@pytest.mark.parametrize(
    "text", ["None", "nan", "inf", "-1", "np.float64(1.5)", "'2'", "3", "True", "1e0", "", "²"]
)
def test_whatever_else_it_ended_in_waits_for_a_person(text):
    """nbgrader gives full marks for most of these."""
    points, reason = score_test("t", VALUE, 2, FINE, result(text))
    assert points is None and "number of points" in reason


@pytest.mark.parametrize(
    ("before", "run"),
    [
        (FINE, CellRun(None)),
        (FINE, CellRun("aborted")),
        (CellRun("error"), CellRun("ok")),
        (CellRun(None), CellRun("ok")),
    ],
)
def test_without_a_reply_nothing_is_earned_and_nothing_lost(before, run):
    """Is a test that never ran a pass, or a zero?"""
    points, reason = score_test("t", ASSERT, 4, before, run)
    assert points is None and "gave no result" in reason


@pytest.mark.parametrize(
    "run",
    [
        CellRun("ok", ("stderr",)),
        CellRun("ok", ("error",)),
        CellRun("ok", ("execute_result", "clear_output")),
        CellRun("ok", ("update_display_data",)),
    ],
)
def test_what_led_to_more_than_a_result_waits(run):
    """Taken back, put in its place, or written by something else."""
    points, reason = score_test("t", ASSERT, 4, FINE, run)
    assert points is None and "more than a result" in reason


def test_two_results_or_none_where_one_belongs_wait():
    """A forged second result, or one that was swallowed."""
    assert score_test("t", VALUE, 2, FINE, result("2", more=("execute_result",)))[0] is None
    assert score_test("t", VALUE, 2, FINE, CellRun("ok"))[0] is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("assert a", False),
        ("score", True),
        ("x = 1", False),
        ("grade(x)", True),
        ("assert_equal(a, b)", False),
        ("np.testing.assert_allclose(a, b)", False),
        ("self.assertEqual(a, b)", False),
        ("print(a)", False),
        ("%time x", False),
        ("", False),
        ("1.5", True),
        ("None", False),
    ],
)
def test_a_test_says_by_its_last_line_whether_it_gives_points(source, expected):
    """Would full marks come from a result that never came?"""
    assert expects_number(source) is expected


def test_names_that_code_took_are_pythons_again(tmp_path):
    """`float = lambda x: 2.0` earned full marks under nbgrader."""
    import subprocess
    import sys

    steal = (
        "import builtins\nfloat = lambda x: 2.0\nlist = globals = None\n"
        "builtins.len = lambda x: 7\nmine = 3\n"
    )
    look = "print(float('1'), list('a'), len('ab'), mine, 'globals' in globals())"
    program = "\n".join([KEEP_NAMES, steal, GIVE_NAMES_BACK, look])
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True)
    assert done.stdout.split("\n")[0] == "1.0 ['a'] 2 3 False", done.stderr
