"""The form as a whole in a real browser: what is open, at a glance, other cases, feedback, speed."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, FEEDBACK, complete, opened

from ipnb.formulation.answers import missing
from ipnb.formulation.case import load_case
from ipnb.workbench.case_figure import CaseFigure

SOURCE = Path(__file__).parents[2] / "source"


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.fixture
def started(form):
    form.start()
    return form


# ---------------------------------------------------------------- how far one is


def test_progress_is_counted_and_a_full_page_is_not_called_right(started):
    started.step("Window")
    step = started.page.get_by_role("navigation", name="Steps").get_by_role("button", name="Window")
    for part, done in [("Arrival", 1), ("The letter", 2), ("Before leaving", 3)]:
        started.choose(part, "Within")
        expect(step).to_contain_text(f"{done} of 3")
    assert "✓" not in step.inner_text()


def test_a_page_is_called_full_only_where_nothing_is_open_at_a_glance(form):
    """34 words of 80, a cue without its sentence: do the steps, the last page and the desk agree?"""
    answers = complete()
    answers["narrative"]["n1"] = "too short"
    answers["safety"]["flags"]["c1"] = []
    del answers["evidence"]["vertical"]
    form.start(answers=answers)
    full = form.page.locator(".wb-step.wb-full > span:first-child").all_inner_texts()
    desk = {line.split(":")[0].removesuffix(" 1") for line in missing(CASE, answers)}
    assert desk == {"Narrative", "Safety", "Domains"} == set(form.steps[1:-1]) - set(full)
    steps = form.page.get_by_role("navigation", name="Steps")
    expect(steps.get_by_role("button", name="Narrative")).to_contain_text("1 of 2")
    form.step("At a glance")
    for part in desk:
        expect(form.page.locator(".wb-check")).to_contain_text(part)


def test_what_is_open_is_named_without_a_word_about_right_or_wrong(form):
    form.start(answers={
        "states": {"s02": "flow"}, "domains": {"vertical": "both", "narrative": "not_enough"},
        "attach": {"avoidant": 80}, "narrative": {"n1": "too short"},
        "safety": {"flags": {"c1": "no_flag"}, "asked": {"c1": "asked"}},
    })  # fmt: skip
    form.step("At a glance")
    said = form.page.locator(".wb-check").inner_text().replace("\n", " ")
    for expected in [
        "States 5 open", "Window 3 open", "Domains 1 open", "Domains no sentence yet for Vertical",
        "Links nothing chosen", "Plan nothing chosen", "Attachment 20 points not placed",
        "Attachment fewer than two sentences chosen for it", "Safety 1 open",
        "Narrative text 1: 2 words, 20 to 60 asked for", "Narrative text 2: nothing written",
        "You may hand in with gaps",
    ]:  # fmt: skip
        assert expected in said, (expected, said)
    form.page.get_by_role("button", name="Window").last.click()
    expect(form.page.get_by_role("heading", level=2, name="Where is the client")).to_be_focused()


def test_a_complete_form_says_so_and_no_more(form):
    form.start(answers=complete())
    form.step("At a glance")
    expect(form.page.locator(".wb-check")).to_have_text(
        "Every page has an answer. Whether it is a good one is for you and your reader."
    )


def test_the_glance_shows_every_part_of_the_formulation(form):
    form.start(answers=complete())
    form.step("At a glance")
    sheet = form.page.get_by_role("article")
    for part in [
        "Line by line",
        "Domains",
        "Attachment, as a hypothesis",
        "Plan",
        "Safety",
        "Rates",
        "In my own words",
    ]:
        expect(sheet.get_by_role("heading", name=part)).to_be_visible()
    picture = sheet.get_by_role("img")
    expect(picture).to_have_attribute(
        "aria-label",
        "Predisposing: none. Precipitating: The letter from the bank. Presenting: none. "
        "Perpetuating: Days that go by the clock. Protective: Her brother and the soup. "
        "The links are listed below.",
    )
    assert picture.locator("path.wb-arc").count() == 2
    expect(sheet).to_contain_text("avoidant 60 · not enough 40")
    expect(sheet).to_contain_text("Thoughts of ending her life: the text shows it (10)")


# ---------------------------------------------------------------- before, other cases, coming back


def test_a_way_round_the_case_is_offered_before_it_is_read(started):
    page = started.page
    expect(page.get_by_text("It touches on money worries, a quarrel.")).to_be_visible()
    expect(page.locator(".wb-line").first).not_to_be_visible()
    page.get_by_role("button", name="I would rather not read this one").click()
    expect(page.get_by_text("You may take ‘A week at the allotment’ instead.")).to_be_visible()
    expect(page.get_by_text("It is called 00b-every-kind in your list.")).to_be_visible()
    expect(page.get_by_text("your tutor; the student counselling service")).to_be_visible()


def small(*sections, **more):
    items = {name: CASE["items"][name] for name in sections}
    kept = ("schema", "title", "fictional", "segments", "sentences")
    return {"id": "small", **{key: CASE[key] for key in kept}, "items": items, **more}


@pytest.mark.parametrize("section", list(CASE["items"]))
def test_a_case_with_any_one_section_works_from_start_to_print(form, section):
    """A first assignment asks about states alone: nothing may lean on a part that is not there."""
    form.start(small(section, cards=CASE["cards"], labels=CASE["labels"]))
    assert len(form.steps) == 3 and form.steps[0] == "Start" and form.steps[-1] == "At a glance"
    for step in form.steps:
        form.step(step)
    expect(form.page.locator(".wb-check")).to_contain_text("Still open")


def test_a_kind_of_question_that_this_form_does_not_know_is_a_plain_message(form):
    """A case made for a newer form: would a blank page be handed in as an answer?"""
    form.start({**CASE, "items": {**CASE["items"], "order": {"kind": "ranking", "title": "Order"}}})
    alert = form.page.get_by_role("alert")
    expect(alert).to_contain_text("cannot ask “Order” (ranking)")
    expect(alert).to_contain_text("tell your instructor")
    assert not form.page.get_by_role("navigation", name="Steps").count()


def test_sections_come_in_the_order_of_the_case(form):
    """An author who asks about moments first and about the plan last has a reason."""
    form.start({**CASE, "items": dict(reversed(CASE["items"].items()))})
    assert form.steps == [
        "Start", "Safety", "Rates", "Attachment", "Plan", "Links", "Five Ps", "Claims", "Domains", "Window",
        "States", "Narrative", "At a glance",
    ]  # fmt: skip


def test_every_case_of_the_course_can_be_walked_through(form):
    for path in sorted(SOURCE.glob("*/case.yaml")):
        form.start(json.loads(json.dumps(load_case(path))))
        form.page.evaluate("document.querySelectorAll('.wb-step').forEach((step) => step.click())")
        expect(form.page.locator(".wb-check")).to_contain_text("Still open")
        assert form.errors == [], path


def test_whoever_comes_back_is_where_they_were(form):
    form.start(host="takes")
    form.step("Domains")
    form.choose("Vertical", "Both")
    answers = form.answers()
    form.open()
    form.start(host="takes", answers=answers)
    expect(
        form.page.get_by_role("heading", level=2, name="Nine domains of integration")
    ).to_be_visible()
    expect(
        form.page.get_by_role("radiogroup", name="Vertical").get_by_label("Both")
    ).to_be_checked()


def test_in_a_book_the_form_takes_the_place_of_the_text_that_stood_there(form):
    """As a chapter does it: the figure that Python wrote, the module it names, a stub with the case alone."""
    form.page.evaluate(
        """async (html) => {
          const place = document.getElementById("bench");
          place.innerHTML = html;
          const mount = place.querySelector("[data-module]");
          const values = JSON.parse(mount.dataset.values);
          const model = { get: (name) => values[name], set: (name, value) => { values[name] = value; },
            on() {}, off() {}, save_changes() {} };
          const { default: workbench } = await import(`/${mount.dataset.module}`);
          workbench.render({ model, el: mount });
        }""",
        CaseFigure(CASE)._repr_html_(),
    )
    form.step("Window")
    form.choose("Arrival", "Within")
    expect(form.page.locator(".wb-save")).to_contain_text("Kept in this browser")
    expect(form.page.locator("figure ol > li[value]")).to_have_count(0)


# ---------------------------------------------------------------- feedback


def test_feedback_gives_the_band_the_reason_and_the_lines_to_look_at(form):
    form.start(answers=complete(), status={"feedback": FEEDBACK})
    page = form.page
    assert form.steps[0] == "Feedback" and "Start" not in form.steps
    expect(page.get_by_text("Closed before anything is asked.")).to_be_visible()
    expect(page.get_by_text("Nobody asked about thoughts of ending her life.")).to_be_visible()
    expect(page.get_by_text("Counted with Window. 2 answers left open.")).to_be_visible()
    page.get_by_role("button", name="Sentence 1: Ines, 41").click()
    expect(form.line(1)).to_be_focused()
    expect(form.line(1)).to_have_class("wb-line wb-lit")
    page.get_by_text("Plan", exact=True).last.click()
    expect(page.get_by_text("It takes the work out of her hands.")).to_be_visible()


def test_feedback_that_comes_while_one_works_does_not_take_one_away(form):
    form.start(host="takes", answers=complete())
    form.step("Window")
    form.page.evaluate("feedback => model.tell({ feedback })", FEEDBACK)
    expect(form.page.get_by_role("heading", level=2, name="Where is the client")).to_be_visible()
    expect(form.page.locator(".wb-notice")).to_contain_text("Feedback has arrived.")
    form.page.get_by_role("button", name="Read the feedback").click()
    expect(form.page.get_by_text("Four things at once.")).to_be_visible()
    expect(form.page.locator(".wb-notice")).to_have_count(0)
