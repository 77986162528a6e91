"""The form in a real browser: every kind of question."""

import json

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, opened


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.fixture
def started(form):
    form.start()
    return form


def test_a_sentence_is_judged_cleared_and_judged_again(started):
    started.step("States")
    started.page.get_by_label("Rigidity").check()
    assert started.answers()["states"] == {"s02": "rigidity"}
    expect(started.line(2)).to_contain_text("marked Rigidity")
    expect(started.page.locator(".wb-quote")).to_contain_text("The letter came on Thursday")
    started.page.get_by_role("button", name="Back one").click()
    started.page.get_by_role("button", name="Clear Sentence 2").click()
    assert started.answers()["states"] == {}
    expect(started.page.get_by_label("Rigidity")).to_be_focused()
    expect(started.line(2)).not_to_contain_text("marked")


def test_one_press_a_line_answers_and_goes_on(started):
    """Twenty-three lines by mouse: twenty-three presses, the last card stays, the options stand still."""
    started.step("States")
    seen = set()
    for option in ("Rigidity", "Chaos", "Flow", "Rigidity", "Chaos", "Flow"):
        before = started.page.locator(".wb-quote").inner_text()
        seen.add(round(started.page.locator(".wb-option").first.bounding_box()["y"]))
        started.page.get_by_text(option, exact=True).click()
        if len(started.answers()["states"]) < 6:
            expect(started.page.locator(".wb-quote")).not_to_have_text(before)
    assert len(started.answers()["states"]) == 6 and len(seen) == 1
    started.hears("This is the last one. Every one has an answer.")
    expect(started.page.get_by_label("Flow")).to_be_checked()


def test_the_arrow_keys_walk_the_options_of_one_card(started):
    """Whoever looks through the options with the arrows: is the card still there?"""
    started.step("States")
    quote = started.page.locator(".wb-quote").inner_text()
    started.page.get_by_label("Rigidity").focus()
    for key in (" ", "ArrowDown", "ArrowDown"):
        started.page.keyboard.press(key)
    started.page.wait_for_timeout(500)
    expect(started.page.locator(".wb-quote")).to_have_text(quote)
    assert started.answers()["states"] == {"s02": "flow"}


def test_walking_the_deck_and_pressing_a_line_ask_about_the_same_line(started):
    started.step("States")
    quote = started.page.locator(".wb-quote")
    started.page.get_by_role("button", name="Next", exact=True).click()
    expect(quote).to_contain_text("The letter came on Thursday")
    started.line(7).click()
    expect(quote).to_contain_text("My brother drove over")
    started.line(3).click()  # not asked about in this section
    expect(quote).to_contain_text("My brother drove over")


def test_next_open_one_skips_what_has_an_answer(form):
    form.start(answers={"states": {"s02": "flow", "s04": "flow"}})
    form.step("States")
    expect(form.page.locator(".wb-quote")).to_contain_text("My hands would not stop")
    form.page.get_by_role("button", name="Back one").click()
    form.page.get_by_role("button", name="Next open one").click()
    expect(form.page.locator(".wb-quote")).to_contain_text("My hands would not stop")


def test_the_window_is_one_column_for_each_part_of_the_session(started):
    started.step("Window")
    started.choose("Arrival", "Within")
    started.choose("The letter", "Above")
    assert started.answers()["window"] == {"g1": "within", "g2": "above"}
    started.page.get_by_role("button", name="Clear The letter").click()
    assert started.answers()["window"] == {"g1": "within"}


def test_a_judgement_takes_its_sentences_and_gives_them_back(started):
    started.step("Domains")
    started.choose("Vertical", "Impaired")
    for number in (6, 5):
        started.line(number).click()
    assert started.answers()["evidence"] == {"vertical": ["s05", "s06"]}
    started.page.get_by_role("button", name="Take back sentence 5").click()
    assert started.answers()["evidence"] == {"vertical": ["s06"]}
    started.line(6).click()
    assert started.answers()["evidence"] == {}


def test_no_more_sentences_than_the_case_allows_and_it_is_said(started):
    started.step("Domains")
    started.choose("Vertical", "Both")
    for number in (1, 2, 3, 4, 5):
        started.line(number).click()
    assert started.answers()["evidence"]["vertical"] == ["s01", "s02", "s03", "s04"]
    started.hears("At most 4 sentences: take one back first.")
    expect(started.page.locator(".wb-toast")).to_have_text(
        "At most 4 sentences: take one back first."
    )


def test_a_line_pressed_before_the_answer_is_not_taken_and_it_is_said(started):
    started.step("Domains")
    started.line(5).click()
    assert "evidence" not in started.answers()
    started.hears("Vertical: answer first, then choose sentences.")


def test_a_change_of_mind_keeps_the_sentences_for_the_way_back(started):
    """With the arrow keys one passes over "not enough": that must not cost the sentences."""
    started.step("Domains")
    started.choose("Vertical", "Both")
    started.line(5).click()
    started.choose("Vertical", "Not enough")
    assert started.answers()["evidence"] == {}
    started.choose("Vertical", "Impaired")
    assert started.answers()["evidence"] == {"vertical": ["s05"]}


def test_a_section_of_the_cases_own_is_asked_in_its_own_words(started):
    started.step("Claims")
    expect(
        started.page.get_by_role("heading", name="What kind of sentence is this?")
    ).to_be_visible()
    expect(started.page.get_by_text("says how something works")).to_be_visible()
    started.page.get_by_label("Mechanism").check()
    started.line(1).click()
    assert started.answers()["claim"] == {"s02": "mechanism"}
    assert started.answers()["evidence"] == {"s02": ["s01"]}


def test_cards_are_sorted_and_lie_on_the_board(started):
    started.step("Five Ps")
    started.page.get_by_label("Precipitating").check()
    board = started.page.locator(".wb-board")
    expect(board.get_by_role("button", name="The letter from the bank")).to_be_visible()
    started.page.get_by_role("button", name="Next", exact=True).click()
    board.get_by_role("button", name="The letter from the bank").click()
    expect(started.page.locator(".wb-quote")).to_have_text("The letter from the bank")
    assert started.answers()["five_p"] == {"k1": "precipitating"}


def test_a_set_without_a_budget_takes_any_number(started):
    started.step("Links")
    for box in started.page.get_by_role("checkbox").all():
        box.check()
    assert started.answers()["links"] == ["l1", "l2", "l3"]


def test_a_budget_is_kept_and_said(started):
    started.step("Plan")
    third, first, second = (
        started.page.get_by_role("checkbox", name=CASE["labels"][i]) for i in ("p3", "p1", "p2")
    )
    third.check()
    first.check()
    second.click()
    assert started.answers()["plan"] == ["p1", "p3"]
    expect(second).not_to_be_checked()
    started.hears("The budget is 2: take one back first.")


def test_points_never_sum_to_more_than_a_hundred(started):
    started.step("Attachment")
    started.page.get_by_label("Points for Avoidant").fill("70")
    started.page.get_by_label("Points for Not enough information").fill("60")
    assert started.answers()["attach"] == {"avoidant": 70, "not_enough": 30}
    started.hears("Only 30 left: take points back elsewhere first.")
    started.page.get_by_role("button", name="5 fewer for Avoidant").click()
    assert started.answers()["attach"]["avoidant"] == 65
    expect(started.page.get_by_text("95 of 100 placed, 5 left")).to_be_visible()
    started.page.get_by_role("button", name="Clear all points").click()
    assert "attach" not in started.answers()


def test_points_take_sentences_like_any_judgement(started):
    started.step("Attachment")
    started.page.get_by_label("Points for Avoidant").fill("50")
    started.line(2).click()
    started.line(7).click()
    assert started.answers()["evidence"] == {"attach": ["s02", "s07"]}


def test_a_number_out_of_range_is_not_kept_and_says_so(started):
    started.step("Rates")
    field = started.page.get_by_label("Joined at the first reach")
    field.fill("0.4")
    field.blur()
    assert started.answers()["rates"] == {"r1": 0.4}
    field.fill("4")
    field.blur()
    expect(started.page.get_by_text("Not kept: a number from 0 to 1, please.")).to_be_visible()
    assert started.answers()["rates"] == {"r1": 0.4}
    field.fill("")
    field.blur()
    assert started.answers()["rates"] == {}


@pytest.mark.parametrize(("typed", "kept"), [("0,5", 0.5), ("0.25", 0.25), (",5", 0.5), (" 1 ", 1)])
def test_a_number_is_kept_as_it_was_meant(started, typed, kept):
    """A decimal comma is half of Europe's way of writing: is it a half, and never a five?"""
    started.step("Rates")
    field = started.page.get_by_label("Joined at the first reach")
    field.press_sequentially(typed)
    field.press("Enter")
    field.blur()
    assert started.answers()["rates"] == {"r1": kept}
    expect(field).to_have_value(str(kept))


@pytest.mark.parametrize("typed", ["0,5,1", "half", "1e1", "5", "-1", "0x1", "1/2"])
def test_what_is_refused_stays_in_sight_with_the_reason(started, typed):
    """Refused input: is it still there when one comes back to the page, and is what is kept said?"""
    started.step("Rates")
    field = started.page.get_by_label("Joined at the first reach")
    field.fill("0.4")
    field.blur()
    field.fill(typed)
    field.blur()
    for _ in range(2):
        expect(field).to_have_value(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(
            started.page.get_by_text("a number from 0 to 1, please. 0.4 is still what is kept.")
        ).to_be_visible()
        started.step("Window")
        started.step("Rates")
    assert started.answers()["rates"] == {"r1": 0.4}


def test_a_wheel_changes_no_number(started):
    """Scrolling over a field that has the focus: does the number turn?"""
    started.step("Rates")
    field = started.page.get_by_label("Joined at the first reach")
    field.fill("0.4")
    field.hover()
    started.page.mouse.wheel(0, 300)
    field.press("ArrowUp")
    field.blur()
    assert started.answers()["rates"] == {"r1": 0.4}


def test_a_share_is_asked_between_0_and_1_beside_a_number_that_is_not(form):
    """One section, two kinds of number: each is told and held to its own bounds."""
    items = {"rates": {**CASE["items"]["rates"], "range": [0, 10], "ranges": {"r1": [0, 1]}}}
    form.start({**CASE, "items": items})
    form.step("Rates")
    assert form.page.locator(".wb-estimate .wb-hint").all_inner_texts() == [
        "from 0 to 1",
        "from 0 to 10",
    ]
    field = form.page.get_by_label("Joined at the first reach")
    field.fill("5")
    field.blur()
    expect(form.page.get_by_text("Not kept: a number from 0 to 1, please.")).to_be_visible()


def test_safety_asks_whether_the_text_shows_it_and_whether_anybody_asked(started):
    """Both answers of a cue are kept apart, and each can be cleared without the other."""
    started.step("Safety")
    started.choose("Thoughts of ending her life: Does the text", "The text shows it")
    started.line(10).click()
    started.choose("Thoughts of ending her life: Has anybody", "Nobody has asked, so ask")
    started.choose("Harm from someone at home: Does the text", "No sign of it in the text")
    started.choose("Harm from someone at home: Has anybody", "Somebody has asked")
    started.page.get_by_label("Agree whom she may call at night").check()
    assert started.answers()["safety"] == {
        "flags": {"c1": ["s10"], "c2": "no_flag"},
        "asked": {"c1": "not_asked", "c2": "asked"},
        "actions": ["x2"],
    }
    step = started.page.get_by_role("navigation", name="Steps").get_by_role("button", name="Safety")
    expect(step).to_contain_text("2 of 2")
    started.page.get_by_role("button", name="Clear Harm from someone at home: has anybody").click()
    assert started.answers()["safety"]["asked"] == {"c1": "not_asked"}
    assert started.answers()["safety"]["flags"] == {"c1": ["s10"], "c2": "no_flag"}
    expect(step).to_contain_text("1 of 2")


def test_answers_of_the_first_edition_open_as_answers_to_both_questions(form):
    """Does a file that was kept since last term still say what its student meant?"""
    old = {"flags": {"c1": ["s10"], "c2": "not_asked"}, "actions": ["x1"]}
    form.start(answers={"safety": old})
    form.step("Safety")
    for question, answer in (("Does the text", "No sign of it"), ("Has anybody", "Nobody has")):
        asked = form.page.get_by_role("radiogroup", name=f"Harm from someone at home: {question}")
        expect(asked.get_by_label(answer)).to_be_checked()
    form.choose("Harm from someone at home: Has anybody", "No need to ask now")
    assert form.answers()["safety"] == {
        "flags": {"c1": ["s10"], "c2": "no_flag"},
        "asked": {"c1": "not_asked", "c2": "not_needed"},
        "actions": ["x1"],
    }


def test_each_student_sees_lists_in_an_order_of_their_own_and_answers_keep_the_cases(form):
    """Would "tick the third and the fifth" pass from one student to the next?"""
    universe = CASE["items"]["links"]["universe"]
    orders = []
    for student in ("ada", "ben", "cy", "ada"):
        form.start(host="takes", status={"student": student})
        form.step("Links")
        boxes = form.page.get_by_role("checkbox")
        for box in boxes.all():
            box.check()
        assert form.answers()["links"] == universe
        orders.append(form.page.locator(".wb-checklist .wb-option-text").all_inner_texts())
    assert orders[0] == orders[3] and len({tuple(one) for one in orders}) > 1


def test_confidence_and_notes_belong_to_their_page(started):
    started.step("States")
    started.page.get_by_label("Fairly sure").check()
    started.page.get_by_text("Notes to yourself").click()
    started.page.get_by_label("Notes to yourself on States").fill("look at line 4 again")
    started.step("Window")
    expect(started.page.get_by_label("Fairly sure")).not_to_be_checked()
    assert started.answers()["confidence"] == {"states": 2}
    assert started.answers()["notes"] == {"states": "look at line 4 again"}
    started.step("States")
    expect(started.page.get_by_label("Notes to yourself on States")).to_have_value(
        "look at line 4 again"
    )


def test_markup_in_a_case_or_an_answer_is_shown_as_text(form):
    hostile = "<img src=x onerror=window.hurt=1>"
    case = json.loads(json.dumps(CASE).replace("Ines, 41,", f"{hostile} Ines, 41,"))
    case["title"], case["cards"][0]["text"] = "<b>bold</b>", "<svg onload=window.hurt=1>"
    form.start(case, answers={"narrative": {"n1": hostile}, "five_p": {"k1": "presenting"}})
    for step in form.steps:
        form.step(step)
    expect(form.page.locator(".wb-prose")).to_have_text(hostile)
    assert form.page.evaluate("window.hurt") is None and form.page.locator(".wb img").count() == 0
