"""The chapter exercises on the desk, in a browser: what is kept is shown, and nothing goes before it is said."""

import json
import re

import pytest
from browser.conftest import axe, browser_type_launch_args  # noqa: F401
from chapter_exercises.support import ASKED
from playwright.sync_api import expect

from ipnb.chapter_exercises.build import build_exercises
from student_server.student_hub import COURSE

pytestmark = pytest.mark.xdist_group("student_server")
SECRET = "what nobody else is to read"
KEPT = {
    "book.done": {"done": {f"one-{n}": f"2026-11-0{n}T10:00:00Z" for n in range(1, 5)}},
    "book.exercise.two-1": {"answers": {"a": SECRET}, "checked": True, "kind": "compare"},
    "book.exercise.two-2": {"answers": {"a": SECRET}, "checked": False},
    "book.exercise.old-one": {"answers": {}, "checked": True},
    "book.guess.one": {"guess": SECRET},
    "book.review": {"schema": "ipnb.review/1", "cards": {"a": {}, "b": {}}},
}


@pytest.fixture(scope="module")
def released(hub):
    folder = hub.exchange / COURSE / "outbound/exercises"
    folder.mkdir()
    build_exercises(ASKED, folder)
    yield hub
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def put(page, kept: dict) -> None:
    """Let the browser keep what the book would."""
    texts = {key: one if isinstance(one, str) else json.dumps(one) for key, one in kept.items()}
    page.evaluate(
        "(kept) => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text))",
        texts,
    )


@pytest.fixture
def desk(released, request, page):
    """A desk of a student of its own, linked to the exercises; what it sends is kept."""
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    page.sent, page.trouble = [], []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.trouble.append(said.text))
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda data: page.sent.append(str(data))),
    )
    page.student = f"e{abs(hash(request.node.name)) % 10**8}"
    released.sign_in(page, page.student, "#exercises")
    page.locator(".exercises h2").wait_for()
    yield page
    expect.set_options(timeout=5_000)


def section(page):
    return page.get_by_role("region", name="Chapter exercises")


def button(page):
    return section(page).get_by_role("button", name="Hand in what I have done")


def arrived(hub, student) -> dict:
    inbound = hub.exchange / COURSE / "inbound"
    newest = max(inbound.glob(f"{student}+exercises+*"), key=lambda path: path.name)
    return json.loads((newest / "answers.json").read_text(encoding="utf-8"))


def test_what_is_kept_is_shown_and_handed_in_by_one_press(desk, released, axe):  # noqa: F811
    """Does anything leave the browser before the button, or any answer after it?"""
    expect(section(desk)).to_contain_text("keeps nothing of the exercises so far")
    expect(button(desk)).to_have_count(0)
    put(desk, KEPT)
    desk.reload()
    expect(section(desk)).to_contain_text("5 exercises done and 2 cards of the review met")
    expect(section(desk)).to_contain_text("Until now nothing of this has left this browser.")
    section(desk).get_by_text("Chapter by chapter").click()
    desk.get_by_label("Left out for reasons of my own: Two").press("Space")
    expect(desk.get_by_label("Left out for reasons of my own: Two")).to_be_focused()
    assert not any("one-1" in one or "left_out" in one for one in desk.sent)
    button(desk).press("Enter")
    expect(desk.get_by_role("status").first).to_contain_text(
        re.compile(r"Handed in: 5 of 15 exercises; 2 of 2 chapters count, 1 of them left out\.")
    )
    expect(section(desk)).to_contain_text("All of it is handed in.")
    expect(button(desk)).to_have_count(0)
    expect(section(desk).get_by_role("heading")).to_be_focused()
    given = arrived(released, desk.student)
    days = {f"one-{n}": f"2026-11-0{n}" for n in range(1, 5)}
    assert given["done"] == {**days, "two-1": None, "old-one": None}
    assert (given["left_out"], given["cards"], given["student"]) == (1, 2, desk.student)
    assert SECRET not in "".join(desk.sent) and desk.trouble == []
    for summary in section(desk).locator("summary").all():
        summary.click()
    expect(section(desk)).to_contain_text("two 1")
    assert axe(desk) == []


@pytest.mark.deep
def test_a_file_of_another_browser_adds_to_it(desk, released, tmp_path):
    """Of "Download everything": only names and days are taken, and of any other file nothing."""
    section(desk).get_by_text("I did some of it in another browser").click()
    chooser = desk.get_by_label("The file")
    for text in ("{", "[]", '{"schema": "ipnb.kept/1", "kept": 5}', '{"schema": "x", "kept": {}}'):
        chooser.set_input_files(files=[{"name": "a.json", "mimeType": "", "buffer": text.encode()}])
        expect(section(desk)).to_contain_text("This is no file that the page")
    kept = {key: json.dumps(one) for key, one in KEPT.items()}
    kept |= {f"book.exercise.x-{n}": '{"checked": true}' for n in range(3000)}
    kept["book.exercise.<img src=x>"] = '{"checked": true}'
    whole = json.dumps({"schema": "ipnb.kept/1", "kept": kept}).encode()
    chooser.set_input_files(files=[{"name": "a.json", "mimeType": "", "buffer": whole}])
    expect(section(desk)).to_contain_text("nothing is handed in yet")
    button(desk).click()
    expect(desk.get_by_role("status").first).to_contain_text("Handed in: 5 of 15 exercises")
    given = arrived(released, desk.student)
    assert len(given["done"]) == 2000 and SECRET not in json.dumps(given)
    assert SECRET not in "".join(desk.sent)


@pytest.mark.deep
def test_a_damaged_store_is_said_and_the_rest_counts(desk):
    """Cut off, of wrong kinds, of an older schema: does the desk stand, and say what is missing?"""
    put(desk, KEPT | {"book.exercise.two-3": "{", "book.review": "7", "book.left-out": "{"})
    put(desk, {"book.exercise.two-4": '{"answers": {"a": "b"}, "checked": true}'})
    desk.reload()
    expect(section(desk)).to_contain_text("6 exercises done and 0 cards")
    expect(section(desk)).to_contain_text("2 entries of the browser’s store cannot be read")
    assert desk.trouble == []


@pytest.mark.deep
def test_a_closed_store_says_how_to_go_on(desk):
    """Where a browser forbids it: is there a way?"""
    desk.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    desk.reload()
    expect(section(desk)).to_contain_text("does not let this page look into its store")
    assert desk.trouble == []


@pytest.mark.deep
def test_the_form_of_the_exercises_is_the_desk(desk, released):
    """A link in feedback, or in a platform: does it lead somewhere?"""
    put(desk, KEPT)
    desk.reload()
    button(desk).click()
    expect(desk.get_by_role("status").first).to_contain_text("Handed in")
    desk.goto(released.url(desk.student, "form/exercises"))
    expect(section(desk).get_by_role("heading")).to_be_focused()


@pytest.mark.deep
def test_after_the_due_date_it_is_asked_first(desk, released):
    """Would a press that costs something be taken without a word?"""
    dates = released.exchange / COURSE / "dates"
    dates.mkdir(exist_ok=True)
    (dates / "exercises.json").write_text('{"due": "2026-11-01T10:00:00+00:00"}', encoding="utf-8")
    put(desk, KEPT)
    desk.reload()
    expect(section(desk)).to_contain_text("past due")
    button(desk).click()
    question = desk.get_by_role("group", name="Hand in Chapter exercises")
    expect(question).to_contain_text("counts as late")
    expect(question.get_by_role("button", name="Hand in now")).to_be_focused()
    question.get_by_role("button", name="Not yet").click()
    expect(button(desk)).to_be_focused()
    assert not any("one-1" in one for one in desk.sent)
    button(desk).click()
    question.get_by_role("button", name="Hand in now").click()
    expect(desk.get_by_role("status").first).to_contain_text("Handed in: 5 of 15 exercises")
    expect(section(desk)).to_contain_text("late")
    (dates / "exercises.json").unlink()
