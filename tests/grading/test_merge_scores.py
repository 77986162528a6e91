"""What becomes of a mark typed by hand when a submission is graded again."""

import pytest

from ipnb.grading.merge_scores import SavedGrade, merge_scores

NOTHING = SavedGrade(auto=None, manual=None, extra=None, needs_review=True)


def text(now, before, graded_on="old", marked_on=None, auto=None):
    return merge_scores("n1", "text", auto, now, before, graded_on, marked_on)


def test_a_text_without_a_mark_waits():
    """Would a text that nobody has read count as done?"""
    assert text("now", NOTHING).needs_review


def test_a_blank_text_is_a_zero_and_waits_for_nobody():
    """Does a marker have to open blanks?"""
    after = text("now", NOTHING, auto=0.0)
    assert (after.auto, after.needs_review) == (0.0, False)


def test_a_mark_for_the_same_text_stands():
    """Does grading again make forty texts to be marked again?"""
    after = text("same", SavedGrade(None, 14.0, None, needs_review=False), graded_on="same")
    assert (after.needs_review, after.note, after.marked) == (False, "", "same")


def test_a_mark_for_another_text_waits_and_says_so():
    """Does an old mark silently stay for a text that its marker never saw?"""
    after = text("new", SavedGrade(None, 14.0, None, needs_review=False))
    assert after.needs_review
    assert "previous mark (14) was for other text" in after.note


def test_a_mark_that_is_still_in_question_stays_in_question():
    """Does grading twice make an old mark look confirmed?"""
    once = text("new", SavedGrade(None, 14.0, None, needs_review=False), graded_on="old")
    twice = text(
        "new",
        SavedGrade(None, 14.0, None, needs_review=True),
        graded_on="new",
        marked_on=once.marked,
    )
    assert twice.needs_review
    assert twice.marked == "old"


def test_a_mark_confirmed_in_formgrader_stands_from_then_on():
    """Does "Resolve" have to be pressed after every grading?"""
    after = text(
        "new", SavedGrade(None, 14.0, None, needs_review=False), graded_on="new", marked_on="old"
    )
    assert (after.needs_review, after.marked) == (False, "new")


def test_a_mark_stands_again_when_its_text_comes_back():
    """Does an upload that was broken for a day cost the marker a second look?"""
    assert not text(
        "old", SavedGrade(None, 14.0, None, needs_review=True), graded_on="broken", marked_on="old"
    ).needs_review


def test_a_typed_score_in_question_stays_in_question():
    """Does grading twice make a hidden score look accepted?"""
    before = SavedGrade(auto=60.0, manual=35.0, extra=None, needs_review=True)
    assert merge_scores("formulation", "answers", 60.0, "same", before, "same", "same").needs_review


def test_a_mark_without_any_record_is_looked_at():
    """A mark from before this pipeline could be for any text."""
    assert text(
        "now", SavedGrade(None, 14.0, None, needs_review=False), graded_on=None
    ).needs_review


def test_a_text_that_cannot_be_read_any_more_puts_the_mark_in_question():
    """Would a mark stand for a file that is now broken?"""
    assert text(None, SavedGrade(None, 14.0, None, needs_review=False)).needs_review


@pytest.mark.parametrize("auto, needs_review", [(50.0, False), (60.0, True)])
def test_a_typed_score_that_hides_a_new_one_is_reported(auto, needs_review):
    """Does an old override mask what the form earns now?"""
    before = SavedGrade(auto=50.0, manual=35.0, extra=None, needs_review=False)
    after = merge_scores("formulation", "answers", auto, "same", before, "same", None)
    assert after.needs_review is needs_review
    assert ("hides a new score" in after.note) is needs_review
