"""The page of all notes: listed, changed, shared with a reading group, taken along as text."""

import json

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
)

LATER = {"name": "ipnb.notes", "schema:softwareVersion": "9"}


def written(visit, **options):
    """A reader who has highlighted a passage and written a note, on the page of notes."""
    page = visit(CHAPTER, **options)
    highlight(page, PASSAGE)
    note(page, OTHER_PASSAGE, "What did each leave out?")
    page.goto(page.url.replace(CHAPTER, NOTES))
    page.locator(".notes-list li").first.wait_for()
    return page


def saved(page) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as a file").click()
    return coming.value.path().read_bytes()


def test_a_group_shares_a_file(visit, site, axe):
    """Mira saves hers, another reader reads them in twice, sees whose they are, hides and removes them."""
    mira = written(visit, width=390, color_scheme="dark")
    mira.get_by_label("Your name in the file").fill("Mira")
    mira.get_by_label("Your name in the file").press("Tab")
    assert axe(mira) == []
    content = saved(mira)
    assert {one["creator"]["name"] for one in json.loads(content)["first"]["items"]} == {"Mira"}

    page = visit(NOTES)
    read_in(page, content)
    expect(news(page)).to_have_text("2 entries came in.")
    read_in(page, content)
    expect(news(page)).to_have_text("2 were here already.")
    assert axe(page) == []
    page.get_by_role("link", name=OTHER_PASSAGE).click()
    card = page.get_by_role("dialog", name="Note of Mira")
    expect(card).to_contain_text("What did each leave out?", timeout=SLOW)
    assert sorted(drawn(page)["notes-theirs"]) == sorted([PASSAGE, OTHER_PASSAGE])
    card.get_by_role("button", name="Hide all of Mira").click()
    expect(page.locator(".note-mark")).to_have_count(0)
    page.goto(site + NOTES)
    expect(page.locator(".notes-list li")).to_have_count(0)
    page.get_by_role("button", name="Show: Mira").click()
    expect(page.locator(".notes-list li")).to_have_count(2)
    page.get_by_role("button", name="Remove: Mira").click()
    assert kept(page) == []
    page.get_by_role("button", name="Undo").click()
    assert len(kept(page)) == 2 and page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_a_note_is_changed_and_deleted_here(visit):
    page = written(visit)
    edit = page.get_by_role("button", name=f"Edit: Note on “{OTHER_PASSAGE}”")
    edit.click()
    page.get_by_label("Your note on").fill("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".note-text").last).to_have_text("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Delete: Highlight").click()
    expect(page.locator(".notes-list li")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".notes-list li")).to_have_count(2)
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.get_by_text("No notes so far.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    assert len(kept(page)) == 2 and page.faults == []


@pytest.mark.deep
def test_reading_in_can_be_taken_back(visit):
    page = written(visit)
    before = sorted(kept(page), key=lambda one: one["id"])
    mine = next(one for one in before if "body" in one)
    newer = mine | {
        "modified": "2099-01-01T00:00:00Z",
        "body": mine["body"] | {"value": "replaced"},
    }
    read_in(page, file_of(newer, annotation("a passage")))
    expect(news(page)).to_have_text("1 entry came in; 1 replaced an older version.")
    page.get_by_role("button", name="Undo").click()
    assert sorted(kept(page), key=lambda one: one["id"]) == before


@pytest.mark.deep
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no", "This is not a file of notes. Nothing was changed."),
        (b" " * 5_000_001, "This file has 5 MB, and at most 5 are read."),
        (file_of({"type": "Annotation"}), "Entry 1 was left out: it has no id"),
        (file_of(annotation("words"))[:-200], "This file is damaged"),
        (file_of(annotation("words"), generator=LATER), "another version of these pages"),
        (file_of(), "The file holds no notes."),
    ],
)
def test_what_is_wrong_with_a_file_is_said(visit, content, said):
    page = visit(NOTES)
    read_in(page, content)
    expect(news(page)).to_contain_text(said)
    assert page.faults == []


@pytest.mark.deep
def test_a_second_device_is_the_same_reader(visit):
    page = visit(NOTES)
    read_in(page, file_of(annotation("words", "from my phone")))
    page.get_by_role("button", name="These are mine: Mira").click()
    expect(page.get_by_text("Yours: 1 note.")).to_be_visible()
    expect(page.get_by_role("button", name="Edit: Note on “words”")).to_be_visible()
    (one,) = json.loads(saved(page))["first"]["items"]
    assert one["creator"]["id"] == "urn:uuid:mira"


@pytest.mark.deep
def test_fields_that_these_pages_do_not_know_come_out_as_they_went_in(visit):
    page = visit(NOTES)
    strange = annotation("words", "x") | {"ex:mood": {"deep": [1, None]}, "rights": "CC0"}
    read_in(page, file_of(strange))
    page.get_by_label("also the notes of others").check()
    assert json.loads(saved(page))["first"]["items"] == [strange]


@pytest.mark.deep
def test_notes_as_text_and_one_chapter(visit):
    page = written(visit)
    read_in(page, file_of(annotation("elsewhere", target={
        "source": "https://e.example/book/foundations/integration-and-the-river.html",
        "selector": {"type": "TextQuoteSelector", "exact": "elsewhere"},
    })))  # fmt: skip
    page.get_by_role("combobox", name="Chapters").select_option(label="3. How big, how sure")
    expect(page.locator(".notes-list li")).to_have_count(2)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as text").click()
    assert coming.value.suggested_filename.startswith("notes-reading-evidence-")
    text = coming.value.path().read_text(encoding="utf-8")
    assert "## 3. How big, how sure" in text and "What did each leave out?" in text
    link = text.split("](")[1].split(")")[0]
    page.goto(link)
    expect(page.locator("h1")).to_contain_text("How big, how sure")


@pytest.mark.deep
def test_your_answers_lists_saves_and_removes_them(visit, site, tmp_path):
    page = written(visit)
    page.goto(f"{site}book/your-answers.html")
    row = page.locator(".kept-list > li", has_text="Notes and highlights")
    expect(row).to_contain_text("Yours: 1 note, 1 highlight.")
    with page.expect_download() as coming:
        row.get_by_role("button", name="Download").click()
    content = coming.value.path().read_bytes()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download everything").click()
    whole = coming.value.path().read_bytes()
    row.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    assert kept(page) == []
    page.locator("input[type=file]").set_input_files(
        {"name": "all.json", "mimeType": "application/json", "buffer": whole}
    )
    expect(row).to_contain_text("Yours: 1 note, 1 highlight.")
    page.goto(site + NOTES)
    read_in(page, content)
    expect(news(page)).to_have_text("2 were here already.")


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_barrier_in_any_state(visit, axe, width, scheme):
    page = written(visit, width=width, color_scheme=scheme)
    read_in(page, file_of(annotation("words " * 60, "a" * 300, creator={"name": "Ünal " * 15})))
    page.get_by_role("button", name="Edit: Note").click()
    assert axe(page) == []
    page.get_by_role("button", name="Delete everything").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.deep
def test_on_paper_notes_stand_without_what_is_pressed(visit):
    page = written(visit)
    page.emulate_media(media="print")
    expect(page.locator(".notes-list li").first).to_be_visible()
    for selector in (".notes-tools", ".notes-list button", ".notes-news"):
        expect(page.locator(selector).first).to_be_hidden()
