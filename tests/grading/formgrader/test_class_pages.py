"""Pages about a class beside Formgrader: shown, acted on, and safe whatever students are called."""

import json
import re
import shutil
import sqlite3
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from grading.course import NAME
from grading.instructor_server import TOKEN
from grading.support import PAGE
from ipnb.desk.progress_sign import Begun, Sign, as_data, file_name, make_folder

pytestmark = pytest.mark.xdist_group("class pages")
PAGES = ["class", "class/outcomes", "class/files", f"class/report/{NAME}"]
#: what the quick run looks at; what a report looks like by itself is seen in test_report_page
QUICK = {("class", 1200, "light"), ("class", 390, "dark"), ("class/files", 390, "dark")}
LOOKS = [
    pytest.param(*look, marks=[] if look in QUICK else pytest.mark.deep)
    for address in PAGES
    for look in (
        (address, width, colours) for width in (1200, 390) for colours in ("light", "dark")
    )
]


@pytest.fixture
def watched(page):
    """A page that keeps what its policy stopped."""
    page.stopped = []
    page.on(
        "console", lambda said: page.stopped.append(said.text) if "Policy" in said.text else None
    )
    page.on("pageerror", lambda error: page.stopped.append(str(error)))
    return page


@pytest.mark.parametrize("address, width, colours", LOOKS)
def test_each_page_is_for_everybody_and_nothing_in_it_acts(
    teaching, watched, axe, address, width, colours
):
    """Does a name act, does anything stick out on a phone, fade in the dark, or lack its name?"""
    watched.emulate_media(color_scheme=colours)
    watched.set_viewport_size({"width": width, "height": 900})
    assert teaching.sign_in(watched, f"formgrader/{address}").status == 200
    watched.wait_for_load_state("networkidle")
    assert watched.evaluate("window.acted") is None and watched.stopped == []
    assert watched.locator("img[src=x]").count() == 0
    assert watched.evaluate("document.documentElement.scrollWidth") == width
    assert axe(watched, PAGE) == []


def test_names_are_hidden_by_one_click(teaching, watched):
    """Can a class be shown its report without anybody being shown?"""
    teaching.sign_in(watched, f"formgrader/class/report/{NAME}")
    names = watched.locator(".who")
    figure = watched.locator(".drawing .main-svg").first
    expect(figure).to_be_visible()
    assert [one for one in names.all() if one.is_visible()]
    watched.get_by_label("Hide names").check()
    assert not [one for one in watched.locator(".who").all() if one.is_visible()]


def test_more_time_is_given_and_taken_back_on_the_page(teaching, watched):
    """Must an instructor go to a terminal for an extension?"""
    teaching.sign_in(watched, "formgrader/class")
    form = watched.locator("#extend")
    form.get_by_label("Student").select_option("cy")
    form.get_by_label("Assignment").select_option(NAME)
    form.get_by_label("Until").fill("2027-06-01T12:00")
    form.get_by_role("button", name="Give more time").click()
    taken_back = watched.get_by_role("button", name=f"Take back the extension of cy for {NAME}")
    expect(taken_back).to_be_visible()
    taken_back.click()
    expect(watched.get_by_text("Nobody has more time than the others")).to_be_visible()


def test_somebody_is_found_by_name_or_by_what_waits(teaching, watched):
    """Is one of three hundred found without reading all of them?"""
    teaching.sign_in(watched, "formgrader/class")
    watched.locator("#show").select_option("held")
    expect(watched.locator("#found")).to_have_text("2 of 4 shown")
    expect(watched.locator("#matrix tbody tr:visible")).to_have_count(2)
    watched.locator("#show").select_option("")
    watched.get_by_label("Find").fill("AD")
    expect(watched.locator("#matrix tbody tr:visible")).to_have_count(1)
    watched.get_by_label("Find").fill("")
    watched.locator("#show").select_option("with-gaps")
    row = watched.locator("#matrix tbody tr:visible")
    expect(row).to_have_count(1)
    expect(row.locator("td").first).to_have_text(re.compile(r"\d+ of \d+ judgements answered"))


@pytest.fixture
def begun(teaching):
    """Signs of three who have handed in nothing: one is under way, one shares nothing, one is no student."""
    course = teaching.course.root.parent / "exchange/ipnb"
    course.mkdir(exist_ok=True)
    make_folder(course)
    today = datetime.now(UTC).date()
    signs = {
        "dee": Sign(True, today, {NAME: Begun(today, 14, 31)}),
        "eve": Sign(shares=False),
        "<script>window.acted=1": Sign(True, today, {NAME: Begun(today)}),
    }
    for student, sign in signs.items():
        name = file_name("x").replace("x+", f"{student}+")
        (course / "begun" / name).write_text(json.dumps(as_data(sign)), encoding="utf-8")
    yield
    shutil.rmtree(course)


@pytest.mark.parametrize("width, colours", [(1200, "light"), (390, "dark")])
def test_who_has_begun_is_seen_and_found(teaching, watched, axe, begun, width, colours):
    """Does an instructor learn of a case that is half done only when it is late?"""
    watched.emulate_media(color_scheme=colours)
    watched.set_viewport_size({"width": width, "height": 900})
    teaching.sign_in(watched, "formgrader/class")
    watched.locator("#show").select_option("begun")
    (row,) = watched.locator("#matrix tbody tr:visible").all()
    expect(row).to_contain_text("begun, 14 of 31")
    expect(row).to_contain_text("not in the gradebook")
    assert watched.locator("#quiet").locator("..").get_by_text("dee").count() == 0
    assert watched.evaluate("window.acted") is None and watched.stopped == []
    assert watched.evaluate("document.documentElement.scrollWidth") == width
    assert axe(watched, PAGE) == []


def test_what_cannot_be_asked_is_refused_in_words(teaching):
    """Does a wrong address or body end in a traceback?"""
    status, text, _ = teaching.get("formgrader/class/report/99-nothing")
    assert status == 404 and "cannot be read" in text
    for body, said in (
        (b"[]", "nothing that can be read"),
        (b'{"assignment": 1}', "choose a student"),
        (json.dumps({"assignment": NAME, "student": "ada", "until": "x"}).encode(), "no such"),
        (json.dumps({"assignment": NAME, "student": "x", "until": None}).encode(), "x is not in"),
    ):
        status, text = teaching.post("formgrader/api/class/extension", body)
        assert status == 400 and said in json.loads(text)["words"]


def test_nobody_reads_or_changes_a_class_without_signing_in(teaching):
    """Is a class's page, or a change to it, open to whoever knows the address?"""
    for address in (*PAGES, "class/outcomes.csv", f"class/grades/{NAME}"):
        status, text, _ = teaching.get(f"formgrader/{address}", Authorization="token wrong")
        assert (
            "Ada" not in text
            and "held for you" not in text
            and (status == 403 or "Password" in text)
        )
    status, _ = teaching.post("formgrader/api/class/roster", b"id,name\nx,X", token="wrong")
    assert status == 403


def test_a_file_of_the_report_needs_no_other_file_and_may_name_nobody(teaching):
    """Does the file that is shown in class hold a name after all?"""
    status, text, headers = teaching.get(f"formgrader/class/report/{NAME}?download=1&names=0")
    assert status == 200
    assert headers["Content-Disposition"] == f'attachment; filename="report-{NAME}.html"'
    assert "script-src 'sha256-" in headers["Content-Security-Policy"]
    body = text[text.index("<body") : text.index('<script type="application/json"')]
    assert "ada" not in body and "ben" not in body.replace("between", "")


@pytest.mark.deep
def test_a_locked_gradebook_is_told(teaching):
    """Does a grader who writes for long leave an instructor with an empty page, or a server that stands still?"""
    file = teaching.course.root / "gradebook.db"
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        status, text, _ = teaching.get("formgrader/class", timeout=120)
        other.execute("ROLLBACK")
    assert status == 503 and "Somebody else is writing" in text
    assert TOKEN not in text
