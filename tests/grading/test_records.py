"""Every grading is kept."""

from grading.course import NAME


def test_every_grading_is_kept(course):
    """Can anybody find out later what a score was before, and from what?"""
    from ipnb.grading.records import Records

    for answers in (course.answers("ada"), "{", course.answers("ada", "chaos", revision=13)):
        course.hand_in("ada", answers)
        course.grade()
    with course.open_gradebook() as gradebook:
        kept = Records(gradebook).of(NAME, "ada")
    assert [record.points is not None for record in kept] == [True, False, False]
    assert [bool(record.holds) for record in kept] == [False, True, True]
    assert kept[1].before["formulation"]["auto"] == 60.0
    assert len({record.digests["handed_in"] for record in kept}) == 3
    assert all(record.digests["key"] == kept[0].digests["key"] for record in kept)


def test_a_class_keeps_its_name_however_often_it_is_graded(course):
    """Would a class that is graded again be counted as another one?"""
    from ipnb.grading.records import Records

    course.hand_in("ada", course.answers("ada"))
    course.grade()
    with course.open_gradebook() as gradebook:
        first = Records(gradebook).first_graded(NAME)
        assert first == Records(gradebook).of(NAME, "ada")[0].graded_at
    course.hand_in("ben", course.answers("ben"))
    course.grade()
    with course.open_gradebook() as gradebook:
        assert Records(gradebook).first_graded(NAME) == first
        assert Records(gradebook).first_graded("99-nothing") is None
