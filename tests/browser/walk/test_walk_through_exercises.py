"""An exercise of each kind by ear: its heading, its question, the answer, the result, the way to the reasons."""

import pytest
from accessibility_tree import tree_of
from announcements import heard, words_heard
from playwright.sync_api import expect
from speech import spoken

pytestmark = pytest.mark.deep
NERVES = "book/foundations/a-nervous-system-for-counsellors.html"
CAUSES = "book/foundations/caused-by-what-measured-how.html"
WHERE = "The reasons stand below the answers."


@pytest.fixture
def exercise(hear):
    """``exercise(kind)`` -> the first of a kind, in sight and ready."""

    def go(kind: str):
        page = hear(CAUSES if kind in ("order", "number") else NERVES)
        box = page.locator(f".check[data-kind={kind}]").first
        box.scroll_into_view_if_needed()
        expect(box.locator(".actions")).to_be_visible()
        heard(page)
        return box

    return go


def lines_of(box) -> list[str]:
    return spoken(tree_of(box.page, f".check[data-store='{box.get_attribute('data-store')}']"))


def check(box) -> str:
    """Press the button; what is said, with the focus still on it."""
    heard(box.page)
    button = box.locator("[type=submit]")
    button.press("Enter")
    box.page.wait_for_timeout(100)
    [said] = heard(box.page)
    assert said.how == "polite" and not said.late
    expect(button).to_be_focused()
    return said.words


def test_choices(exercise):
    """Each question names its group; how far one is is said; each answer leads back to its reason."""
    box = exercise("nominal")
    assert lines_of(box)[0].startswith("heading level 3, Exercise 2.")
    groups = box.get_by_role("radiogroup").all()
    for group in groups:
        group.get_by_role("radio").first.press(" ")
        box.page.wait_for_timeout(60)
    assert words_heard(box.page)[-1] == "All answered. Check when you like."
    said = check(box)
    assert said.endswith(WHERE) and ("upported" in said or "efensible" in said)
    tree = tree_of(box.page, f".check[data-store='{box.get_attribute('data-store')}']")
    for group in tree.all("radiogroup"):
        assert group.name and group.description.startswith(
            ("✓", "◐", "✗", "Best supported", "Defensible", "Not supported")
        ), group
    groups[0].get_by_role("radio").nth(1).press(" ")
    assert groups[0].get_attribute("aria-describedby") is None, "it belonged to another answer"


def test_sentences_that_are_marked(exercise):
    """Every sentence is a check box with its number, and the reasons say which sentence they are about."""
    box = exercise("mark")
    box.get_by_role("checkbox").first.press(" ")
    assert check(box).endswith(WHERE)
    assert any(line.startswith("Sentence 1") for line in lines_of(box))


def test_steps_in_order(exercise):
    """Buttons name the step that they move, the new place is said, and the focus stays."""
    box = exercise("order")
    name = (
        box.get_by_role("listitem").first.get_by_role("button").nth(1).get_attribute("aria-label")
    )
    assert name.startswith("Later: ")
    later = box.get_by_role("button", name=name)
    later.press("Enter")
    box.page.wait_for_timeout(60)
    assert words_heard(box.page)[-1].startswith("2 of ")
    expect(later).to_be_focused()
    assert check(box).endswith(WHERE)


@pytest.mark.parametrize("kind", ["number", "probability"])
def test_numbers(exercise, kind):
    """The field has the question's name and what may be entered; the result is said and belongs to the field."""
    box = exercise(kind)
    field = box.get_by_role("spinbutton").first
    field.fill("40")
    field.press("Tab")
    box.page.wait_for_timeout(60)
    assert check(box).endswith(WHERE)
    tree = tree_of(box.page, f".check[data-store='{box.get_attribute('data-store')}']")
    entry = tree.all("spinbutton")[0]
    assert entry.name and "You said 40" in entry.description
    assert not tree.all("slider"), "the slider beside it is for hands"


def test_a_text_to_compare(exercise):
    """The field has the task's name; the model answer opens, and it is said that it has."""
    box = exercise("compare")
    text = box.get_by_role("textbox").first
    text.press_sequentially("My own words.")
    heard(box.page)
    assert check(box) == "Compare the two. You may go on writing."
    assert any(
        line.startswith("disclosure, A model answer") and "expanded" in line
        for line in lines_of(box)
    )


def test_nothing_chosen_yet(exercise):
    """Is a press without an answer silent?"""
    assert check(exercise("nominal")) == "Choose an answer first."
