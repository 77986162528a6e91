"""More time for one student."""

from datetime import UTC, datetime

import pytest

from grading.course import NAME
from ipnb.grading.due_dates import DueDates
from ipnb.grading.extensions import RefusedExtension, give_extension

LATER = datetime(2026, 3, 9, 12, tzinfo=UTC)


def give(course, assignment, until):
    app = course.app()
    with course.open_gradebook() as gradebook:
        give_extension(app, gradebook, app.coursedir, assignment, "ada", until)
        return DueDates(gradebook).extensions(assignment)


def test_lateness_follows_at_once_and_back(late):
    """Does a student who was given time still lose points, or keep the time that was taken back?"""

    def penalty():
        with late.open_gradebook() as gradebook:
            return gradebook.find_submission(NAME, "ada").late_submission_penalty

    assert penalty() > 0
    assert give(late, NAME, LATER) == {"ada": LATER} and not penalty()
    assert give(late, NAME, None) == {} and penalty() > 0


@pytest.mark.parametrize(
    "assignment, until, why",
    [
        ("99-nothing", LATER, "does not know 99-nothing"),
        (NAME, datetime(2026, 2, 1, tzinfo=UTC), "no later than the due date"),
    ],
)
def test_what_makes_no_sense_is_refused(late, assignment, until, why):
    """Is an extension kept that ends before the others' time?"""
    with pytest.raises(RefusedExtension, match=why):
        give(late, assignment, until)
