"""Exercises that ask for more than a choice: by keyboard, nothing told before the answer, kept, and on paper."""

import json
import re

import pytest
from playwright.sync_api import expect

NERVES = "book/foundations/a-nervous-system-for-counsellors.html"
PLASTICITY = "book/mind-brain-relationship/plasticity-without-the-hype.html"
TOLD = """(box) => [...box.querySelectorAll('.reason, .criteria, .verdict > *')]
    .filter((node) => node.checkVisibility()).length"""


def check(page, name: str):
    """An exercise whose script has been set up, with nothing of its key in sight."""
    box = page.locator(f".check[data-store={name}]")
    expect(box.locator("[type=submit]")).to_be_visible()
    assert box.evaluate(TOLD) == 0, "told before it was answered"
    return box


def kept(page, name: str) -> dict:
    return json.loads(page.evaluate(f"localStorage.getItem('book.exercise.{name}')"))


def press(page, button):
    button.focus()
    page.keyboard.press("Enter")


def test_chances_are_scored_and_kept(visit, axe):
    """The Brier score, beside what a calibrated reader would expect; tomorrow both are there."""
    page = visit(NERVES)
    box = check(page, "how-sure-of-the-bench")
    fields = box.get_by_role("spinbutton", name="Chance in 100 that it is so")
    expect(fields).to_have_count(6)
    press(page, box.get_by_role("button", name="Check"))
    expect(box.get_by_role("status")).to_have_text("Enter a chance first.")
    assert box.evaluate(TOLD) == 0
    for field in fields.all():
        field.focus()
        page.keyboard.type("70")
    page.keyboard.press("Enter")
    # three are so: (3 × 0.09 + 3 × 0.49) / 6 = 0.29, and 0.7 × 0.3 = 0.21
    said = box.get_by_role("status")
    expect(said).to_contain_text("Your Brier score is 0.29")
    expect(said).to_contain_text("a calibrated reader would expect 0.21")
    expect(box.locator(".verdict").first).to_contain_text(
        re.compile("[✓✗] It is (not )?so. You said 70 in 100")
    )
    assert axe(page) == []
    assert len(kept(page, "how-sure-of-the-bench")["answers"]) == 6
    page.reload()
    expect(fields.first).to_have_value("70")
    expect(box.locator(".verdict").first).to_be_visible()
    press(page, box.get_by_role("button", name="Try again"))
    expect(fields.first).to_have_value("")
    assert box.evaluate(TOLD) == 0
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_a_slider_and_its_field_say_the_same(visit):
    page = visit(NERVES)
    item = check(page, "how-sure-of-the-bench").locator(".item").first
    slider = item.locator("[type=range]")
    assert (
        slider.get_attribute("aria-hidden") == "true" and slider.get_attribute("tabindex") == "-1"
    )
    slider.fill("85")
    expect(item.get_by_role("spinbutton")).to_have_value("85")
    item.get_by_role("spinbutton").fill("10")
    expect(slider).to_have_value("10")


@pytest.mark.deep
def test_sentences_are_marked_by_keyboard(visit, axe):
    """Right, wrong and overlooked, each with its reason."""
    page = visit(NERVES, width=390, color_scheme="dark")
    box = check(page, "two-sentences")
    sentences = box.get_by_role("checkbox")
    expect(sentences).to_have_count(6)
    for number in (1, 2):
        sentences.nth(number).focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_have_text(
        "1 of 2 sentences found, 1 marked that does not. The reasons stand below the answers."
    )
    verdict = box.locator(".verdict")
    expect(verdict).to_contain_text("✓ Sentence 2, this one does.")
    expect(verdict).to_contain_text("✗ Sentence 3, does not.")
    expect(verdict).to_contain_text("✗ Sentence 4, overlooked: this one does too.")
    assert axe(page) == []
    page.reload()
    expect(sentences.nth(1)).to_be_checked()
    expect(verdict).to_be_visible()


@pytest.mark.deep
def test_steps_are_put_in_order_by_keyboard(visit, axe):
    """Buttons move a step, the focus stays on them, the place is said, and pairs are counted."""
    page = visit(PLASTICITY)
    box = check(page, "a-design-in-order")
    steps = box.locator(".ordered li")

    def order():
        return [step.get_attribute("data-step") for step in steps.all()]

    wanted = ["s02", "s04", "s05", "s01", "s03"]
    for place, name in enumerate(wanted):
        while order().index(name) > place:
            button = box.locator(f"[data-step={name}]").get_by_role("button", name="Earlier")
            press(page, button)
            expect(button).to_be_focused()
            expect(box.get_by_role("status")).to_contain_text(f"{order().index(name) + 1} of 5: ")
    assert order() == wanted and box.evaluate(TOLD) == 0
    press(page, box.get_by_role("button", name="Check"))
    expect(box.get_by_role("status")).to_have_text(
        "Every step is in its place. The reasons stand below the answers."
    )
    press(page, box.locator("[data-step=s02]").get_by_role("button", name="Later"))
    expect(box.locator(".verdict")).to_be_hidden()
    press(page, box.get_by_role("button", name="Check"))
    expect(box.get_by_role("status")).to_have_text(
        "9 of 10 pairs of steps stand the right way round. The reasons stand below the answers."
    )
    assert axe(page) == []
    assert kept(page, "a-design-in-order")["answers"] == {
        "a-design-in-order.turn": "s04 s02 s05 s01 s03"
    }
    page.reload()
    expect(box.locator(".verdict")).to_be_visible()
    assert order() == ["s04", "s02", "s05", "s01", "s03"]


@pytest.mark.deep
def test_a_text_stands_beside_a_model_answer(visit, axe):
    """The model answer comes after the text; ticks are kept, nothing is scored, and it is listed."""
    page = visit(NERVES)
    box = check(page, "two-of-your-own")
    press(page, box.get_by_role("button", name="Compare"))
    expect(box.get_by_role("status")).to_have_text("Write an answer first.")
    assert box.evaluate(TOLD) == 0
    box.get_by_role("textbox").fill("People shake when they are judged. Does that fit?")
    press(page, box.get_by_role("button", name="Compare"))
    expect(box.get_by_text("One good answer")).to_be_visible()
    box.get_by_role("checkbox").first.check()
    assert axe(page) == []
    page.reload()
    expect(box.get_by_role("textbox")).to_have_value(
        "People shake when they are judged. Does that fit?"
    )
    expect(box.get_by_role("checkbox").first).to_be_checked()
    listed = visit_same(page, "book/your-answers.html").locator(".kept-list li")
    row = listed.filter(has_text="Two sentences of your own")
    expect(row).to_contain_text("Exercise: 9 words, compared.")
    row.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)


def visit_same(page, address: str):
    """Another page of the same reader."""
    page.goto(page.url.split("/course/")[0] + "/course/" + address)
    return page


@pytest.mark.deep
def test_a_number_is_predicted(visit, axe):
    page = visit(PLASTICITY)
    box = check(page, "how-much-does-sleep-help")
    fields = box.get_by_role("spinbutton")
    for field, number in zip(fields.all(), ("0.3", "1.6", "0.5"), strict=True):
        field.fill(number)
    page.keyboard.press("Enter")
    verdicts = box.locator(".verdict")
    expect(verdicts.nth(0)).to_contain_text(
        "✓ Near enough. You said 0.3: 0.02 too high. It is 0.28"
    )
    expect(verdicts.nth(1)).to_contain_text(
        "✗ Far off. You said 1.6: 0.98 too high, 2.6 times as much."
    )
    expect(verdicts.nth(2)).to_contain_text("◐ Not far off.")
    expect(verdicts.nth(2)).to_contain_text("A night without sleep after learning cost")
    expect(box.get_by_role("status")).to_have_text(
        "1 of 3 near enough, 1 not far off. The reasons stand below the answers."
    )
    assert axe(page) == []


@pytest.mark.deep
def test_without_scripts_and_on_paper_the_question_stands_before_a_folded_key(visit):
    page = visit(NERVES, java_script_enabled=False)
    for name in ("two-sentences", "two-of-your-own", "how-sure-of-the-bench"):
        box = page.locator(f".check[data-store={name}]")
        fold = box.locator("details").first
        assert fold.get_attribute("open") is None
        fold.locator("summary").click()
        expect(fold.locator(".reason, .criteria, a[href*='folded.html']").first).to_be_visible()
        expect(box.locator(".actions")).to_be_hidden()
    page.emulate_media(media="print")
    key = page.locator(".check[data-store=how-sure-of-the-bench] details").last
    expect(key.get_by_role("link", name="Is it so, and why")).to_be_visible()


# ---------------------------------------------------------------- what is predicted


def test_what_is_predicted_is_covered_until_a_guess_is_committed(visit, axe):
    """Text, menu, table and live picture of the figure come with the guess, which stays as it was."""
    page = visit(PLASTICITY)
    box = page.locator(".predict[data-store=compared-with-whom]")
    answer = box.get_by_text("It was an honest study")
    expect(box.locator(".plot .stage")).to_be_visible()
    expect(box.locator(".plot-tools")).to_be_hidden()
    expect(answer).to_be_hidden()
    line = box.get_by_role("textbox", name="With whom would those who took the course")
    press(page, box.get_by_role("button", name="Commit and look"))
    expect(box.get_by_role("status")).to_contain_text("Write a guess first")
    expect(answer).to_be_hidden()
    page.keyboard.type("with people on another course")
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    expect(box.locator(".plot-tools")).to_be_visible()
    expect(line).to_be_focused()
    assert axe(page) == []
    page.reload()
    expect(line).to_have_value("with people on another course")
    expect(line).to_have_js_property("readOnly", True)
    expect(answer).to_be_visible()
    listed = visit_same(page, "book/your-answers.html").locator(".kept-list li")
    expect(listed.filter(has_text="With whom")).to_contain_text("Prediction: 5 words.")
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_whoever_will_not_guess_may_look(visit):
    """By the keyboard with scripts, without scripts, and on paper."""
    page = visit(PLASTICITY)
    box = page.locator(".predict[data-store=compared-with-whom]")
    press(page, box.locator(".covered > summary"))
    expect(box.get_by_text("It was an honest study")).to_be_visible()
    expect(box.locator(".plot-tools")).to_be_visible()
    plain = visit(PLASTICITY, java_script_enabled=False)
    box = plain.locator(".predict[data-store=compared-with-whom]")
    expect(box.locator("form")).to_be_hidden()
    expect(box.get_by_text("It was an honest study")).to_be_hidden()
    plain.emulate_media(media="print")
    expect(box.get_by_text("It was an honest study")).to_be_visible()


@pytest.mark.deep
def test_a_model_says_nothing_of_its_answer_before_the_guess(visit):
    """Its still picture tells the answer: it is out of sight, and out of hearing, as soon as the page lives."""
    page = visit(PLASTICITY)
    still = page.locator("figure.simulation .still").first
    expect(still).to_be_hidden()
    page.locator("figure.simulation").first.scroll_into_view_if_needed()
    live = page.locator("figure.simulation .live").first
    expect(live.get_by_role("radio").first).to_be_visible()
    expect(still).to_be_hidden()
