"""The page with buttons does what the commands of the same name do, and shows what they say."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from grading.course import NAME, Course
from grading.instructor_server import LOCAL, Server
from ipnb.grading.course_page import ALL, CoursePage


@pytest.fixture(scope="module")
def taught(released, tmp_path_factory):
    """A course with one submission that is graded and one that is held."""
    root = tmp_path_factory.mktemp("taught") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    course.hand_in("ada", course.answers("ada"))
    course.hand_in("lost", None)
    course.hand_in("odd<b>", None)  # a name that nobody can have: it is told, and no submission
    course.grade()
    return course


@pytest.fixture
def page_of(taught, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/instructor1/")
    return CoursePage(taught.root)


def said(page):
    return BeautifulSoup(page.said.value, "html.parser")


def test_status_says_what_the_command_says(taught, page_of):
    """Is a held submission named, and is nothing in it markup?"""
    assert page_of.assignment.options == (ALL, NAME)
    page_of.status.click()
    found = said(page_of)
    assert f"{NAME}: 2 handed in" in found.pre.get_text()
    assert "lost: No answers.json was handed in" in found.pre.get_text()
    assert "odd<b>" in found.pre.get_text()
    assert found.find("b") is None
    assert found.find(role="status").get_text() == "ipnb status: done."


def test_report_and_sheets_are_of_one_assignment(taught, page_of):
    """Does a button that needs to know which one say so?"""
    for button in (page_of.report, page_of.counts, page_of.defence):
        page_of.assignment.value = ALL
        button.click()
        assert "choose which" in said(page_of).get_text()
    page_of.assignment.value = NAME
    page_of.report.click()
    link = said(page_of).a
    assert link["href"] == f"/user/instructor1/files/reports/{NAME}.html"
    assert (taught.root / "reports" / f"{NAME}.html").is_file()


def test_grades_are_written_once_their_list_was_shown(taught, page_of):
    """Can scores change by one click, before anybody has seen which?"""
    assert page_of.write.disabled
    page_of.assignment.value = NAME
    page_of.student.value = "ada"
    first = taught.last("ada").graded_at
    page_of.grade.click()
    text = said(page_of).pre.get_text()
    assert "1 submission to grade. No score changes." in text and "lost" not in text
    assert "Nothing was written." in text and taught.last("ada").graded_at == first
    page_of.student.value = ""
    assert page_of.write.disabled, "the list was of one student only"
    page_of.student.value = "ada"
    page_of.grade.click()
    page_of.write.click()
    assert f"{NAME}: graded" in said(page_of).pre.get_text()
    assert page_of.write.disabled
    page_of.assignment.value, page_of.student.value = ALL, ""
    page_of.grade.click()
    assert "2 submissions to grade" in said(page_of).pre.get_text()


def test_export_refuses_over_what_is_held_unless_told(taught, page_of):
    """Is a file of grades written over a held submission, or a refusal not shown?"""
    page_of.assignment.value = NAME
    page_of.export.click()
    assert "it says why" in said(page_of).find(role="status").get_text()
    assert not (taught.root / "grades.csv").exists()
    page_of.with_held.value = True
    page_of.export.click()
    assert said(page_of).a["href"] == "/user/instructor1/files/grades.csv?download=1"
    assert "ada" in (taught.root / "grades.csv").read_text(encoding="utf-8")


def test_it_works_in_the_hub_and_is_accessible(taught, page, axe):
    """Does an instructor reach the buttons with one click from the page that they land on?"""
    start = (LOCAL / "start.md").read_text(encoding="utf-8")
    address = re.search(r"<address>/user/<user>/(voila/render/run-the-course\.ipynb)", start)[1]
    shutil.copy(LOCAL / "run-the-course.ipynb", taught.root)
    server = Server(taught.root)
    try:
        server.sign_in(page, address)
        button = page.get_by_role("button", name="Status")
        expect(button).to_be_visible(timeout=60_000)
        expect(page.get_by_role("heading", name="Run the course", level=1)).to_be_visible()
        button.click()
        expect(page.locator(".course-page pre")).to_contain_text("2 handed in", timeout=60_000)
        page.screenshot(path=str(taught.root.parent / "course-page.png"))
        assert axe(page) == []
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.screenshot(path=str(taught.root.parent / f"course-page-{width}.png"))
        page.emulate_media(color_scheme="dark")
        page.screenshot(path=str(taught.root.parent / "course-page-dark.png"))
        assert axe(page) == []
    finally:
        server.stop()


def test_defence_sheets_and_sittings(taught, page_of):
    """Does a button write the sheets and lead to them, and does another list what is held in a room?"""
    page_of.assignment.value = NAME
    page_of.defence.click()
    place = f"reports/defence-{NAME}/_whole-class.html"
    assert said(page_of).a["href"] == f"/user/instructor1/files/{place}"
    assert (taught.root / place).is_file()
    page_of.sittings.click()
    assert "No sitting is planned." in said(page_of).pre.get_text()


def test_counts_are_kept_beside_the_key(taught, page_of):
    """Must an instructor open a terminal so that an author learns from the class, and is a name in the file?"""
    page_of.assignment.value = NAME
    page_of.counts.click()
    told = said(page_of).pre.get_text()
    assert f"keys/{NAME}.items.json holds the counts of 1 student in 1 class" in told
    assert '"ada"' not in (taught.root / f"keys/{NAME}.items.json").read_text(encoding="utf-8")
