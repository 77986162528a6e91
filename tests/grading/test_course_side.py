"""Trouble on the instructor's side holds everybody, and says what is missing."""

from dataclasses import replace

import pytest

from grading.course import NAME


def no_key(course):
    (course.root / "keys" / f"{NAME}.yaml").unlink()


def faulty_key(course):
    key = course.root / "keys" / f"{NAME}.yaml"
    key.write_text(
        key.read_text(encoding="utf-8").replace("s01: {rigidity: 1}", "s01: {ridigity: 1}"),
        encoding="utf-8",
    )


def key_of_another_case(course):
    key = course.root / "keys" / f"{NAME}.yaml"
    key.write_text(
        key.read_text(encoding="utf-8").replace(f"case: {NAME}", "case: 06-recovery"),
        encoding="utf-8",
    )


def no_case(course):
    (course.root / "source" / NAME / "case.yaml").unlink()


def faulty_case(course):
    (course.root / "source" / NAME / "case.yaml").write_text("schema: [", encoding="utf-8")


def a_text_more(course):
    case = course.root / "source" / NAME / "case.yaml"
    more = "narrative:\n- {id: n3, prompt: More., words: [1, 2]}\n"
    case.write_text(
        case.read_text(encoding="utf-8").replace("narrative:\n", more), encoding="utf-8"
    )


@pytest.mark.parametrize(
    "spoil, words",
    [
        (no_key, "The key cannot be read: 00-sample.yaml in keys/"),
        (faulty_key, "The key is faulty"),
        (key_of_another_case, "This key is for 06-recovery"),
        (no_case, "The case cannot be read"),
        (faulty_case, "The case is faulty"),
        (a_text_more, "the case asks for"),
    ],
)
def test_everything_is_held_until_it_is_mended(course, spoil, words):
    """Does a missing key grade against nothing, or end in a traceback for each student?"""
    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student))
    spoil(course)
    success, log = course.grade()
    assert not success
    assert words in log
    for student in ("ada", "ben"):
        assert course.grades(student)["formulation"] == (None, None, True)
    assert words in course.ipnb("status", NAME)[1]


def test_a_fault_of_the_grader_holds_one_and_not_the_others(course, monkeypatch):
    """Does a bug in scoring take the whole class with it, or turn into a grade?"""
    from ipnb.formulation import scoring

    honest, calls = scoring.evaluate, []

    def fails_for_the_second(*given):
        calls.append(given)
        if len(calls) == 2:
            raise ZeroDivisionError("a bug")
        return honest(*given)

    monkeypatch.setattr(scoring, "evaluate", fails_for_the_second)
    for student in ("ada", "ben", "cy"):
        course.hand_in(student, course.answers(student))
    success, log = course.grade()
    assert not success
    assert "ben is held: The grader failed on this submission (ZeroDivisionError: a bug)." in log
    grades = course.all_grades()
    assert grades["ben"]["formulation"] == (None, None, True)
    assert grades["ada"]["formulation"] == grades["cy"]["formulation"] == (60.0, None, False)


@pytest.mark.parametrize("share", [float("nan"), float("inf"), None, True, "1"])
def test_a_share_that_is_no_number_is_no_grade(course, monkeypatch, share):
    """nbgrader itself would give full marks for NaN and for None."""
    from ipnb.formulation import scoring

    honest = scoring.evaluate
    monkeypatch.setattr(
        scoring, "evaluate", lambda *given: replace(honest(*given), points_share=share)
    )
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    assert course.grades("ada")["formulation"] == (None, None, True)


@pytest.mark.parametrize("share, points", [(1.0000001, 60.0), (-0.2, 0.0), (0.5, 30.0)])
def test_points_stay_within_the_cell(course, monkeypatch, share, points):
    """Could a score be more than the maximum, or less than nothing?"""
    from ipnb.formulation import scoring

    honest = scoring.evaluate
    monkeypatch.setattr(
        scoring, "evaluate", lambda *given: replace(honest(*given), points_share=share)
    )
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    assert course.grades("ada")["formulation"][0] == points


def test_an_unknown_assignment_is_refused_at_once(course):
    """Does grading something that was never released end well?"""
    folder = course.root / "submitted" / "ada" / "99-nothing"
    folder.mkdir(parents=True)
    done = course.run("nbgrader", "autograde", "99-nothing", fine=False)
    assert "nbgrader generate_assignment 99-nothing" in done.stderr
