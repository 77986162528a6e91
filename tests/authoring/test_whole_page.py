"""The longer ways of the authoring page: two authors, a reload, a panel, looks."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from authoring.test_editor_page import at_end_of, editor

pytestmark = [pytest.mark.deep, pytest.mark.xdist_group("authoring")]


@pytest.fixture
def opened(server, author, page, request):
    """The page of a new case of this test's own; gives its name."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:60]
    author.post("new", {"name": name, "title": "Snow", "template": "full"})
    page.set_viewport_size({"width": 1400, "height": 900})
    server.sign_in(page, f"authoring/edit/{name}")
    expect(page.locator("#summary")).to_contain_text("(checked", timeout=30_000)
    return name


def save_elsewhere(author, name, old, new):
    """Save the case as another author does."""
    file = author.get(f"api/files/{name}").json()["files"]["case"]
    sent = {"part": "case", "text": file["text"].replace(old, new), "version": file["version"]}
    assert author.post(f"files/{name}", sent).status_code == 200


def test_the_later_author_sees_both_and_loses_nothing(opened, author, page, axe):
    """Can somebody who saves second choose, and change their mind?"""
    at_end_of(page, "level:")
    page.keyboard.type("  # mine")
    save_elsewhere(author, opened, "level: 2", "level: 3")
    page.keyboard.press("Control+s")
    expect(page.locator("#notices")).to_contain_text("Somebody else has saved case.yaml")
    page.get_by_role("button", name="See both").click()
    both = page.get_by_role("dialog")
    expect(both.get_by_role("region", name="Yours")).to_contain_text("# mine")
    expect(both.get_by_role("region", name="Theirs")).to_contain_text("level: 3")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take theirs").click()
    expect(editor(page)).to_contain_text("level: 3")
    expect(page.locator("#saved")).to_have_text("Saved")
    editor(page).press("Control+z")
    expect(editor(page)).to_contain_text("# mine")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text("Saved")
    assert "# mine" in author.get(f"api/files/{opened}").json()["files"]["case"]["text"]


def test_what_is_not_saved_outlasts_a_reload_with_its_undo(opened, page):
    """Does a closed lid cost an evening?"""
    page.on("dialog", lambda dialog: dialog.accept())
    at_end_of(page, "level:")
    page.keyboard.type("  # more")
    page.wait_for_timeout(600)
    page.reload()
    expect(page.locator("#notices")).to_contain_text("what you had not saved is back")
    expect(editor(page)).to_contain_text("# more")
    editor(page).press("Control+z")
    expect(editor(page)).not_to_contain_text("# more")
    expect(page.locator("#saved")).to_have_text("Saved")


def test_two_versions_are_still_two_after_a_reload(opened, author, page):
    """Would saving after a reload go over what somebody else has saved, without a question?"""
    page.on("dialog", lambda dialog: dialog.accept())
    at_end_of(page, "level:")
    page.keyboard.type("  # mine")
    page.wait_for_timeout(600)
    save_elsewhere(author, opened, "level: 2", "level: 3")
    page.reload()
    expect(page.locator("#notices")).to_contain_text("Somebody else has saved case.yaml")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text("Not saved")
    assert "level: 3" in author.get(f"api/files/{opened}").json()["files"]["case"]["text"]
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#saved")).to_have_text("Saved")
    assert "# mine" in author.get(f"api/files/{opened}").json()["files"]["case"]["text"]


def test_nothing_of_a_saved_key_stays_in_the_browser(opened, page):
    """Would the next person at this machine find the key?"""
    page.get_by_role("tab", name="key:").click()
    at_end_of(page, "case:")
    page.keyboard.type("  # more")
    page.wait_for_timeout(600)
    kept = f"Object.keys(localStorage).filter((key) => key.includes('{opened}/key')).length"
    assert page.evaluate(kept) == 1
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text("Saved")
    assert page.evaluate(kept) == 0


def test_a_file_that_changes_beneath_is_shown_as_it_is(opened, author, page):
    """Would an author go on with a text that is no longer there?"""
    save_elsewhere(author, opened, "level: 2", "level: 3")
    expect(page.locator("#notices")).to_contain_text("has changed on disk", timeout=15_000)
    expect(editor(page)).to_contain_text("level: 3")
    expect(page.locator("#saved")).to_have_text("Saved")


def test_a_panel_is_asked_answers_and_is_counted(opened, page, context, axe, tmp_path):
    """Does what a colleague saves in the file that they were sent come back as votes?"""
    page.get_by_role("tab", name="Panel", exact=True).click()
    page.get_by_label("Who is asked").fill("Ana\nBen")
    with page.expect_download() as got:
        page.get_by_role("button", name="Make the files").click()
    with zipfile.ZipFile(got.value.path()) as packed:
        packed.extractall(tmp_path)
    saved = []
    for form in sorted(tmp_path.rglob("*.html")):
        member = context.new_page()
        member.goto(form.as_uri())
        member.get_by_role("button", name="Read the case").click()
        member.get_by_role("radio", name="Chaos").first.check()
        if not saved:
            assert axe(member) == []
        with member.expect_download() as got:
            member.get_by_role("button", name="Save my answers as a file").click()
        saved.append(tmp_path / f"{len(saved)}-{got.value.suggested_filename}")
        got.value.save_as(saved[-1])
        member.close()
    page.get_by_label("The files that they saved").set_input_files(saved)
    page.get_by_role("button", name="Read them").click()
    table = page.get_by_role("table", name="Agreement by section")
    expect(table.get_by_role("row", name=re.compile("^States"))).to_contain_text("100%")
    page.get_by_role("button", name="Put it into the key’s editor").click()
    expect(editor(page)).to_contain_text("source: panel")
    expect(page.locator("#saved")).to_have_text("Not saved yet")
    assert axe(page) == []


def test_what_was_tried_in_the_form_stays_apart_from_what_others_answer(opened, page):
    """Does an author who has looked at somebody's reasons find the form as they left it?"""
    form = page.frame_locator("iframe")
    form.get_by_role("button", name="Read the case").click()
    form.get_by_role("button", name="Question").click()
    form.get_by_role("radio", name="Chaos").first.check()
    page.get_by_role("radio", name="A hurried reader’s").check()
    expect(form.get_by_role("heading", name="Feedback, sentence by sentence")).to_be_visible()
    page.get_by_role("radio", name="As students see it").check()
    expect(form.get_by_role("button", name="States 1 of 14")).to_be_visible()
    page.locator(".cm-scroller").evaluate("(place) => (place.scrollTop = 600)")
    page.locator(".cm-line", has_text="id: s06").click()
    expect(form.locator(".here").first).to_contain_text("a month since they closed the depot")


def test_it_is_built_and_says_what_comes_next(opened, page, server):
    """Does an author come from files to what students receive without a terminal?"""
    page.get_by_role("tab", name="Build", exact=True).click()
    page.get_by_role("button", name="Build", exact=True).click()
    expect(page.get_by_role("heading", name="Next, in Formgrader")).to_be_visible()
    assert (server.root / f"source/{opened}/case.json").exists()


@pytest.mark.parametrize("width", [768, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_touched(opened, page, axe, width, scheme):
    """Is anything cut off, too small for a finger, or hard to see, in any of the panes?"""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for pane in ("Preview", "Respondents", "Earlier classes", "Panel", "Build"):
        page.get_by_role("tab", name=pane, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, pane
        assert axe(page) == [], pane
        for box in page.locator("button:visible:not(.link):not(.cm-content *)").all():
            assert box.bounding_box()["height"] >= 43.9, box.inner_text()
