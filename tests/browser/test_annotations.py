"""Notes in a chapter: written, found again, opened, by mouse, finger and keyboard; nothing is lost."""

import pytest
from playwright.sync_api import expect
from reading_group import (
    CHAPTER,
    NOTES,
    OTHER_PASSAGE,
    PASSAGE,
    SLOW,
    annotation,
    drawn,
    file_of,
    highlight,
    kept,
    news,
    note,
    read_in,
    select,
)

FORBIDDEN = """Object.defineProperty(window, 'localStorage',
  { get() { throw new DOMException('no', 'SecurityError') } })"""
FULL = """() => {
  for (let size = 4_000_000, i = 0; size > 0; i += 1)
    try { localStorage.setItem(`fill${i}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
}"""


@pytest.mark.deep
def test_a_passage_is_highlighted_noted_and_found_again(visit, axe):
    page = visit(CHAPTER, width=390, color_scheme="dark")
    loaded = "performance.getEntriesByType('resource').filter(({ name }) => /annotations/.test(name)).length"
    assert page.evaluate(loaded) == 1, "nothing but the script that waits"
    highlight(page, PASSAGE)
    note(page, OTHER_PASSAGE, "Why <b>these</b> two?")
    assert axe(page) == []
    assert drawn(page)["notes-highlight"] == [PASSAGE]
    page.reload()
    mark = page.get_by_role("button", name=f"Note on “{OTHER_PASSAGE}”")
    expect(page.locator(".notes-open")).to_have_text("Notes (2)", timeout=SLOW)
    mark.press("Enter")
    card = page.get_by_role("dialog", name="Note", exact=True)
    expect(card.get_by_role("textbox", name="Your note")).to_have_value("Why <b>these</b> two?")
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    mark.press("Enter")
    card.get_by_role("button", name="Delete").click()
    expect(mark).to_have_count(0)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(mark).to_be_visible()
    assert len(kept(page)) == 2 and page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_every_paragraph_is_reached_by_keyboard_alone(visit, axe):
    page = visit(CHAPTER)
    page.locator(".notes-open").press("Enter")
    panel = page.get_by_role("dialog", name="Notes")
    mode = panel.get_by_role("button", name="A button at each paragraph")
    assert axe(page) == []
    mode.press("Enter")
    expect(page.locator(".notes-mode")).to_be_focused()
    add = page.get_by_role("button", name="Note on this paragraph: “The second arrives at six")
    expect(add).to_be_visible()
    paragraphs = page.locator("article section > p")
    assert page.locator(".note-add").count() > paragraphs.count() > 30
    add.press("Enter")
    expect(page.get_by_role("textbox", name="Your note")).to_be_focused()
    page.get_by_role("combobox", name="Passage").select_option(index=2)
    assert axe(page) == []
    page.get_by_role("textbox", name="Your note").fill("By keys alone")
    page.get_by_role("button", name="Keep note").press("Enter")
    expect(add).to_be_focused()
    (one,) = kept(page)
    exact = one["target"]["selector"][0]["exact"]
    assert exact == "Three weeks have passed since the delivery van came out of the side road."
    assert drawn(page)["notes-note"] == [exact]
    page.get_by_role("button", name="Take the buttons away").press("Enter")
    expect(page.locator(".notes-open")).to_be_focused()
    assert page.locator(".note-add").count() == 0 and page.faults == []


@pytest.mark.deep
def test_tab_leads_from_a_selection_into_the_bar(visit):
    page = visit(CHAPTER)
    select(page, PASSAGE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Highlight", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Highlight: “It is quite")).to_be_attached()
    select(page, OTHER_PASSAGE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="The selected passage")).to_be_hidden()


@pytest.mark.deep
def test_a_press_on_the_passage_opens_it(visit):
    page = visit(CHAPTER)
    highlight(page, PASSAGE)
    box = page.evaluate(
        "(() => { const [r] = CSS.highlights.get('notes-highlight'); const b = r.getClientRects()[0];"
        " return [b.left + 40, b.top + 8]; })()"
    )
    page.mouse.click(*box)
    card = page.get_by_role("dialog", name="Note", exact=True)
    card.get_by_role("textbox", name="Your note").fill("now a note")
    page.mouse.click(5, 5)  # beside it: what was typed stays
    expect(page.get_by_role("button", name="Note on “It is quite")).to_be_visible()
    assert kept(page)[0]["motivation"] == "commenting"


@pytest.mark.deep
def test_a_draft_without_words_leaves_nothing(visit):
    page = visit(CHAPTER)
    select(page, PASSAGE).get_by_role("button", name="Note").click()
    page.keyboard.press("Escape")
    select(page, PASSAGE).get_by_role("button", name="Note").click()
    page.get_by_role("textbox", name="Your note").fill("thought better of it")
    page.get_by_role("button", name="Cancel").click()
    assert kept(page) == [] and page.locator(".note-mark").count() == 0


@pytest.mark.deep
def test_two_tabs_see_each_other_and_lose_nothing(visit, site):
    page = visit(CHAPTER)
    note(page, PASSAGE, "begun")
    other = page.context.new_page()
    other.goto(site + CHAPTER)
    there = other.get_by_role("button", name="Note on “It is quite")
    there.click()
    field = other.get_by_role("textbox", name="Your note")
    highlight(page, OTHER_PASSAGE)
    expect(other.locator(".notes-open")).to_have_text("Notes (2)")
    page.get_by_role("button", name="Note on “It is quite").click()
    page.get_by_role("textbox", name="Your note").fill("in the first tab")
    page.get_by_role("button", name="Done").click()
    field.fill("in the second tab")
    other.get_by_role("button", name="Done").click()
    expect(page.locator(".notes-open")).to_have_text("Notes (3)")
    texts = {one["body"]["value"] for one in kept(page) if "body" in one}
    assert texts == {"in the first tab", "in the second tab"}


@pytest.mark.deep
@pytest.mark.parametrize("trouble", ["full", "forbidden"])
def test_what_cannot_be_kept_stays_in_the_page_and_can_be_saved(visit, axe, trouble):
    page = visit(CHAPTER)
    if trouble == "forbidden":
        page.add_init_script(FORBIDDEN)
        page.reload()
    else:
        page.evaluate(FULL)
    select(page, PASSAGE).get_by_role("button", name="Note").click()
    page.get_by_role("textbox", name="Your note").fill("not to be lost")
    page.get_by_role("button", name="Keep note").click()
    why = "store is full" if trouble == "full" else "does not let these pages keep anything"
    expect(news(page)).to_contain_text(why)
    expect(page.get_by_role("button", name="Note on “It is quite")).to_be_visible()
    assert axe(page) == []
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as a file").click()
    assert "not to be lost" in coming.value.path().read_text(encoding="utf-8")
    if trouble == "full":
        page.evaluate("localStorage.clear()")
        page.get_by_role("button", name="Note on “It is quite").click()
        page.get_by_role("textbox", name="Your note").fill("kept at last")
        page.get_by_role("button", name="Done").click()
        assert kept(page)[0]["body"]["value"] == "kept at last"


@pytest.mark.deep
def test_a_note_whose_place_is_gone_is_shown_and_kept(visit, site, axe):
    page = visit(NOTES)
    gone = annotation(
        "A sentence about zebras that no edition of this chapter has ever had.", "Lost?"
    )
    moved = annotation(
        "It is quite possible that each word on both of the papers is true",
        "Found",
        id="urn:uuid:00000000-0000-4000-8000-000000000002",
    )
    read_in(page, file_of(gone, moved))
    expect(news(page)).to_contain_text("2 entries came in")
    page.goto(site + CHAPTER)
    expect(page.locator(".notes-open")).to_have_text("Notes (2)", timeout=SLOW)
    assert drawn(page)["notes-theirs"] == [PASSAGE]
    page.locator(".notes-open").click()
    panel = page.get_by_role("dialog", name="Notes")
    expect(panel).to_contain_text("Not found in this edition")
    assert axe(page) == []
    panel.get_by_role("button", name="zebras").click()
    card = page.get_by_role("dialog", name="Note of Mira")
    expect(card).to_contain_text("The place of this note was not found")
    expect(card).to_contain_text("Lost?")
    assert len(kept(page)) == 2


@pytest.mark.deep
def test_nothing_is_offered_in_exercises_models_and_fields(visit):
    page = visit("book/foundations/integration-and-the-river.html")
    for selector in (".check .stem", ".simulation figcaption", "math", ".predict label"):
        page.evaluate(
            "(selector) => getSelection().selectAllChildren(document.querySelector(selector))",
            selector,
        )
        page.wait_for_timeout(600)
        assert page.get_by_role("group", name="The selected passage").count() == 0, selector
    assert page.locator(".check .note-add, .simulation .note-add").count() == 0


@pytest.mark.deep
def test_a_very_long_selection_is_said_to_be_too_long(visit):
    page = visit(CHAPTER)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article'))")
    bar = page.get_by_role("group", name="The selected passage")
    expect(bar).to_contain_text("Select at most 2,000 letters.", timeout=SLOW)
    expect(
        page.get_by_role("group", name="The selected passage").get_by_role("button")
    ).to_have_count(0)


@pytest.mark.deep
def test_it_works_offline_once_it_was_used(visit, site):
    page = visit(CHAPTER)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    note(page, PASSAGE, "online")
    page.wait_for_timeout(1500)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("button", name="Note on “It is quite")).to_be_visible()
    highlight(page, OTHER_PASSAGE)


@pytest.mark.deep
def test_where_the_scripts_cannot_be_had_the_button_says_so(visit):
    page = visit(CHAPTER, service_workers="block")
    page.route("**/annotations/chapter.js", lambda route: route.abort())
    page.locator(".notes-open").click()
    expect(page.locator(".notes-open")).to_contain_text("reload the page when you are online")
    page.unroute("**/annotations/chapter.js")
    page.reload()
    page.locator(".notes-open").click()
    expect(page.get_by_role("dialog", name="Notes")).to_be_visible()


@pytest.mark.deep
@pytest.mark.parametrize("width", [320, 1200])
def test_forced_colours_and_narrow_windows(visit, axe, width):
    page = visit(CHAPTER, width=width, forced_colors="active")
    highlight(page, PASSAGE)
    note(page, OTHER_PASSAGE, "word " * 40 + "a" * 200)
    page.get_by_role("button", name=f"Note on “{OTHER_PASSAGE}”").click()
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.locator(".notes-open").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for selector in (".notes-panel", ".note-mark:not(.quiet)"):
        box = page.locator(selector).first.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24


@pytest.mark.deep
def test_where_highlights_cannot_be_drawn_the_buttons_show_them(visit):
    page = visit(CHAPTER)
    page.add_init_script("delete globalThis.Highlight")
    page.reload()
    highlight(page, PASSAGE)
    expect(page.get_by_role("button", name="Highlight: “It is quite")).to_be_visible()
    assert page.locator(".note-mark.quiet").count() == 0 and page.faults == []


@pytest.mark.deep
def test_without_scripts_a_chapter_is_as_before(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    assert page.locator(".notes-open").is_hidden()
    page.goto(page.url.replace(CHAPTER, NOTES))
    expect(page.get_by_text("Notes need JavaScript")).to_be_visible()
