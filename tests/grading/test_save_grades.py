"""What is saved without a person: a blank that was handed in is a zero."""


def test_a_blank_that_was_handed_in_is_a_zero(course):
    """Does somebody who answered nothing wait for a person, safety section and all?"""
    course.hand_in("di", course.answers("di", "blank", narrative={"n1": "  \n"}))
    assert course.grade()[0]
    grades = course.grades("di")
    assert [grades[cell] for cell in ("formulation", "n1", "n2")] == [(0.0, None, False)] * 3
