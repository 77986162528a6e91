"""Grading again: forced, with nothing of an earlier grade or mark lost, and said what changed."""

import shutil

import pytest

from grading.course import NAME
from grading.support import worse


def test_marks_by_hand_stand_for_the_same_text(ada):
    """Does a changed form make the texts to be marked again?"""
    ada.hand_in("ada", worse(ada))
    assert ada.grade()[0]
    grades = ada.grades("ada")
    assert grades["formulation"][0] < 60
    assert grades["n1"] == (None, 20.0, False)
    assert grades["n2"] == (None, 10.0, False)


def test_a_changed_text_keeps_its_mark_and_asks_for_a_look(ada):
    """Is a mark silently kept for another text, or thrown away?"""
    own = {"n1": "Another text.", "n2": ada.answers("ada")["narrative"]["n2"]}
    ada.hand_in("ada", ada.answers("ada", revision=13, narrative=own))
    _, log = ada.grade()
    assert ada.grades("ada")["n1"] == (None, 20.0, True)
    assert ada.grades("ada")["n2"] == (None, 10.0, False)
    assert "n1: the previous mark (20) was for other text." in log
    assert "n1: the previous mark (20) was for other text." in ada.ipnb("status", NAME)[1]
    with ada.open_gradebook() as gradebook:
        comment = gradebook.find_comment("n1", NAME, NAME, "ada")
        assert comment.manual_comment == "You weigh the contrary line."


def test_a_submission_that_broke_since_loses_no_grade(ada):
    """Does a truncated second upload wipe out the first grade, or leave it standing as if all were well?"""
    ada.hand_in("ada", "{")
    success, _ = ada.grade()
    assert not success
    assert ada.grades("ada")["formulation"] == (None, None, True)
    assert ada.grades("ada")["n1"] == (None, 20.0, True)
    assert "The grading before this one gave 60." in ada.ipnb("status", NAME)[1]
    assert ada.last("ada").before["formulation"]["auto"] == 60.0
    ada.hand_in("ada", ada.answers("ada"))
    assert ada.grade()[0]
    assert ada.grades("ada")["formulation"] == (60.0, None, False)
    assert ada.grades("ada")["n1"] == (None, 20.0, False)


def test_an_override_that_hides_a_new_score_is_reported(ada):
    """Does a score typed last term mask what the form earns now?"""
    ada.mark("ada", "formulation", 35)
    ada.hand_in("ada", worse(ada))
    _, log = ada.grade()
    assert ada.grades("ada")["formulation"][1:] == (35.0, True)
    assert "formulation: the previous mark (35) was for other answers." in log
    with pytest.raises(SystemExit):
        ada.ipnb("export", NAME)


def test_a_decision_about_a_held_submission_stands(course):
    """Does a person have to decide about the same safety miss after each grading?"""
    answers = course.answers("ben")
    answers["safety"] |= {"flags": {}, "asked": {}}
    course.hand_in("ben", answers)
    course.grade()
    assert course.grades("ben")["formulation"] == (None, None, True)
    course.mark("ben", "formulation", 41)
    course.grade()
    assert course.grades("ben")["formulation"] == (None, 41.0, False)


def test_nothing_new_changes_nothing(ada):
    """Is grading twice the same as grading once?"""
    before = ada.grades("ada"), ada.graded("ada")
    assert ada.grade()[0]
    assert (ada.grades("ada"), ada.graded("ada")) == before


def test_without_force_only_what_changed_is_graded(ada):
    """Does plain `nbgrader autograde` overlook a new upload without a timestamp, or a key that came later?"""
    _, log = ada.grade(force=False)
    assert "nothing changed since" in log
    ada.hand_in("ada", worse(ada))
    _, log = ada.grade(force=False)
    assert "ada: " in log and "nothing changed" not in log
    shutil.move(ada.root / "keys", ada.root / "away")
    ada.grade()
    assert ada.grades("ada")["formulation"] == (None, None, True)
    shutil.move(ada.root / "away", ada.root / "keys")
    assert ada.grade(force=False)[0]
    assert ada.grades("ada")["formulation"][0] is not None
