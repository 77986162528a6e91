"""The search as one types, called by Ctrl K."""

import pytest
from book_pages import LEDGER, RIVER
from playwright.sync_api import expect

#: milliseconds that the index may take on a machine with much to do
LOADED = 20_000


@pytest.fixture
def searching(visit):
    """``searching(address, …)`` -> a page with the search open, and its field."""

    def go(address: str = RIVER, **options):
        page = visit(address, **options)
        page.keyboard.press("Control+k")
        field = page.get_by_role("combobox")
        expect(field).to_be_focused()
        return page, field

    return go


def test_results_come_as_one_types_and_keys_walk_through_them(searching, axe):
    page, field = searching()
    field.press_sequentially("hysteres")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible(timeout=LOADED)
    expect(page.locator("dialog [role=status]")).to_contain_text("for “hysteres”")
    chapter = page.get_by_role("group", name="Integration and the river")
    expect(chapter.get_by_role("option").first).to_be_visible()
    expect(page.locator("dialog mark").first).to_have_text("hysteresis", timeout=LOADED)
    assert axe(page, "'dialog'") == []
    first, second = (options.nth(i).get_attribute("id") for i in (0, 1))
    expect(field).to_have_attribute("aria-activedescendant", first)
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", second)
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_attribute("aria-activedescendant", options.last.get_attribute("id"))
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_enter_at_once_waits_for_what_was_typed(searching, site):
    page, _ = searching(LEDGER)
    page.keyboard.type("polyvagal")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(LEDGER) and "#" in url)


@pytest.mark.deep
def test_escape_gives_the_focus_back(visit):
    page = visit(RIVER)
    button = page.get_by_role("button", name="as you type")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.deep
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("behavior", "for “behavior”"),
        ("co regulation", "for “co regulation”"),
        ("Simic", "for “Simic”"),
        ("atachment", "Nothing is spelt “atachment”"),
        ("xyzzyx", "Nothing was found for “xyzzyx”"),
    ],
)
def test_spelling_is_forgiven_and_said(searching, words, said):
    page, field = searching(LEDGER)
    field.fill(words)
    expect(page.locator("dialog [role=status]")).to_contain_text(said, timeout=LOADED)


@pytest.mark.deep
@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(searching, axe, width):
    page, field = searching(LEDGER, width=width, height=640, color_scheme="dark")
    field.fill("attachment")
    expect(page.get_by_role("option").first).to_be_visible(timeout=LOADED)
    expect(page.locator("dialog mark").first).to_be_visible(timeout=LOADED)
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
    assert axe(page, "'dialog'") == []
    link = page.get_by_role("link", name="All places, on the search page")
    assert link.get_attribute("href").endswith("search.html?q=attachment")


@pytest.mark.deep
def test_once_loaded_it_works_offline(searching):
    page, field = searching(LEDGER)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.keyboard.press("Control+k")
    field.fill("hysteresis")
    expect(page.get_by_role("option").first).to_be_visible(timeout=LOADED)
    expect(page.locator("dialog mark").first).to_be_visible(timeout=LOADED)
    page.context.set_offline(True)
    page.reload()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("hysteresis")
    expect(page.get_by_role("option").first).to_be_visible(timeout=LOADED)
    expect(page.locator("dialog mark").first).to_be_visible(timeout=LOADED)


@pytest.mark.deep
def test_offline_and_never_loaded_it_says_so(searching):
    page, _ = searching(LEDGER, service_workers="block")
    page.route("**/search/index.json", lambda route: route.abort())
    page.reload()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.context.set_offline(True)
    page.get_by_role("combobox").fill("hysteresis")
    expect(page.locator("dialog [role=status]")).to_contain_text("You are offline")


@pytest.mark.deep
def test_nothing_of_it_is_loaded_before_it_is_asked_for(visit):
    asked = []
    page = visit(LEDGER)
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "settings.js" in url]
