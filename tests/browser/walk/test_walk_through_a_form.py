"""An open case's form by ear: the case, judgements and their sentences, what is refused, saving, handing in."""

import pytest
from accessibility_tree import tree_of
from announcements import heard, listen, words_heard
from playwright.sync_api import expect
from speech import spoken
from workbench_page import CASE, Form, complete

pytestmark = pytest.mark.deep


@pytest.fixture
def form(context):
    listen(context)
    return Form(context.new_page())


def told(form) -> list[str]:
    form.page.wait_for_timeout(300)
    return words_heard(form.page)


def test_the_case_can_be_read_line_by_line_in_every_step(form):
    """Browse mode shows only the selected option of a list box: are lines something else, with numbers?"""
    form.start()
    for step, kind in (("Rates", ""), ("States", "button, "), ("Domains", "check box, ")):
        form.step(step)
        form.page.wait_for_timeout(100)
        lines = spoken(tree_of(form.page, ".wb"))
        at = lines.index("heading level 3, The letter")
        # the number of a line that is only read stands in a box of its own, with or without a space
        read = " ".join(lines[at : at + 3]).replace("4client", "4 client")
        assert f"{kind}4 client “The letter came on Thursday" in read, read


def test_each_step_puts_the_focus_on_its_question(form):
    """And every group of answers has the question as its name."""
    form.start()
    for step in form.steps[1:]:
        form.step(step)
        expect(form.page.locator("h2:focus")).to_have_count(1)
        groups = tree_of(form.page, ".wb").all("radiogroup")
        assert all(len(group.name) > 5 for group in groups), step
    assert told(form) == [], "going from step to step says nothing besides the heading"


def test_sentences_for_a_judgement(form):
    """What is chosen is a check box that is checked; the count is said; Escape leads back to the button."""
    form.start()
    form.step("Domains")
    form.page.get_by_role("radiogroup", name="Vertical").get_by_label("Both").press(" ")
    heard(form.page)
    choose = form.page.get_by_role("button", name="Choose sentences for Vertical")
    choose.press("Enter")
    form.page.keyboard.press(" ")
    [said] = told(form)
    assert said.endswith("chosen for Vertical. 1 of at most 4.")
    group = tree_of(form.page, ".wb").one("group", "Sentences: evidence for Vertical")
    assert [line.states["checked"] for line in group.all("checkbox")].count("true") == 1
    form.page.keyboard.press("Escape")
    expect(choose).to_be_focused()


def test_points_and_their_total(form):
    """The slider says its value; nothing repeats it beside."""
    form.start()
    form.step("Attachment")
    slider = form.page.get_by_role("slider", name="Points for Secure")
    for _ in range(4):
        slider.press("ArrowRight")
    assert told(form) == []
    assert (
        tree_of(form.page, ".wb").one("slider", "Points for Secure").states["valuetext"]
        == "20 points"
    )


def test_a_number_that_is_refused(form):
    """The fault is said at once, belongs to the field, and the field is invalid."""
    form.start()
    form.step("Rates")
    form.page.get_by_role("textbox").first.fill("7")
    form.page.keyboard.press("Tab")
    form.page.wait_for_timeout(300)
    [fault] = heard(form.page)
    assert (fault.how, fault.late) == ("assertive", False)
    field = tree_of(form.page, ".wb").all("textbox")[0]
    assert field.states["invalid"] == "true" and fault.words in field.description


def test_writing_does_not_talk_back(form):
    """The number of words belongs to the field; it is not read out after each word."""
    form.start()
    form.step("Narrative")
    text = form.page.get_by_role("textbox", name="Text 1")
    text.press_sequentially("six words that nobody speaks over", delay=20)
    assert told(form) == []
    assert "6 words" in tree_of(form.page, ".wb").one("textbox", "Text 1").description


def test_what_is_saved_and_what_is_not(form):
    """Saving in silence, not saving aloud: who listens must not be left to believe that all is well."""
    form.start(host="takes")
    form.step("Window")
    form.choose("Arrival", "Within")
    assert told(form) == []
    assert any(line.startswith("Saved") for line in spoken(tree_of(form.page, ".wb-top")))
    form.open()
    form.start(host="silent")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.wait_for_timeout(6000)
    [said] = told(form)
    assert said.startswith("Not saved")


def test_undo_says_what_it_undid(form):
    """Is a press on Undo silent?"""
    form.start()
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.get_by_role("button", name="Undo").press("Enter")
    [said] = told(form)
    assert said.startswith("Undone: Arrival")


def test_handing_in(form):
    """The question, the receipt and where the focus goes."""
    form.start(host="takes", answers=complete())
    form.step("At a glance")
    row = {"id": CASE["id"], "due": None, "submitted": None, "receipt": None, "changed": False}
    hear = "message => model.hear(message)"
    form.page.evaluate(hear, {"verb": "standing", "row": row, "desk": "/user/ines/"})
    heard(form.page)
    form.page.get_by_role("button", name="Submit", exact=True).press("Enter")
    expect(form.page.get_by_role("button", name="Submit now")).to_be_focused()
    form.page.keyboard.press("Enter")
    done = row | {"submitted": "2026-01-03T10:00:00+00:00", "receipt": "0ddcfdaec636"}
    receipt = {"time": done["submitted"], "digest": "0ddcfdaec636" * 5}
    form.page.evaluate(hear, {"verb": "submit", "row": done, "receipt": receipt})
    said = told(form)
    assert said and said[-1].startswith("Submitted ") and "Receipt 0ddcfdaec636" in said[-1]
    expect(form.page.get_by_role("button", name="Submit again")).to_be_focused()


def test_the_formulation_at_a_glance(form):
    """The drawing of links is one picture, whose letters are not read beside it."""
    form.start(answers=complete())
    form.step("At a glance")
    [drawn] = [one for one in tree_of(form.page, ".wb").all("image") if one.name.startswith("P")]
    assert drawn.name.startswith("Predisposing: ") and drawn.text() == ""
