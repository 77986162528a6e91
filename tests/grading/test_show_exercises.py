"""What a marker reads of chapter exercises: one line a chapter."""

from chapter_exercises.support import ASKED, did

from ipnb.chapter_exercises.counting import count
from ipnb.grading.show_exercises import in_words


def test_each_chapter_has_a_line_and_what_is_left_out_is_a_number():
    """Would a marker see which chapter was left out?"""
    assert in_words(count(ASKED, did(4, 2, left_out=1, cards=3))).splitlines() == [
        "2 of 2 chapters count, 1 of them left out by the student; 6 of 15 exercises were done.",
        "  1. One   4 of  5  counts",
        "  2. Two   2 of 10",
        "Cards of the review that were met, which earn nothing: 3.",
    ]
