"""The automatic comment says what a score is about."""

from grading.course import NAME


def test_comments_say_what_a_score_is_about(course):
    """Does "No response." stand beside a text that could not be read?"""
    course.hand_in("ada", course.answers("ada", narrative={"n1": "Text."}))
    course.hand_in("ben", "{")
    course.grade()
    with course.open_gradebook() as gradebook:
        said = {
            (who, cell): gradebook.find_comment(cell, NAME, NAME, who).auto_comment
            for who in ("ada", "ben")
            for cell in ("formulation", "n1", "n2")
        }
    assert said["ada", "formulation"] == "Your answers were read (save 12)."
    assert (said["ada", "n1"], said["ada", "n2"]) == (None, "No response.")
    assert "not a zero" in said["ben", "formulation"]
    assert said["ben", "n1"] is said["ben", "n2"] is None
