"""The form's keys, and what people hear who listen."""

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, opened

STATES = CASE["items"]["states"]["only"]


@pytest.fixture
def form(page):
    with opened(page) as form:
        form.start()
        yield form


def test_the_arrow_keys_walk_the_lines_and_the_question_follows(form):
    form.step("States")
    form.line(2).focus()
    for key, number in [
        ("ArrowDown", 3),
        ("ArrowDown", 4),
        ("End", 10),
        ("ArrowDown", 10),
        ("Home", 1),
    ]:
        form.page.keyboard.press(key)
        expect(form.line(number)).to_be_focused()
    assert form.page.locator(".wb-line[tabindex='0']").count() == 1
    form.line(4).focus()
    form.page.keyboard.press("ArrowDown")
    expect(form.page.locator(".wb-quote")).to_contain_text("My hands would not stop")
    form.page.keyboard.press("2")
    assert form.answers()["states"] == {"s05": "chaos"}
    expect(form.line(7)).to_be_focused()


def test_the_keys_work_from_the_first_moment(form):
    """ "Keys 1 to 4 answer": at once, with the focus on the heading, and only there where it asks."""
    form.page.get_by_role("button", name="Read the case").click()
    expect(
        form.page.get_by_role("heading", level=2, name="What state does each line")
    ).to_be_focused()
    form.page.keyboard.press("2")
    assert form.answers()["states"] == {"s02": "chaos"}
    form.step("Window")
    form.page.keyboard.press("1")
    assert list(form.answers()) == ["schema", "case", "states"]


def test_keys_stop_at_the_last_card(form):
    """One digit too many: is the last card written over, and never the first?"""
    form.step("States")
    for key in "123412":
        form.page.keyboard.press(key)
    form.hears("This is the last one. Every one has an answer.")
    form.page.keyboard.press("3")
    assert form.answers()["states"] == dict(
        zip(STATES, ["rigidity", "chaos", "flow", "not_enough", "rigidity", "flow"], strict=True)
    )
    form.page.get_by_role("button", name="Next", exact=True).click()
    expect(form.page.locator(".wb-quote")).to_contain_text(CASE["sentences"][9]["text"][:20])


def test_a_card_that_calls_for_sentences_waits_for_them(form):
    """The key answers; the sentences are chosen before the next line comes."""
    form.step("Claims")
    quote = form.page.locator(".wb-quote").inner_text()
    form.page.keyboard.press("2")
    expect(form.page.locator(".wb-quote")).to_have_text(quote)
    form.hears("Sentence 2: now choose the sentences, then go on.")
    expect(form.page.get_by_role("button", name="Choose sentences for Sentence 2")).to_be_visible()


def test_a_key_that_is_no_answer_or_held_with_control_changes_nothing(form):
    form.step("States")
    form.page.get_by_label("Rigidity").focus()
    for key in ("9", "0", "r", "Control+1", "Alt+2"):
        form.page.keyboard.press(key)
    assert form.answers() == {}


def test_number_keys_in_the_notes_are_just_numbers(form):
    form.step("States")
    form.page.get_by_text("Notes to yourself").click()
    form.page.get_by_label("Notes to yourself on States").press_sequentially("line 4")
    form.page.get_by_label("Notes to yourself on States").blur()
    assert form.answers() == {**HEADING, "notes": {"states": "line 4"}}


HEADING = {"schema": "ipnb.answers/1", "case": CASE["id"]}


def test_the_habit_of_saving_by_key_opens_no_dialog_and_keeps_the_last_words(form):
    """Inside the form JupyterLab's own Ctrl+S is off; the browser would offer to save the page."""
    form.step("Narrative")
    form.page.get_by_label("Text 1").press_sequentially("last words", delay=1)
    prevented = form.page.evaluate("""() => {
      const keys = { key: "s", ctrlKey: true, bubbles: true, cancelable: true };
      const press = new KeyboardEvent("keydown", keys);
      document.activeElement.dispatchEvent(press);
      return press.defaultPrevented;
    }""")
    assert prevented and form.answers()["narrative"] == {"n1": "last words"}
    form.hears("Everything is kept as you go: you need not save.")


def test_what_a_screen_reader_meets_has_roles_names_and_states(form):
    """The group says for what one chooses, each line says whether it is chosen and what it is cited for."""
    form.step("Domains")
    form.choose("Vertical", "Both")
    page = form.page
    lines = page.get_by_role("group", name="Sentences: evidence for Vertical")
    expect(lines.get_by_role("heading", name="The letter")).to_be_visible()
    line = lines.get_by_role("checkbox").nth(4)
    expect(line).not_to_be_checked()
    line.click()
    expect(line).to_be_checked()
    expect(line).to_contain_text("cited for Vertical")
    form.hears("Sentence 5 chosen for Vertical. 1 of at most 4.")
    page.get_by_role("radiogroup", name="Narrative").click()
    expect(page.get_by_role("group", name="Sentences: evidence for Narrative")).to_be_visible()
    expect(
        page.get_by_role("navigation", name="Steps").locator("[aria-current=step]")
    ).to_contain_text("Domains")


def test_little_is_said_while_one_works(form):
    """A reader says each radio itself; the live line keeps quiet about it."""
    form.start(host="takes")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.wait_for_timeout(300)
    form.hears("")


def test_the_focus_goes_to_the_heading_of_a_new_step_and_stays_put_within_one(form):
    form.step("Window")
    expect(form.page.get_by_role("heading", level=2, name="Where is the client")).to_be_focused()
    form.choose("Arrival", "Within")
    form.page.get_by_role("radiogroup", name="Arrival").get_by_label("Within").press("ArrowUp")
    expect(
        form.page.get_by_role("radiogroup", name="Arrival").get_by_label("Above")
    ).to_be_focused()


def test_everything_that_takes_keys_keeps_jupyterlabs_single_keys_away(form):
    """There "1" turns the cell into a heading and "d d" deletes it, unless the focused element says no."""
    for step in form.steps:
        form.step(step)
        bare = form.page.evaluate(
            """() => [...document.querySelectorAll(".wb :is(button, input, textarea, summary, [tabindex])")]
              .filter((e) => !e.hasAttribute("data-lm-suppress-shortcuts")).map((e) => e.outerHTML)"""
        )
        assert bare == []
