"""The text for the supervisor, in a real browser: counted, kept, and read beside its rubric."""

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


def test_the_text_is_counted_at_once_and_kept_after_a_short_rest(started):
    started.step("Narrative")
    box = started.page.get_by_label("Text 1")
    box.press_sequentially("one two three", delay=1)
    expect(started.page.get_by_text("3 words · 20 to 60 words asked for")).to_be_visible()
    assert "narrative" not in started.answers()
    started.comes_to(lambda: started.answers().get("narrative"), {"n1": "one two three"})
    box.fill("word " * 30)
    expect(
        started.page.get_by_text("30 words · 20 to 60 words asked for · within the range")
    ).to_be_visible()


def test_what_was_typed_a_moment_before_leaving_is_kept(started):
    """Typed, and the lid closed: the short rest must not cost the last words."""
    started.step("Narrative")
    started.page.get_by_label("Text 1").press_sequentially("last words", delay=1)
    started.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert started.answers()["narrative"] == {"n1": "last words"}


def test_the_rubric_stands_beside_the_text_and_the_case_is_one_press_away(started):
    started.step("Narrative")
    beside = started.page.get_by_role("region", name="How the text is read")
    expect(
        beside.get_by_text("Chosen and weighted: the circumstances do some of the explaining")
    ).to_be_visible()
    started.page.get_by_role("button", name="The case").click()
    expect(started.line(4)).to_be_visible()
    started.page.get_by_role("button", name="How it is read").click()
    expect(beside).to_be_visible()


def test_a_text_that_is_far_too_long_says_so_and_keeps_the_last_shorter_one(started):
    started.step("Narrative")
    box = started.page.get_by_label("Text 1")
    box.fill("a sound beginning")
    box.blur()
    box.evaluate(
        "area => { area.value = 'x'.repeat(50000); area.dispatchEvent(new Event('input')); }"
    )
    expect(
        started.page.get_by_text("this text has 50,000 signs and the form keeps at most 40,000")
    ).to_be_visible()
    box.blur()
    assert started.answers()["narrative"] == {"n1": "a sound beginning"}
    assert len(box.input_value()) == 50_000
