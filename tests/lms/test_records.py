"""Is what a launch told of a platform there when grades are sent?"""

from ipnb.accounts.registry import Person, Registry
from ipnb.lms.records import REGISTRY, Context, LmsRecords, Platform, open_records

ISSUER = "https://lms.example"
COURSE = Context(ISSUER, "7", "Seven", f"{ISSUER}/columns", ("score",))


def test_what_was_kept_is_found(tmp_path):
    """Platform, course, column and enrolment, for who may only read."""
    writer = LmsRecords(Registry(tmp_path / REGISTRY))
    platform = Platform(ISSUER, "tool", f"{ISSUER}/token")
    writer.save_platform(platform)
    writer.save_context(COURSE)
    writer.registry.admit(Person(ISSUER, "u1", called=("ada",)))
    writer.enrol("ada", COURSE)
    writer.save_line_item(COURSE, "06", f"{ISSUER}/columns/1")
    reader = open_records(tmp_path)
    assert reader.platform(ISSUER) == platform
    assert reader.platform("https://other.example") is None
    assert reader.context(ISSUER, "7") == COURSE
    assert reader.context(ISSUER, "8") is None
    assert reader.enrolments() == {"ada": (ISSUER, "7")}
    assert reader.line_item(COURSE, "06") == f"{ISSUER}/columns/1"
    assert reader.line_item(COURSE, "07") == ""


def test_a_launch_without_a_place_for_grades_leaves_the_known_one(tmp_path):
    """Would one link without the service cut the way back?"""
    records = LmsRecords(Registry(tmp_path / REGISTRY))
    records.save_context(COURSE)
    records.save_context(Context(ISSUER, "7", "Seven, renamed"))
    assert records.context(ISSUER, "7") == Context(
        ISSUER, "7", "Seven, renamed", COURSE.line_items, COURSE.scopes
    )


def test_a_student_who_changes_course_is_in_the_new_one(tmp_path):
    """Do grades follow somebody to another section?"""
    records = LmsRecords(Registry(tmp_path / REGISTRY))
    records.registry.admit(Person(ISSUER, "u1", called=("ada",)))
    records.enrol("ada", COURSE)
    records.enrol("ada", Context(ISSUER, "8"))
    assert records.enrolments() == {"ada": (ISSUER, "8")}
