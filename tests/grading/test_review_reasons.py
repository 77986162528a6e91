"""Why a submission waits for a person, in words."""

from ipnb.grading.review_reasons import (
    COURSE_ERROR,
    SAFETY,
    UNREADABLE,
    ReviewReason,
    blocking,
    in_sentences,
)


def test_reasons_with_the_same_remedy_stand_together():
    """Is what to do said once, after all that it is for?"""
    reasons = [
        ReviewReason(UNREADABLE, "One.", "Ask."),
        ReviewReason(COURSE_ERROR, "Two.", "Mend."),
        ReviewReason(UNREADABLE, "Three.", "Ask."),
    ]
    assert in_sentences(reasons) == ["One. Three. Ask.", "Two. Mend."]
    assert in_sentences([]) == []


def test_a_missed_cue_alone_leaves_the_score_known():
    """Is the number of a read form known although a person has to look?"""
    cue = ReviewReason(SAFETY, "A cue was missed.", "Read it.")
    assert not blocking([]) and not blocking([cue])
    assert blocking([cue, ReviewReason(UNREADABLE, "No file.", "Ask.")])
