"""Search, settings and shortcuts by ear: names, what is said while one types, and the focus that comes back."""

import pytest
from accessibility_tree import tree_of
from announcements import heard, words_heard
from book_pages import RIVER
from playwright.sync_api import expect
from speech import spoken

pytestmark = pytest.mark.deep
FOCUSED_INSIDE = (
    "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
)


@pytest.fixture
def page(hear):
    return hear(RIVER)


@pytest.mark.parametrize(
    ("tool", "title"), [("settings", "Settings"), ("shortcuts", "Keyboard shortcuts")]
)
def test_a_dialog_has_a_name_keeps_the_focus_and_gives_it_back(page, tool, title):
    """And no second banner of the page in it."""
    opener = page.locator(f".tools [data-tool={tool}]")
    opener.press("Enter")
    box = page.get_by_role("dialog", name=title)
    expect(box).to_be_visible()
    expect(box.locator(":focus")).to_have_count(1)
    lines = spoken(tree_of(page, "dialog[open]"))
    assert lines[:2] == [f"dialog, {title}", f"heading level 2, {title}"]
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED_INSIDE)
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(opener).to_be_focused()


def test_searching(page):
    """A box with its list: how many places, which one is at hand, and that there is none."""
    opener = page.locator(".as-you-type")
    opener.press("Enter")
    field = page.get_by_role("combobox", name="Words, also misspelt ones")
    expect(field).to_be_focused()
    page.keyboard.type("river", delay=30)
    expect(page.get_by_role("option").first).to_be_visible(timeout=20_000)
    page.wait_for_timeout(500)
    told = words_heard(page)
    assert len(told) <= 2 and "places for “river”" in told[-1], told
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    assert not [
        one.name for one in tree_of(page, "dialog[open]").all("option") if one.name.startswith("/")
    ]
    field.fill("xqzzvv")
    expect(page.locator("dialog [role=status]")).to_contain_text(
        "Nothing was found", timeout=20_000
    )
    assert heard(page)[-1].words.startswith("Nothing was found for “xqzzvv”")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
