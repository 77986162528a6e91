"""Does each grade go to the right course, and does sending stop when a platform is down?"""

from dataclasses import replace

import pytest

from ipnb.accounts.registry import Registry
from ipnb.lms.grades import Destination, Standing, decide
from ipnb.lms.records import REGISTRY, Context, LmsRecords, open_records
from ipnb.lms.send import GIVE_UP_AFTER, Assignment, Columns, send_grades
from lms.conftest import course_on
from lms.platform import COURSE

ASSIGNMENT = Assignment("06", "Filipa and the low part", 10.0)


def sent(folder, decisions):
    """Send; returns the receipts, and what was said of each student."""
    kept = []
    columns = Columns(open_records(folder), folder, ASSIGNMENT)
    said = {
        decision.standing.student: problem
        for decision, problem in send_grades(decisions, columns, ASSIGNMENT, kept.append)
    }
    return kept, said


def class_of(platform, *students, course=COURSE):
    """Return a decision for each student, all to be sent."""
    to = {one: Destination(platform.address, course, f"user-{one}") for one in students}
    return decide([Standing(one, 7.5, 10.0) for one in students], to, {})


def test_each_grade_has_a_receipt(folder, platform):
    """Is the column made once for a class, and every score in it?"""
    kept, said = sent(folder, class_of(platform, "ada", "ben"))
    assert said == {"ada": "", "ben": ""} and len(platform.columns) == 1
    assert platform.columns[0]["label"] == "Filipa and the low part"
    assert [one.student for one in kept] == ["ada", "ben"]
    assert {user for _, user in platform.scores} == {"user-ada", "user-ben"}


def test_a_column_that_a_link_named_is_used(folder, platform):
    """Would a second column stand beside the one that the platform made with its link?"""
    records = LmsRecords(Registry(folder / REGISTRY))
    column = f"{platform.address}/columns/4?type=1"
    records.save_line_item(course_on(platform), "06", column)
    kept, _ = sent(folder, class_of(platform, "ada"))
    assert platform.columns == [] and kept[0].line_item == column


def test_a_course_without_a_place_for_grades_is_said(folder, platform):
    """Does the message say whom to ask?"""
    records = LmsRecords(Registry(folder / REGISTRY))
    records.save_context(Context(platform.address, "course-8", "Eight"))
    kept, said = sent(folder, class_of(platform, "ada", course="course-8"))
    assert kept == [] and "gave no place for grades. Ask its administrator" in said["ada"]


def test_students_who_left_stop_nobody_else(folder, platform):
    """Are those after four who are no longer on the platform sent?"""
    sent(folder, class_of(platform, "ada"))
    platform.failures["/columns/0/scores"] = [404] * 4
    kept, said = sent(folder, class_of(platform, *"abcdef"))
    assert [bool(problem) for problem in said.values()] == [True] * 4 + [False] * 2
    assert [one.student for one in kept] == ["e", "f"]


def test_a_platform_that_refuses_everybody_is_left_alone(folder, platform):
    """Are three hundred students tried one after another at a platform that takes nothing?"""
    sent(folder, class_of(platform, "ada"))
    platform.failures["/columns/0/scores"] = [403] * 6
    asked = len(platform.requests)
    kept, said = sent(folder, class_of(platform, *"abcdef"))
    assert kept == [] and "failed one after another" in said["f"]
    assert platform.requests[asked:].count("POST /columns/0/scores") == GIVE_UP_AFTER


def test_what_is_not_to_be_sent_is_passed_over(folder, platform):
    """Does only the state `send` lead to a request?"""
    waiting = decide([Standing("ada", waits_for="a mark")], {}, {})
    assert sent(folder, waiting) == ([], {}) and platform.requests == []


def test_a_decision_without_a_number_is_no_grade(folder, platform):
    """Could nothing be sent as zero?"""
    (decision,) = class_of(platform, "ada")
    with pytest.raises(ValueError, match="no number"):
        sent(folder, [replace(decision, standing=Standing("ada"))])
