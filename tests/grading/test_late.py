"""Late penalties are taken off the whole, marks by hand included."""

import pytest

from grading.course import NAME

HALF = """
from nbgrader.plugins import LateSubmissionPlugin


class Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2


c = get_config()
c.AssignLatePenalties.plugin_class = Half
"""


@pytest.fixture
def late(course):
    """Ada hands in a day late, in a course that then takes half; the case says when it was due."""
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + HALF, encoding="utf-8")
    case = course.root / "source" / NAME / "case.yaml"
    due = "level: 2\ndue: '2026-03-01T23:59:00+01:00'\n"
    case.write_text(case.read_text(encoding="utf-8").replace("level: 2\n", due), encoding="utf-8")
    for student, time in (("ada", "2026-03-02 12:00:00 UTC"), ("ben", "2026-03-01 12:00:00 UTC")):
        folder = course.hand_in(student, course.answers(student))
        (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    assert course.grade()[0]
    return course


def penalty(course, student):
    with course.open_gradebook() as gradebook:
        return gradebook.find_submission(NAME, student).late_submission_penalty


def mark_all(course):
    for student in ("ada", "ben"):
        course.mark(student, "n1", 20)
        course.mark(student, "n2", 10)


def test_the_case_says_when_it_is_due(late):
    """Is lateness counted from a date that nobody typed into the gradebook?"""
    assert (penalty(late, "ada"), penalty(late, "ben")) == (30.0, 0.0)


def test_marks_given_later_count_in_the_penalty(late):
    """Does half of the form come off and none of the texts, because the texts were marked later?"""
    mark_all(late)
    code, _ = late.ipnb("export", NAME, "--to", str(late.root / "grades.csv"))
    assert code == 0
    rows = [line.split(",") for line in (late.root / "grades.csv").read_text(encoding="utf-8").splitlines()]
    ada, ben = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    assert (ada["raw_score"], ada["late_submission_penalty"], ada["score"]) == ("90.0", "45.0", "45.0")
    assert (ben["raw_score"], ben["late_submission_penalty"], ben["score"]) == ("90.0", "0.0", "90.0")


def test_feedback_takes_it_off_the_whole_too(late):
    """Does the page that a student reads agree with the export?"""
    mark_all(late)
    late.give_feedback()
    page = late.feedback("ada")
    assert "Handed in late" in page and "−45" in page
    assert "45 of 100" in page
    assert "Handed in late" not in late.feedback("ben")


def test_another_date_in_the_gradebook_is_left_alone_and_told(late):
    """Does the case overrule an extension that an instructor typed?"""
    with late.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-09 12:00:00 UTC")
    late.grade()
    assert penalty(late, "ada") == 0.0
    assert "Students were told that it is due" in late.ipnb("status", NAME)[1]
