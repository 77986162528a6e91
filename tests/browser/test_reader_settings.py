"""The reader's settings: chosen in a dialog, there before the first paint, kept in this browser."""

import pytest
from book_pages import LEDGER, RIVER, scroll_through
from playwright.sync_api import expect

KEY = "book.settings"


def open_settings(page):
    """The dialog, opened by its button."""
    page.locator("[data-tool=settings]:visible").click()
    dialog = page.get_by_role("dialog", name="Settings")
    expect(dialog).to_be_visible()
    return dialog


def choose(page, group: str, option: str):
    page.get_by_role("group", name=group, exact=True).get_by_role(
        "radio", name=option, exact=True
    ).check()


def style(page, property_: str, of: str = "document.body") -> str:
    return page.evaluate(f"getComputedStyle({of}).{property_}")


def kept(page) -> dict | None:
    return page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))")


def test_each_choice_changes_the_page_at_once_and_is_kept_on_the_next(visit, site):
    page = visit(RIVER, color_scheme="light")
    light, size, font = (
        style(page, name) for name in ("backgroundColor", "fontSize", "fontFamily")
    )
    open_settings(page)
    choose(page, "Colours", "dark")
    choose(page, "Text size", "largest")
    choose(page, "Typeface", "without serifs")
    choose(page, "Space between letters and words", "wider")
    choose(page, "Line length", "narrow")
    choose(page, "Motion", "less")
    assert kept(page) == {
        "theme": "dark", "size": "largest", "face": "plain", "spacing": "wider", "line": "narrow",
        "motion": "less",
    }  # fmt: skip
    for address in (None, LEDGER):
        if address:
            page.goto(site + address)
        assert style(page, "backgroundColor") != light
        assert float(style(page, "fontSize")[:-2]) == pytest.approx(1.5 * float(size[:-2]))
        assert style(page, "fontFamily") != font and style(page, "letterSpacing") != "normal"
        assert style(page, "scrollBehavior", "document.documentElement") == "auto"
    open_settings(page)
    page.get_by_role("button", name="As it was").click()
    expect(
        page.get_by_role("status").filter(has_text="All settings are as they were")
    ).to_be_visible()
    assert style(page, "backgroundColor") == light and style(page, "fontSize") == size
    assert kept(page) is None
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_nothing_flickers(visit, site):
    """Is the page dark and large when its first letter is painted, before any module has run?"""
    page = visit(RIVER)
    page.evaluate('localStorage.setItem(\'book.settings\', \'{"theme": "dark", "size": "large"}\')')
    page.route("**/*.js*", lambda route: route.abort())
    page.context.add_init_script(
        "new MutationObserver(() => { if (document.body) window.early ??= "
        "document.documentElement.dataset.theme ?? 'none'; })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.goto(site + LEDGER)
    assert page.evaluate("window.early") == "dark", "when the body begins"
    assert float(style(page, "fontSize")[:-2]) == pytest.approx(1.15 * 18)


@pytest.mark.deep
def test_what_an_earlier_edition_kept_goes_on(visit, site):
    page = visit(RIVER, color_scheme="light")
    page.evaluate("localStorage.setItem('book.colours', 'dark')")
    page.goto(site + LEDGER)
    assert style(page, "colorScheme", "document.documentElement") == "dark"
    assert kept(page) == {"theme": "dark"}
    assert page.evaluate("localStorage.getItem('book.colours')") is None


@pytest.mark.deep
@pytest.mark.parametrize(
    "text",
    ["no JSON", "null", "[1]", '"dark"', '{"theme": {"a": 1}, "size": 9, "content_root": "x"}'],
)
def test_damaged_settings_are_harmless(visit, site, text):
    page = visit(RIVER)
    page.evaluate("(text) => localStorage.setItem('book.settings', text)", text)
    page.goto(site + LEDGER)
    assert float(style(page, "fontSize")[:-2]) == 18
    open_settings(page)
    choose(page, "Text size", "small")
    assert kept(page) == {"size": "small"}
    assert page.faults == []


@pytest.mark.deep
def test_where_nothing_may_be_kept_the_choice_holds_until_the_page_is_left(visit, site):
    page = visit(RIVER)
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
    )
    page.goto(site + LEDGER)
    dialog = open_settings(page)
    choose(page, "Text size", "large")
    assert float(style(page, "fontSize")[:-2]) == pytest.approx(1.15 * 18)
    expect(dialog.get_by_role("status")).to_contain_text("does not let pages keep anything")


@pytest.mark.deep
def test_another_tab_follows(visit):
    page = visit(RIVER, color_scheme="light")
    other = page.context.new_page()
    other.goto(page.url)
    open_settings(page)
    choose(page, "Colours", "dark")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="As it was").click()
    expect(other.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_the_choice_of_motion_reaches_models_that_are_there_already(visit):
    """Also against what the device says, in both directions."""
    page = visit(RIVER, reduced_motion="no-preference")
    scroll_through(page)
    play = page.locator("#river-model [data-ref=play]")
    expect(play).to_have_text("Play")
    open_settings(page)
    choose(page, "Motion", "less")
    expect(play).to_have_text("Show many journeys")
    page.emulate_media(reduced_motion="reduce")
    choose(page, "Motion", "all")
    expect(play).to_have_text("Play")
    choose(page, "Motion", "as the device")
    expect(play).to_have_text("Show many journeys")


@pytest.mark.deep
def test_the_typeface_is_loaded_only_when_it_is_chosen(visit):
    page = visit(RIVER)
    fonts = []
    page.on("request", lambda asked: fonts.append(asked.url) if "weighted-" in asked.url else None)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert fonts == []
    open_settings(page)
    choose(page, "Typeface", "OpenDyslexic")
    page.wait_for_function("document.fonts.check('18px \"Weighted Letters\"')")
    assert fonts and page.foreign == []


@pytest.mark.deep
@pytest.mark.parametrize("width", [320, 1200])
def test_the_dialog_is_accessible_and_gives_the_focus_back(visit, axe, width):
    page = visit(RIVER, width=width, height=700, color_scheme="dark")
    button = page.locator("[data-tool=settings]:visible")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Settings")
    expect(dialog).to_be_visible()
    choose(page, "Text size", "largest")
    assert axe(page, "'dialog'") == []
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('dialog :is(label, button)')]"
        ".filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24).length"
    )
    assert small == 0
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.deep
@pytest.mark.parametrize(("width", "every"), [(320, 1), (1200, 4)])
def test_no_page_loses_anything_at_the_largest_text(visit, site, addresses, width, every):
    """320 pixels, as at 400 per cent, with the largest text and the widest spacing: no page is wider."""
    page = visit(addresses[0], width=width, height=800)
    chosen = '{"size": "largest", "spacing": "wider", "face": "weighted", "line": "wide"}'
    page.evaluate("(text) => localStorage.setItem('book.settings', text)", chosen)
    wide = []
    for address in addresses[::every]:
        page.goto(site + address)
        scroll_through(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


@pytest.mark.deep
def test_what_is_chosen_holds_on_paper_but_for_the_colours(visit, site):
    page = visit(RIVER)
    chosen = '{"theme": "dark", "size": "largest", "face": "plain", "spacing": "wide"}'
    page.evaluate("(text) => localStorage.setItem('book.settings', text)", chosen)
    page.goto(site + LEDGER)
    page.emulate_media(media="print")
    root = "document.documentElement"
    assert float(style(page, "fontSize", root)[:-2]) == pytest.approx(1.5 * 12)  # 9 points
    assert style(page, "letterSpacing") != "normal"
    assert style(page, "colorScheme", root) == "light"


@pytest.mark.deep
def test_in_forced_colours_the_choice_can_be_seen(visit):
    page = visit(RIVER, forced_colors="active")
    open_settings(page)
    chosen = page.locator(".settings label:has(:checked)").first
    assert chosen.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"


@pytest.mark.deep
def test_without_a_script_there_is_no_dead_button(visit):
    page = visit(RIVER, width=390, java_script_enabled=False)
    expect(page.locator("[data-tool]:visible")).to_have_count(0)
    expect(page.locator(".last-place:visible")).to_have_count(0)
