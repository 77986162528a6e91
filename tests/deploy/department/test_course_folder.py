"""What nbgrader is told in the course's folder; filling it is tried in tests/department."""

from department import database
from department.course_folder import nbgrader_settings


def test_instructors_share_the_course_and_the_exchange(layout, settings):
    """Would the second instructor be refused what the first one made?"""
    said = nbgrader_settings(layout, settings)
    assert said["CourseDirectory"]["groupshared"] is True
    assert said["Exchange"]["root"] == str(layout.exchange)
    assert said["CourseDirectory"]["db_url"] == database.url(layout, "ipnb_gradebook")


def test_who_handed_in_is_believed_by_the_account(layout, settings):
    """Would a folder made in another's name be collected, as in the demonstration with its one account?"""
    assert "ExchangeCollect" not in nbgrader_settings(layout, settings)
