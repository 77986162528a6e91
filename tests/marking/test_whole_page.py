"""Marking in a real browser, the longer ways: rows of a criterion, looks, two markers, a server that is away."""

import time

import pytest
from grading.course import NAME
from grading.instructor_server import Server
from grading.large_class import large_class
from playwright.sync_api import expect

from marking.class_of import graded_class
from marking.conftest import served_copy
from marking.marking_page import ACTIONS, open_text, saved

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def own_server(six, tmp_path_factory):
    """A server over a class that nobody has marked."""
    with served_copy(six, tmp_path_factory.mktemp("own") / "course") as server:
        yield server


def test_one_criterion_goes_through_the_class(own_server, page):
    """Does a digit mark a criterion and bring the next text, in an order that stays?"""
    keys = open_text(own_server, page, "s001")
    page.select_option("#only", label="one criterion: Plan fit and safety")
    expect(page.locator(".criterion")).to_have_count(1)
    page.locator("h2.which").focus()
    met = []
    while "to mark" in page.locator("#progress").inner_text() or "begun" in met[-1:]:
        met.append(page.locator(".theirs").first.inner_text()[-4:])
        keys.press("2")
        page.wait_for_timeout(400)
        if len(met) > 6:
            break
    assert len(set(met)) == len(met) >= 4
    keys.press("u")
    expect(page.locator(".theirs").first).to_contain_text(met[-1])


@pytest.mark.parametrize("width", [390, 768, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_touched(own_server, browser, axe, width, scheme):
    """Is anything cut off, too small for a finger, or hard to see?"""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    open_text(own_server, page, "s002")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    small = page.locator("button:visible, select:visible, summary:visible, textarea:visible")
    sizes = [box.bounding_box() for box in small.all()]
    assert [one for one in sizes if one["height"] < 43.9 or one["width"] < 24] == []
    for name in ("Keys", "Agreement", "Change the rubric"):
        page.get_by_role("button", name=name).click()
        expect(page.locator("dialog[open]")).to_be_visible()
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
    context.close()


def test_what_could_not_be_saved_is_said_and_saved_later(own_server, page):
    """Is a mark lost when the server is away for a moment?"""
    keys = open_text(own_server, page, "s003")
    page.route("**/api/text/**", lambda route: route.abort())
    keys.press("3")
    expect(page.locator(".saved")).to_contain_text("Not saved: the server does not answer.")
    keys.press("3", "3", "3", "3")
    assert own_server.marking.in_gradebook("s003")[0] is None
    page.unroute("**/api/text/**")
    expect(page.locator(".saved")).to_contain_text("Saved", timeout=15_000)
    points, waits, _ = own_server.marking.in_gradebook("s003")
    assert not waits
    expect(page.locator("#sum")).to_contain_text(f"{points:g} of 25 points")


def test_two_markers_of_one_text_see_what_the_other_did(own_server, browser):
    """Does the later one learn of it, and can they still have theirs?"""
    pages = []
    for _ in range(2):
        page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
        pages.append((page, open_text(own_server, page, "s004")))
    (first, ada), (second, ben) = pages
    ada.press("1")
    saved(first)
    ben.press("3")
    expect(second.locator(".notices")).to_contain_text("changed this first")
    box = second.locator('[data-criterion="0"]')
    expect(box.locator('[data-level="1"]')).to_have_attribute("aria-pressed", "true")
    second.reload()
    expect(second.locator(".rubric .notice")).to_contain_text("you gave 3")
    second.get_by_role("button", name="Use mine").click()
    expect(box.locator('[data-level="3"]')).to_have_attribute("aria-pressed", "true")
    saved(second)
    expect(second.locator(".rubric .notice")).to_have_count(0)
    for page, _ in pages:
        page.context.close()


def test_a_rubric_is_changed_in_the_page(own_server, page):
    """Is what changes listed in the page before it is done?"""
    desk = own_server.marking.desk("somebody")
    own_server.marking.give(desk, "s005", "22222")
    before = own_server.marking.in_gradebook("s005")[0]
    open_text(own_server, page, "s005")
    page.get_by_role("button", name="Change the rubric").click()
    page.get_by_label("counts").nth(3).fill("6")
    page.get_by_role("button", name="List what changes").click()
    expect(page.locator("dialog td", has_text="s005")).to_be_visible()
    assert own_server.marking.in_gradebook("s005")[0] == before
    page.get_by_role("button", name="Change the rubric and").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator('[data-criterion="0"] [data-level="3"]')).to_contain_text("counts 6")
    assert own_server.marking.in_gradebook("s005")[0] == 13.89


def test_forty_texts_are_marked_in_a_row_by_keys_alone(tmp_path_factory, page):
    """Would an evening with a class of forty cost more than a few keys a text, or lose a mark on the way?"""
    forty = graded_class(tmp_path_factory.mktemp("forty") / "course", 40)
    with served_copy(forty, tmp_path_factory.mktemp("marked") / "course") as server:
        marking = server.marking
        desk = marking.desk("somebody")
        marking.give(desk, "s000", "11111")
        marking.comment(desk, "s000", ("4", "Whose words are these?"))
        keys, text = open_text(server, page, "s001"), page.locator(".theirs").first
        marked = list[str]()
        for _ in range(39):
            read, before = text.inner_text(), keys.pressed
            keys.press("3", "2", "2", "1", "0")
            keys.press("/", "w", "h", "o", "ArrowDown", "Enter")
            expect(page.locator(".comments li")).to_contain_text("Whose words are these?")
            keys.press("n")
            assert keys.pressed - before <= ACTIONS
            marked.append(read[-4:])
            if len(marked) < 39:
                expect(text).not_to_have_text(read, use_inner_text=True)
        # nobody types this fast: what is behind is sent one after the other
        expect(page.locator(".saved")).to_contain_text("Saved", timeout=120_000)
        assert sorted(marked) == [f"s{one:03}" for one in range(1, 40)]
        for student in marked:
            assert marking.in_gradebook(student)[:2] == (13.33, False)


def test_three_hundred_are_there_in_three_seconds(tmp_path_factory, page):
    """Does a large class make the page slow?"""
    course = large_class(tmp_path_factory.mktemp("large") / "course", 300)
    server = Server(course.root, without=("voila.server_extension", "jupyterlab"))
    try:
        server.sign_in(page, f"marking/{NAME}")
        page.locator(".level").first.wait_for()
        start = time.monotonic()
        page.reload()
        page.locator(".level").first.wait_for()
        assert time.monotonic() - start < 3
        expect(page.locator("#progress")).to_contain_text("of 300 done")
    finally:
        server.stop()
