"""Reports that a server is asked for again and again."""

import pytest

from grading.course import NAME
from ipnb.grading.class_reports import ClassReports, NoReport


def test_a_report_is_counted_once_for_each_state_of_a_class(graded):
    """Is a page shown from before somebody was graded again?"""
    reports, coursedir = ClassReports(), graded.app().coursedir
    with graded.open_gradebook() as gradebook:
        gradebook.update_or_create_student("ada", first_name="Ada", last_name="Lovelace")
        first = reports.read(gradebook, coursedir, NAME)
        assert first.beside.names["ada"] == "Lovelace, Ada"
        assert reports.read(gradebook, coursedir, NAME).report is first.report
    graded.hand_in("eve", graded.answers("eve"))
    graded.grade("eve", force=False)
    with graded.open_gradebook() as gradebook:
        again = reports.read(gradebook, coursedir, NAME)
    assert "eve" in again.report.students and "eve" not in first.report.students


def test_why_there_is_none_is_said_in_words(course):
    """Does an assignment without submissions, or without a case, end in an error?"""
    coursedir = course.app().coursedir
    with course.open_gradebook() as gradebook:
        with pytest.raises(NoReport, match="is graded yet"):
            ClassReports().read(gradebook, coursedir, NAME)
        with pytest.raises(NoReport, match="cannot be read"):
            ClassReports().read(gradebook, coursedir, "99-nothing")
