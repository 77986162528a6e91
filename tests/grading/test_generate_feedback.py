"""Pages of a class: one gradebook, no page half written, and one student's trouble is no one else's."""

import os

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from grading.course import NAME


@pytest.fixture
def pages(course):
    """Three graded students, each with a page."""
    for student in ("ada", "ben", "cy"):
        course.hand_in(student, course.answers(student))
    assert course.grade()[0]
    course.give_feedback()
    return course


def page_of(course, student):
    return course.root / "feedback" / student / NAME / f"{NAME}.html"


def test_a_page_has_beside_it_what_was_graded_with_it(pages):
    """Releasing needs the files that came with a submission."""
    assert sorted(os.listdir(page_of(pages, "ada").parent)) == [f"{NAME}.html", "answers.json"]
    assert page_of(pages, "ada").stat().st_mode & 0o777 == 0o644


def test_a_torn_notebook_costs_nobody_an_older_page(pages):
    """nbgrader removes a page before it makes the next one: is it gone when that cannot be made?"""
    graded = pages.root / "autograded/ben" / NAME / f"{NAME}.ipynb"
    graded.chmod(0o644)
    graded.write_text(graded.read_text(encoding="utf-8")[:500], encoding="utf-8")
    before = page_of(pages, "ben").read_bytes()
    pages.mark("cy", "n1", 12)
    done = pages.api().generate_feedback(NAME)
    assert not done["success"]
    assert (
        "ben has no new page, and keeps an older one" in done["log"] and "ipnb grade" in done["log"]
    )
    assert page_of(pages, "ben").read_bytes() == before
    assert "12 of 25" in pages.feedback("cy")


def test_a_full_disk_leaves_the_older_pages_whole(pages, monkeypatch):
    """Every page fails: is each of them as it was, and is the remedy said?"""
    before = {student: page_of(pages, student).read_bytes() for student in ("ada", "ben", "cy")}

    def full(*_):
        with open("/dev/full", "wb", buffering=0) as file:
            file.write(b"x")

    monkeypatch.setattr("ipnb.grading.generate_feedback.write_beside", full)
    done = pages.api().generate_feedback(NAME)
    assert not done["success"] and "Make room" in done["log"]
    assert {student: page_of(pages, student).read_bytes() for student in before} == before


def test_a_page_costs_the_same_in_any_class(pages):
    """Statements a page, counted: is the gradebook opened, or a class walked, for each of them?"""
    counts = []
    for students in (["ada"], []):
        seen = []

        def count(*arguments, seen=seen):
            seen.append(arguments[2])

        event.listen(Engine, "before_cursor_execute", count)
        try:
            done = pages.api().generate_feedback(NAME, *students)
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        assert done["success"]
        counts.append(len(seen))
    one, three = counts
    assert (three - one) / 2 < 25


def test_nothing_graded_is_said(course):
    done = course.api().generate_feedback(NAME)
    assert not done["success"] and "Run `ipnb grade` first" in done["log"]
