"""What a submission costs does not grow with the class: counted in the database, not by the clock."""

import shutil
from collections import Counter

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from grading.course import Course
from ipnb.grading.records import Records

#: the tables with rows for each student
GROWING = {
    "submitted_assignment",
    "submitted_notebook",
    "grade",
    "comment",
    "student",
    "ipnb_grading",
}


def count(course, students: str) -> tuple[Counter, set[str]]:
    """Statements and commits of one grading, and the SELECTs and UPDATEs in it."""
    counted, seen = Counter(), set()

    def statement(connection, cursor, words, parameters, context, many):
        counted["statements"] += 1
        if words.lstrip().upper().startswith(("SELECT", "UPDATE")):
            seen.add(words)

    def commit(connection):
        counted["commits"] += 1

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        assert course.grade(students, force=False)[0]
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)
    return counted, seen


@pytest.fixture(scope="module")
def costs(released, tmp_path_factory):
    """What grading one more, and two more, costs in classes of 5 and 50; and what walks a growing table."""
    found = {}
    for size in (5, 50):
        root = tmp_path_factory.mktemp("cost") / "course"
        shutil.copytree(released.root, root)
        course = Course.at(root)
        for number in range(size):
            course.hand_in(f"s{number:02}", course.answers(f"s{number:02}"))
        assert course.grade()[0]
        for student in ("one", "two-a", "two-b"):
            course.hand_in(student, course.answers(student))
        one, seen = count(course, "one")
        found[size] = one, count(course, "two-*")[0] - one
        walks = {words: walked(course, words) for words in seen}
    return found, walks


def walked(course, words: str) -> set[str]:
    """The growing tables that SQLite would read from end to end for a statement."""
    with course.open_gradebook() as gradebook:
        plan = gradebook.db.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN {words}", (None,) * words.count("?")
        )
        steps = [row[3] for row in plan]
    return {step.split()[1] for step in steps if step.startswith("SCAN")} & GROWING


def test_a_batch_is_one_commit(costs):
    """Five commits a submission are five waits for the disk; a second student in a batch costs none more."""
    found, _ = costs
    assert {size: more["commits"] for size, (_, more) in found.items()} == {5: 0, 50: 0}


def test_a_second_student_costs_no_statement_more(costs):
    """Is the database asked anew for every student?"""
    found, _ = costs
    assert {size: more["statements"] for size, (_, more) in found.items()} == {5: 0, 50: 0}


def test_statements_do_not_grow_with_the_class(costs):
    """Does the fiftieth student cost more than the fifth?"""
    found, _ = costs
    assert found[5] == found[50]


def test_every_look_up_uses_an_index(costs):
    """The list of students is read whole, once a batch; nothing else that grows is."""
    _, walks = costs
    walking = {words: tables for words, tables in walks.items() if tables}
    once_a_batch = {"student", "ipnb_grading"}
    assert all(
        tables <= once_a_batch and "WHERE" not in words for words, tables in walking.items()
    ), walking


def test_an_older_gradebook_gets_its_indexes(course):
    """Does a class that began with an earlier version stay slow?"""
    with course.open_gradebook() as gradebook:
        Records(gradebook).make_indexes()
        for name in ("ipnb_grading_of", "ipnb_grade_of"):
            gradebook.db.execute(text(f"DROP INDEX {name}"))
        gradebook.db.commit()
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    with course.open_gradebook() as gradebook:
        there = gradebook.db.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'index'")
        ).scalars()
        assert {"ipnb_grading_of", "ipnb_grade_of", "ipnb_notebook_of", "ipnb_comment_of"} <= set(
            there
        )
