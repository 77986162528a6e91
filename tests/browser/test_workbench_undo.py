"""Taking back and doing again, in a real browser."""

import pytest
from playwright.sync_api import expect
from workbench_page import opened


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.fixture
def started(form):
    form.start()
    return form


def test_undo_and_redo_by_key_and_button(started):
    started.step("Window")
    started.choose("Arrival", "Within")
    started.choose("The letter", "Above")
    started.page.keyboard.press("Control+z")
    assert started.answers()["window"] == {"g1": "within"}
    started.hears("Undone: The letter, Above")
    started.page.keyboard.press("Control+y")
    assert started.answers()["window"] == {"g1": "within", "g2": "above"}
    started.page.get_by_role("button", name="Undo").click()
    started.page.get_by_role("button", name="Undo").click()
    assert started.answers()["window"] == {}
    started.page.keyboard.press("Control+Shift+Z")
    assert started.answers()["window"] == {"g1": "within"}
    expect(
        started.page.get_by_role("radiogroup", name="Arrival").get_by_label("Within")
    ).to_be_checked()


def test_a_new_answer_ends_what_could_be_done_again(started):
    started.step("Window")
    started.choose("Arrival", "Within")
    started.page.keyboard.press("Control+z")
    started.choose("Arrival", "Below")
    expect(started.page.get_by_role("button", name="Redo")).to_have_attribute(
        "aria-disabled", "true"
    )
    started.page.keyboard.press("Control+y")
    assert started.answers()["window"] == {"g1": "below"}


def test_undo_in_a_text_is_the_browsers_own_and_touches_no_judgement(started):
    started.step("Window")
    started.choose("Arrival", "Within")
    started.step("Narrative")
    box = started.page.get_by_label("Text 1")
    box.press_sequentially("one")
    started.page.keyboard.press("Control+z")
    expect(box).not_to_have_value("one")
    assert started.answers()["window"] == {"g1": "within"}


def test_taking_back_a_judgement_leaves_alone_what_was_written_since(started):
    started.step("Window")
    started.choose("Arrival", "Within")
    started.step("Narrative")
    started.page.get_by_label("Text 1").fill("written since")
    started.page.get_by_label("Text 2").focus()
    started.page.wait_for_timeout(450)
    started.page.get_by_role("button", name="Undo").click()  # the text
    assert started.answers()["narrative"] == {}
    expect(started.page.get_by_label("Text 1")).to_have_value("")
    started.page.get_by_role("button", name="Redo").click()
    assert started.answers()["narrative"] == {"n1": "written since"}
    assert started.answers()["window"] == {"g1": "within"}


def test_a_slider_that_is_drawn_along_counts_as_one_change(started):
    started.step("Attachment")
    slider = started.page.get_by_label("Points for Secure")
    slider.focus()
    for _ in range(6):
        slider.press("ArrowRight")
    assert started.answers()["attach"] == {"secure": 30}
    started.page.get_by_role("button", name="Undo").click()
    assert started.answers().get("attach", {}) == {}
