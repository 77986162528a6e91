"""A step of feedback works in the batch's gradebook, and by itself too."""

from ipnb.grading.shared_gradebook import SHARED, gradebook_of


def test_the_batch_has_one_and_a_step_alone_opens_its_own(course):
    own = {"db_url": f"sqlite:///{course.root / 'gradebook.db'}"}
    with gradebook_of(own) as gradebook:
        assert gradebook.students == []
        with gradebook_of(own | {SHARED: gradebook}) as same:
            assert same is gradebook
        assert gradebook.students == [], "and is still open after it"
