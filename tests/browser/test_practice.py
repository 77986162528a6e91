"""An open case in the book: kept until tomorrow, cleared on request, and there for everyone."""

from itertools import pairwise

import pytest
from open_case import BUS, LETTERS, OpenCase, address_of, fixtures, quiet
from playwright.sync_api import expect

from ipnb.workbench.sanitise_answers import sanitise_answers

case, bus = fixtures()

SOME = {
    "schema": "ipnb.answers/1",
    "case": LETTERS,
    "domains": {"vertical": "impaired", "memory": "both"},
    "five_p": {"b1": "presenting", "b2": "leave_out"},
    "plan": ["d1", "d5"],
    "evidence": {"vertical": ["s13"]},
    "safety": {"flags": {"q1": ["s16"], "q2": "no_flag"}, "actions": ["t1", "t3"]},
}
#: the headings in sight, as numbers
OUTLINE = """[...document.querySelectorAll('h1,h2,h3,h4')].filter((head) => head.checkVisibility())
    .map((head) => Number(head.tagName[1]))"""


def test_the_page_begins_at_its_head(bus):
    """Does the form take the focus, so that whoever hears the page or has keys alone misses what stands above?"""
    assert bus.page.evaluate("[document.activeElement.tagName, scrollY]") == ["BODY", 0]
    bus.page.keyboard.press("Tab")
    expect(bus.page.get_by_role("link", name="Skip to the text")).to_be_focused()


def test_tomorrow_everything_is_still_there(bus):
    """Would a closed laptop cost a reader an evening?"""
    page = bus.page
    bus.step("States")
    page.get_by_role("radio", name="Flow").check()
    page.get_by_role("button", name="Show the reason").click()
    bus.step("Narrative")
    page.get_by_role("textbox", name="Your text").fill("Ottilie, you have come.")
    page.reload()
    bus.wait()
    expect(page.get_by_role("textbox", name="Your text")).to_have_value("Ottilie, you have come.")
    bus.step("States")
    page.get_by_role("button", name="Back one").click()  # the form begins with the first open line
    expect(page.get_by_role("radio", name="Flow")).to_be_checked()
    expect(bus.reasons()).to_contain_text("Not supported")


def test_kept_answers_to_an_older_case_are_left_out(bus):
    """Would an id that is gone spoil the score, or the file that is downloaded? Page and Python agree."""
    damaged = [
        {"states": {"s02": "flow", "s99": "flow", "s04": "gone"}, "links": ["f66", "zz", "f66"]},
        {"attach": {"avoidant": 60, "x": 3, "secure": "y"}, "evidence": {"attach": ["s09", "s99"]}},
        {"narrative": {"n1": "words", "n9": "lost"}, "notes": {"states": "mine", "old": "x"}},
        {"confidence": {"states": 4, "links": 2}, "evidence": {"s02": ["s01"]}, "old": {"a": 1}},
        {"states": ["s02"], "links": {"f66": 1}, "five_p": None},
    ]
    fits = """async ([kase, all]) => {
        const { fitting } = await import(new URL('../../_static/ipnb/workbench/validate_answers.js', location));
        return all.map((one) => fitting(kase, one));
    }"""
    assert bus.page.evaluate(fits, [bus.case, damaged]) == [
        sanitise_answers(bus.case, one)[0] for one in damaged
    ]
    letters = OpenCase(bus.page, LETTERS)
    flags = {"q1": ["s16", "s99"], "q2": "not_asked", "q9": "no_flag", "q3": "perhaps"}
    gates = [
        {"safety": {"flags": flags, "actions": ["t1", "x"]}},
        {"safety": {"flags": [], "actions": "t1"}},
    ]
    assert bus.page.evaluate(fits, [letters.case, gates]) == [
        sanitise_answers(letters.case, one)[0] for one in gates
    ]


def test_clearing_asks_first_clears_all_and_can_be_undone(bus):
    """Would one press cost an evening, or leave something behind?"""
    page = bus.page
    bus.step("States")
    page.get_by_role("radio", name="Flow").check()
    page.get_by_role("button", name="Show the reason").click()
    bus.step("Score")
    clear = page.get_by_role("button", name="Clear my answers")
    clear.click()
    expect(page.get_by_role("button", name="Clear all of them")).to_be_focused()
    page.get_by_role("button", name="Leave them").click()
    expect(clear).to_be_focused()
    assert f"ipnb.answers/{BUS}" in bus.kept()

    clear.click()
    page.get_by_role("button", name="Clear all of them").click()
    expect(page.locator(".wb-toast")).to_contain_text("Cleared. Undo brings your answers back")
    assert [key for key in bus.kept() if key.startswith("ipnb")] == []
    expect(
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    ).to_contain_text("0 of 14")
    page.get_by_role("button", name="Undo").click()
    assert "flow" in bus.kept()[f"ipnb.answers/{BUS}"]
    page.reload()
    bus.wait()
    bus.step("States")
    expect(
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    ).to_contain_text("1 of 14")


def test_cleared_in_one_tab_is_cleared_in_the_other(visit, site):
    """Would an open form write back what its reader has just cleared?"""
    one = OpenCase(visit(address_of(BUS)), BUS)
    one.step("States")
    one.page.get_by_role("radio", name="Flow").check()
    other = one.page.context.new_page()
    other.goto(site + "book/your-answers.html")
    other.get_by_role("button", name="Remove: The late bus").click()
    states = one.page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    expect(states).to_contain_text("0 of 14")


@pytest.mark.parametrize(
    ("width", "colours"),
    [
        (1200, "light"),
        (390, "dark"),
        pytest.param(1200, "dark", marks=pytest.mark.deep),
        pytest.param(390, "light", marks=pytest.mark.deep),
    ],
)
def test_every_step_is_accessible(case, axe, width, colours):
    """With reasons, a score and the question before clearing in sight: can everyone use it?"""
    letters = case(LETTERS, width=width, color_scheme=colours)
    page = letters.page
    letters.fill(SOME)
    steps = page.locator(".wb-step > span:first-child").all_inner_texts()
    assert steps[-1] == "Score"
    for step in steps:
        letters.step(step)
        for show in page.get_by_role("button", name="Show the reason").all()[::-1]:
            show.click()
        if step == "Score":
            letters.score()
            page.get_by_role("button", name="Clear my answers").click()
        page.evaluate(
            "document.querySelectorAll('.wb details').forEach((folded) => { folded.open = true; })"
        )
        assert axe(page) == [], step
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
        levels = page.evaluate(OUTLINE)
        assert levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels)), (step, levels)
    expect(page.get_by_text("In the course this would wait for a person")).to_be_visible()
    quiet(page)


def test_without_javascript_the_case_is_there(visit):
    """Is there a page for whoever has no script: case, questions, and a key that unfolds?"""
    page = visit(address_of(BUS), java_script_enabled=False, width=390)
    expect(page.get_by_text("Everyone in this case is invented.")).to_be_visible()
    expect(page.get_by_text("There was a man with a cello")).to_be_visible()
    page.get_by_text("States: the key, with its reasons").click()
    expect(page.get_by_text("Manners, or somebody who leaves")).to_be_visible()


def test_a_form_that_fails_to_load_leaves_the_text(browser, site):
    """Would a broken module take the case away?"""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/workbench/reasons.js", lambda route: route.abort())
    page.goto(site + address_of(BUS))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("There was a man with a cello")).to_be_visible()
    context.close()


def test_on_paper_the_text_stands_in_place_of_the_form(bus):
    """Would a seminar get a print of buttons?"""
    bus.page.emulate_media(media="print")
    expect(bus.page.locator(".as-text")).to_be_visible()
    expect(bus.page.locator(".wb")).to_be_hidden()
