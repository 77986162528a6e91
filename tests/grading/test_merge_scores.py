"""What becomes of a mark typed by hand when a submission is graded again."""

import pytest

from ipnb.grading.merge_scores import GradeBefore, merge_scores

NOTHING = GradeBefore(auto=None, manual=None, extra=None, waits=True)


def text(now, before, graded_on="old", marked_on=None, auto=None):
    return merge_scores("n1", "text", auto, now, before, graded_on, marked_on)


def test_a_text_without_a_mark_waits():
    """Would a text that nobody has read count as done?"""
    assert text("now", NOTHING).waits


def test_a_blank_text_is_a_zero_and_waits_for_nobody():
    """Does a marker have to open blanks?"""
    after = text("now", NOTHING, auto=0.0)
    assert (after.auto, after.waits) == (0.0, False)


def test_a_mark_for_the_same_text_stands():
    """Does grading again make forty texts to be marked again?"""
    after = text("same", GradeBefore(None, 14.0, None, waits=False), graded_on="same")
    assert (after.waits, after.note, after.marked) == (False, "", "same")


def test_a_mark_for_another_text_waits_and_says_so():
    """Does an old mark silently stay for a text that its marker never saw?"""
    after = text("new", GradeBefore(None, 14.0, None, waits=False))
    assert after.waits
    assert "previous mark (14) was for other text" in after.note


def test_a_mark_that_is_still_in_question_stays_in_question():
    """Does grading twice make an old mark look confirmed?"""
    once = text("new", GradeBefore(None, 14.0, None, waits=False), graded_on="old")
    twice = text(
        "new", GradeBefore(None, 14.0, None, waits=True), graded_on="new", marked_on=once.marked
    )
    assert twice.waits
    assert twice.marked == "old"


def test_a_mark_confirmed_in_formgrader_stands_from_then_on():
    """Does "Resolve" have to be pressed after every grading?"""
    after = text(
        "new", GradeBefore(None, 14.0, None, waits=False), graded_on="new", marked_on="old"
    )
    assert (after.waits, after.marked) == (False, "new")


def test_a_mark_stands_again_when_its_text_comes_back():
    """Does an upload that was broken for a day cost the marker a second look?"""
    assert not text(
        "old", GradeBefore(None, 14.0, None, waits=True), graded_on="broken", marked_on="old"
    ).waits


def test_a_typed_score_in_question_stays_in_question():
    """Does grading twice make a hidden score look accepted?"""
    before = GradeBefore(auto=60.0, manual=35.0, extra=None, waits=True)
    assert merge_scores("formulation", "answers", 60.0, "same", before, "same", "same").waits


def test_a_mark_without_any_record_is_looked_at():
    """A mark from before this pipeline could be for any text."""
    assert text("now", GradeBefore(None, 14.0, None, waits=False), graded_on=None).waits


def test_a_text_that_cannot_be_read_any_more_puts_the_mark_in_question():
    """Would a mark stand for a file that is now broken?"""
    assert text(None, GradeBefore(None, 14.0, None, waits=False)).waits


@pytest.mark.parametrize("auto, waits", [(50.0, False), (60.0, True)])
def test_a_typed_score_that_hides_a_new_one_is_reported(auto, waits):
    """Does an old override mask what the form earns now?"""
    before = GradeBefore(auto=50.0, manual=35.0, extra=None, waits=False)
    after = merge_scores("formulation", "answers", auto, "same", before, "same", None)
    assert after.waits is waits
    assert ("hides a new score" in after.note) is waits
