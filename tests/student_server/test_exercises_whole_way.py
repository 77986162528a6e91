"""From an exercise in the book to points in the gradebook: a real book, hub, browser and nbgrader."""

import re

import pytest
from browser.conftest import browser_type_launch_args  # noqa: F401
from chapter_exercises.support import RULE
from grading.course import Course
from grading.support import EXCHANGE
from playwright.sync_api import expect
from sphinxext.conftest import make_book

from ipnb.chapter_exercises.build import build_exercises
from ipnb.chapter_exercises.exercise_list import ExerciseList
from ipnb.chapter_exercises.from_book import chapters_of_book
from student_server.student_hub import COURSE, StudentHub

pytestmark = [pytest.mark.deep, pytest.mark.xdist_group("exercises")]
WORK = "exercises"
SECRET = "I would rather keep this to myself."


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Two chapters with exercises, one of them to be answered in one's own words."""
    made = make_book(tmp_path_factory.mktemp("book"))
    for name, exercises in (("first", ["variance", "two-lines"]), ("kinds", ["words"])):
        checks = "".join(f"```{{check}} {one}\n```\n\n" for one in exercises)
        made.write(f"book/{name}.md", f"# The {name} chapter\n\n{checks}")
    made.write("book/your-answers.md", "# Your answers\n\n```{your-answers}\n```\n")
    done = made.build()
    assert done.returncode == 0, done.stderr[-3000:]
    return made


@pytest.fixture(scope="module")
def hub(book, tmp_path_factory):
    hub = StudentHub(tmp_path_factory.mktemp("hub"), book=book.folder / "_build/html").start()
    yield hub
    hub.stop()


@pytest.fixture(scope="module")
def course(book, hub, tmp_path_factory):
    """The instructor's side, with the exercises released."""
    course = Course(tmp_path_factory.mktemp("course") / "course")
    settings = EXCHANGE.format(root=str(hub.exchange))
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"{settings}c.CourseDirectory.course_id = {COURSE!r}\n")
    folder = course.root / "source" / WORK
    folder.mkdir()
    (folder / "exercises.yaml").write_text(RULE)
    asked = ExerciseList("Chapter exercises", 100.0, 0.8, chapters_of_book(book.folder))
    assert [(one.id, len(one.exercises)) for one in asked.chapters] == [("first", 2), ("kinds", 5)]
    build_exercises(asked, folder)
    course.run("nbgrader", "generate_assignment", WORK)
    course.run("nbgrader", "release_assignment", WORK)
    return course


@pytest.fixture
def reader(course, hub, page):
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    page.posted = []
    page.on("request", lambda asked: asked.method != "GET" and page.posted.append(asked.url))
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda data: page.posted.append(str(data))),
    )
    hub.sign_in(page, "ada")
    page.locator(".exercises h2").wait_for()
    yield page
    expect.set_options(timeout=5_000)


def do_exercises(hub, page) -> None:
    page.goto(f"{hub.address}/services/book/book/first.html")
    for name in ("variance", "two-lines"):
        exercise = page.locator(f".check[data-store={name}]")
        exercise.get_by_role("radio").first.check()
        exercise.get_by_role("button", name="Check").click()
        expect(exercise).to_have_class(re.compile("checked"))
    # begun anew, and left so: it was done all the same
    page.locator(".check[data-store=variance]").get_by_role("button", name="Try again").click()
    page.goto(f"{hub.address}/services/book/book/kinds.html")
    words = page.locator(".check[data-store=words]")
    words.get_by_role("textbox").fill(SECRET)
    words.get_by_role("button", name="Compare").click()
    expect(words).to_have_class(re.compile("checked"))


def test_exercises_that_were_done_give_points(course, hub, reader):
    """Does collecting and grading give what was done, and does no word of the reader get there?"""
    reader.posted.clear()
    do_exercises(hub, reader)
    assert reader.posted == []
    reader.goto(f"{hub.address}/services/book/book/your-answers.html")
    expect(reader.get_by_text("Which exercises you have checked")).to_be_visible()
    reader.get_by_role("link", name="your desk").click()
    section = reader.get_by_role("region", name="Chapter exercises")
    expect(section.get_by_role("heading")).to_be_focused()
    expect(section).to_contain_text("3 exercises done")
    section.get_by_role("button", name="Hand in what I have done").click()
    expect(reader.get_by_role("status").first).to_contain_text(
        "Handed in: 3 of 7 exercises; 1 of 2 chapters count."
    )
    assert SECRET not in "".join(reader.posted)
    course.run("nbgrader", "collect", WORK)
    course.run("nbgrader", "autograde", WORK, "--create")
    with course.open_gradebook() as gradebook:
        (found,) = gradebook.assignment_submissions(WORK)
        assert (found.student.id, found.score, found.needs_manual_grade) == ("ada", 50, False)
    files = (course.root / "submitted/ada" / WORK).iterdir()
    assert not any(SECRET.encode() in file.read_bytes() for file in files)
    course.run("nbgrader", "generate_feedback", WORK)
    course.run("nbgrader", "release_feedback", WORK)
    reader.reload()
    section.get_by_role("button", name="Read feedback").click()
    expect(reader.get_by_text("1 of 2 chapters count")).to_be_visible()
    expect(reader.get_by_role("row", name=re.compile("The kinds chapter"))).to_contain_text(
        "3 short"
    )
