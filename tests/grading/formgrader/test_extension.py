"""Formgrader with a class that writes markup wherever it may: nothing acts, and every page still works."""

import json
import shutil
import urllib.parse

import pytest
from playwright.sync_api import expect

from grading.course import NAME, Course
from grading.instructor_server import Server

ACT = "window.acted=(window.acted||[]).concat('{0}')"
IMG = '<img src=x onerror="' + ACT + '">'
#: as folders, so without a slash; a check of ids elsewhere is a second wall, and is not leant on here
IDS = {
    "img": '"><img src=x onerror=window.acted=1>',
    "quote": '";window.acted=2;"',
    "single": "';window.acted=3;'",
    "svg": '"><svg onload=window.acted=4>',
    "script": "<script>window.acted=5<&sol;script>",
    "attribute": "x' onfocus=window.acted=6 autofocus='",
    "back": "\\",
    "plain": "ann.o@b-c",
}


@pytest.fixture(scope="module")
def hostile(released, tmp_path_factory):
    """A graded class with hostile ids, names and addresses of mail, and an instructor's server."""
    root = tmp_path_factory.mktemp("hostile") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    _enter(course)
    server = Server(root, without=("voila.server_extension", "jupyterlab"))
    server.sheets = _sheets(server)
    yield server
    server.stop()


def _enter(course) -> None:
    """Graded by the real pipeline under a plain name, and then renamed in gradebook and folders.

    So it stands as it would if a check of names were missing anywhere.
    """
    for number, student in enumerate(IDS):
        course.hand_in(student, course.answers(student))
        assert number >= 0
    course.grade()
    with course.open_gradebook() as gradebook:
        from sqlalchemy import text

        for student, hostile in IDS.items():
            act = IMG.format(student)
            gradebook.update_or_create_student(
                student, first_name=act, last_name=f'"{act}', email=f"{act}@x"
            )
            gradebook.db.execute(text("PRAGMA foreign_keys=OFF"))
            for table, column in (
                ("student", "id"),
                ("submitted_assignment", "student_id"),
            ):
                gradebook.db.execute(
                    text(f"UPDATE {table} SET {column} = :new WHERE {column} = :old"),
                    {"new": hostile, "old": student},
                )
            gradebook.db.commit()
            for step in ("submitted", "autograded"):
                (course.root / step / student).rename(course.root / step / hostile)


def _sheets(server) -> list[dict]:
    status, text, _ = server.get(f"formgrader/api/submitted_notebooks/{NAME}/{NAME}")
    assert status == 200
    return json.loads(text)


def quoted(text: str) -> str:
    return urllib.parse.quote(text, safe="")


LISTS = [
    "formgrader/manage_assignments",
    f"formgrader/manage_submissions/{NAME}",
    "formgrader/gradebook",
    f"formgrader/gradebook/{NAME}",
    f"formgrader/gradebook/{NAME}/{NAME}",
    "formgrader/manage_students",
]
OF_ONE = [
    address
    for one in IDS.values()
    for address in (
        f"formgrader/manage_students/{quoted(one)}",
        f"formgrader/manage_students/{quoted(one)}/{NAME}",
    )
]
#: what an address alone can carry, without anybody in the gradebook
BY_ADDRESS = [
    f"formgrader/{page}/{quoted(one)}"
    for one in (IDS["img"], IDS["quote"], IDS["attribute"])
    for page in ("manage_submissions", "gradebook", f"gradebook/{quoted(IDS['quote'])}")
]


@pytest.fixture
def watched(page):
    """A page that keeps what its policy stopped, and what it asked of others."""
    page.stopped, page.asked = [], []
    page.on(
        "console",
        lambda said: (
            page.stopped.append(said.text) if "Content Security Policy" in said.text else None
        ),
    )
    page.on("request", lambda one: page.asked.append(one.url))
    page.on("pageerror", lambda error: page.stopped.append(str(error)))
    return page


def calm(server, page) -> None:
    """Nothing acted, nothing had to be stopped (so it was escaped), and nobody else was asked."""
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.acted") is None
    assert page.stopped == []
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert [url for url in page.asked if not url.startswith((server.address, "data:"))] == []


@pytest.mark.parametrize("address", LISTS + OF_ONE + BY_ADDRESS)
def test_nothing_that_a_student_is_called_acts(hostile, watched, address):
    """Does an id, a name or an address of mail run in the instructor's session?"""
    hostile.sign_in(watched, address)
    calm(hostile, watched)
    assert watched.locator("h1").count() == 1
    expect(watched.locator("#main-table")).not_to_contain_text("Loading, please wait")


def test_every_marking_page_shows_the_name_and_runs_nothing(hostile, watched):
    """Is the page on which texts are marked the one that a name can act in?"""
    assert len(hostile.sheets) == len(IDS)
    for sheet in hostile.sheets:
        hostile.sign_in(watched, f"formgrader/submissions/{sheet['id']}/")
        calm(hostile, watched)
        watched.get_by_role("button", name="Show name").click()
        assert sheet["first_name"] in watched.locator("a.name-shown").inner_text()
        expect(watched.locator("input.score").first).to_be_visible()


def test_editing_somebody_with_a_hostile_name_is_safe(hostile, watched):
    """Does the window in which a student's name is changed put it into the page as markup?"""
    hostile.sign_in(watched, "formgrader/manage_students")
    links = watched.locator("td.edit a")
    expect(links).to_have_count(len(IDS))
    for number in range(len(IDS)):
        links.nth(number).click()
        expect(watched.locator(".modal.in .modal-title")).to_contain_text("Editing")
        calm(hostile, watched)
        watched.locator(".modal.in button.close").first.click()
        expect(watched.locator(".modal.in")).to_have_count(0)


def test_the_policy_allows_no_script_in_a_page_and_no_frame_elsewhere(hostile):
    """If something were written into a page after all, would it run?"""
    for address in (
        *LISTS,
        "formgrader/nowhere",
        "formgrader/api/students",
        "formgrader/static/js/utils.js",
    ):
        _, _, headers = hostile.get(address)
        rules = dict(
            part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
        )
        assert rules["script-src"] == "'self'", address
        assert rules["default-src"] == "'none'"
        assert rules["frame-ancestors"] == "'self'"
    _, _, headers = hostile.get("api/status")
    rules = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in rules and "object-src 'none'" in rules
    assert "default-src 'none'" in rules  # what Jupyter itself says of its data


def test_the_configuration_of_another_folder_is_never_run(hostile):
    """Does a link with ?path= run a file that a student put into the exchange?"""
    folder = hostile.log.parent / "exchange/inbound"
    folder.mkdir(parents=True)
    ran = hostile.log.parent / "ran-config"
    (folder / "nbgrader_config.py").write_text(
        f"open({str(ran)!r}, 'w').write('ran')", encoding="utf-8"
    )
    status, text, _ = hostile.get(f"formgrader/?path={quoted(str(folder))}")
    assert status == 200 and "Manage Assignments" in text
    hostile.get("formgrader/api/assignments")
    assert not ran.exists()


def test_the_configuration_is_not_printed_on_a_page(hostile):
    """Does a page show the database's address, which may hold a password?"""
    _, text, _ = hostile.get("formgrader/manage_assignments")
    assert "sqlite" not in text and "Current configuration" not in text
