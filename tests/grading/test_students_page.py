"""What Formgrader's pages of students count."""

from grading.support import TWIN


def test_formgraders_students_page_counts_a_pair_once(twins):
    """Does the page of all students show 80 of 200 for somebody who did everything?"""
    totals = {one["id"]: (one["score"], one["max_score"]) for one in twins.api().get_students()}
    assert totals == {
        "ada": (80.0, 100.0),
        "ben": (80.0, 100.0),
        "cy": (0.0, 100.0),
        "dee": (80.0, 100.0),
    }
    listed = [one["name"] for one in twins.api().get_student_submissions("ben")]
    assert listed == [TWIN], "the case that was not taken is no row with a zero"
