"""No answer is ever lost, and what the form says about keeping is true."""

import json
import re
from pathlib import Path

import pytest
from keeping import notice, press, say, stop, stored
from playwright.sync_api import expect
from workbench_page import CASE, opened


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.fixture
def clocked(page):
    """A form whose time the test moves on."""
    page.clock.install()
    with opened(page) as form:
        yield form


def test_saved_is_said_only_after_the_notebook_has_said_so(form):
    form.start(host="silent")
    expect(say(form)).to_have_text("Kept as you go")
    form.step("Window")
    form.choose("Arrival", "Within")
    expect(say(form)).to_have_text("Saving…")
    today = form.page.evaluate("new Date(new Date().setHours(12, 3)).toISOString()")
    form.page.evaluate("saved_at => model.take({ saved_at })", today)
    expect(say(form)).to_have_text("Saved 12:03")


def test_each_change_goes_out_at_once_with_what_it_follows(form):
    form.start(host="takes")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.choose("The letter", "Above")
    first, second = form.page.evaluate("model.edits")
    assert (first["edit"]["n"], first["edit"]["after"]) == (1, None)
    assert second["edit"]["after"] == [first["edit"]["view"], 1]
    assert second["answers"]["window"] == {"g1": "within", "g2": "above"}


def test_an_engine_that_stopped_is_noticed_and_said(clocked):
    stop(clocked)
    expect(say(clocked)).to_have_text("Saving…")
    clocked.page.clock.run_for(5100)
    expect(say(clocked)).to_have_text("Not saved")
    expect(notice(clocked)).to_contain_text("Not saved since")
    expect(notice(clocked)).to_contain_text("the course’s computer does not answer")
    expect(notice(clocked)).to_contain_text("kept in this page and in this browser")
    clocked.page.clock.run_for(100)
    expect(clocked.page.locator(".wb > [role=status]")).to_contain_text("Not saved since")


def test_the_form_goes_on_trying_and_says_when_it_is_over(clocked):
    stop(clocked)
    clocked.page.clock.run_for(5100)
    tried = clocked.page.evaluate("model.edits.length")
    clocked.page.clock.run_for(5100)
    assert clocked.page.evaluate("model.edits.length") == tried + 1
    clocked.page.evaluate("model.host = 'takes'")
    press(clocked, "Try again")
    clocked.page.clock.run_for(50)
    expect(say(clocked)).to_contain_text("Saved")
    expect(notice(clocked)).to_have_count(0)
    assert stored(clocked, "ipnb.unsaved/") == []


def test_offline_is_said_in_plain_words_and_passes_by_itself(clocked, context):
    """A train in a tunnel: is one told to keep the page, and never to reload it?"""
    stop(clocked)
    context.set_offline(True)
    clocked.page.clock.run_for(5100)
    expect(say(clocked)).to_have_text("Offline: not saved yet")
    expect(notice(clocked)).to_contain_text("You are offline: keep this page open.")
    expect(notice(clocked)).to_contain_text("Do not reload while you are offline.")
    context.set_offline(False)
    clocked.page.evaluate("model.host = 'takes'")
    clocked.page.clock.run_for(5100)
    clocked.page.clock.run_for(50)
    expect(say(clocked)).to_contain_text("Saved")
    expect(notice(clocked)).to_have_count(0)


def test_a_page_that_comes_to_the_front_asks_what_was_saved_elsewhere(form):
    """A tab that slept while the phone was used: does it ask, and only when nothing of its own waits?"""
    form.start(host="takes")
    form.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    looks = "model.sent.filter(({ verb }) => verb === 'look').length"
    assert form.page.evaluate(looks) == 1
    form.page.evaluate("model.host = 'silent'")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert form.page.evaluate(looks) == 1


def test_a_disk_that_takes_nothing_is_said_with_the_reason_and_tried_again(clocked):
    clocked.start(host="silent")
    clocked.step("Window")
    clocked.choose("Arrival", "Within")
    clocked.page.evaluate("model.take({ save: 'retrying', reason: 'The disk is full.' })")
    expect(say(clocked)).to_have_text("Not saved: retrying")
    expect(notice(clocked)).to_contain_text("The disk is full.")
    tried = clocked.page.evaluate("model.edits.length")
    clocked.page.clock.run_for(5100)
    assert clocked.page.evaluate("model.edits.length") == tried + 1


def test_answers_can_be_taken_away_while_they_cannot_be_saved(form, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.start(host="silent")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.evaluate("model.take({ save: 'refused', reason: 'Too large.' })")
    press(form, "Copy my answers")
    expect(form.page.locator(".wb-toast")).to_have_text("Copied.")
    assert json.loads(form.page.evaluate("navigator.clipboard.readText()"))["window"] == {
        "g1": "within"
    }
    with form.page.expect_download() as download:
        press(form, "Download my answers")
    assert json.loads(Path(download.value.path()).read_text())["window"] == {"g1": "within"}
    assert download.value.suggested_filename == f"answers-{CASE['id']}.json"


def test_two_versions_are_shown_side_by_side_and_one_is_chosen(form):
    form.start(host="takes", answers={"window": {"g1": "within"}})
    form.step("Window")
    conflict = {
        "file": "answers.conflict-2026-03-02T12-03-00.json",
        "page": {"at": "2026-03-02T12:03:00Z"},
        "other": {
            "at": "2026-03-02T12:01:00Z",
            "answers": {"window": {"g1": "above"}, "links": ["l1"]},
        },
    }
    form.page.evaluate("conflict => model.tell({ save: 'conflict', conflict })", conflict)
    expect(say(form)).to_have_text("Two versions kept")
    expect(notice(form)).to_contain_text("Nothing is lost: both versions are kept.")
    expect(notice(form)).to_contain_text("differ in: Window, Links")
    expect(notice(form)).to_contain_text(conflict["file"])
    expect(notice(form)).to_contain_text(re.compile(r":03:00\).*:01:00\)"))
    form.page.get_by_text("Look at both").click()
    expect(notice(form).get_by_role("row", name="Window, Arrival Within Above")).to_be_visible()
    expect(notice(form).get_by_role("row", name="Links left open")).to_be_visible()
    press(form, "Go on with the other one")
    assert form.page.evaluate("model.edits.at(-1).edit.choose") == "other"
    form.page.evaluate("model.set('answers', { window: { g1: 'above' }, links: ['l1'] })")
    form.page.evaluate("model.tell({ save: 'saved', conflict: null })")
    expect(notice(form)).to_have_count(0)
    expect(
        form.page.get_by_role("radiogroup", name="Arrival").get_by_label("Above")
    ).to_be_checked()


def test_what_was_put_aside_is_told_until_it_is_read(form):
    told = "The saved answers could not be read: it is not complete. The file is kept as answers.damaged-1.json."
    form.start(host="takes", status={"told": told})
    expect(notice(form)).to_contain_text("answers.damaged-1.json")
    press(form, "All right")
    expect(notice(form)).to_have_count(0)


def test_two_views_of_one_notebook_show_the_same(form):
    """JupyterLab can show one output twice: a change in one must be seen in the other."""
    form.start(host="takes")
    form.step("Window")
    form.page.evaluate("model.set('answers', { window: { g2: 'below' } })")
    expect(
        form.page.get_by_role("radiogroup", name="The letter").get_by_label("Below")
    ).to_be_checked()


def test_a_form_that_is_taken_away_stops_listening(form):
    form.start(host="takes")
    form.step("Window")
    form.page.evaluate("end(); model.tell({ save: 'retrying' }); model.set('answers', {})")
    expect(notice(form)).to_have_count(0)
