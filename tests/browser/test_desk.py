"""The desk's page by itself, with rows as Python would send them: what it says, offers, keeps in focus."""

import json
import re

import pytest
from playwright.sync_api import expect

from ipnb.desk import SHEETS
from ipnb.web import tokens
from ipnb.web.bundle import bundle, source

ROW = {
    "id": "06-recovery", "title": "Filipa and the low part", "due": None, "note": ["bereavement"],
    "instead": None, "begun": True, "form": "/user/robin/form/06-recovery", "started": True,
    "parts": 9, "done": 4, "open": ["States: 3 open (s02, s05, s09)", "Plan: nothing chosen"],
    "submitted": None, "earlier": [], "receipt": None,
    "changed": False, "feedback_waits": False, "feedback": None,
}  # fmt: skip
NEW = ROW | {"begun": False, "started": False, "done": 0}
FULL = ROW | {"done": 9, "open": []}
SENT = FULL | {"submitted": "2026-11-22T01:33:00+00:00", "receipt": "0ddcfdaec636"}
STATES = {
    "new": (NEW, "Not begun", "Begin"),
    "untouched": (ROW | {"started": False}, "Begun, nothing answered yet", "Open"),
    "open": (ROW, "In progress, 4 of 9 parts complete", "Continue"),
    "unreadable": (ROW | {"unreadable": True}, "Your answers could not be read here", "Continue"),
    "ready": (FULL, "Everything is answered, not submitted yet", "Submit"),
    "sent": (SENT, "Submitted Sun", "Open"),
    "gone": (
        SENT | {"begun": False},
        "Submitted; your own copy is not in its folder",
        "Begin again",
    ),
    "changed": (SENT | {"changed": True}, "Changed since you submitted", "Submit again"),
    "faulty": (
        ROW | {"faulty": True},
        "This one cannot be shown; your instructor can see why",
        "Open",
    ),
    "sitting": (
        NEW
        | {
            "opens": "2096-03-02T09:00:00+00:00",
            "due": "2096-03-02T10:55:00+00:00",
            "extended": True,
        },
        re.compile("A sitting, until Friday 2 March.*, with your extra time"),
        "Begin",
    ),
    "late": (
        SENT | {"due": "2026-11-20T23:59:00+01:00"},
        re.compile(r"Submitted Sun .*, late"),
        "Open",
    ),
    "news": (
        SENT | {"feedback_waits": True, "feedback": "f.html"},
        "Feedback is ready",
        "Read feedback",
    ),
    "read": (SENT | {"feedback": "f.html"}, "Feedback received", "Read feedback"),
}
PAGE = """<!doctype html><html lang="en-GB"><head><title>Your desk</title>
<meta name="viewport" content="width=device-width"><style>{css}</style>
<style>:root {{ color-scheme: light dark }} body {{ margin: 0; background: var(--paper) }}</style></head>
<body><main id="desk"></main></body></html>"""
MODEL = """() => {
window.heard = []; const watchers = {}; const values = VALUES;
window.model = {
  get: name => values[name], set: (name, value) => { values[name] = value; }, save_changes() {},
  on: (event, tell) => { watchers[event] = tell; }, off() {}, send: message => window.heard.push(message),
};
window.tell = (name, value) => { values[name] = value; watchers[`change:${name}`]?.(); };
window.answer = message => watchers["msg:custom"](message);
}"""
MOUNT = "render({ model, el: document.getElementById('desk') });"


@pytest.fixture
def desk(page):
    """``desk(row, …)`` shows these rows; afterwards `page.evaluate("tell('rows', […])")` changes them."""

    def show(*rows, width=1200, dark=False, **more):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        css = tokens.css(":root, .desk") + "".join(source(f"desk/{sheet}") for sheet in SHEETS)
        values = {"rows": rows, "base": "/user/student1/", "book": "/services/book/"}
        values |= {"trouble": "", "student": "ines", "barred": "", "exercises": [], "sharing": ""}
        values |= more
        page.set_content(PAGE.format(css=css))
        page.evaluate(MODEL.replace("VALUES", json.dumps(values)))
        module = bundle("desk/desk.js").replace("export default { render };", MOUNT)
        page.add_script_tag(type="module", content=module)
        page.locator(".desk").wait_for()
        return page

    return show


def first_step(page):
    return page.locator(".acts > *").first


@pytest.mark.parametrize(("row", "words", "step"), STATES.values(), ids=STATES)
def test_each_state_says_one_thing_and_offers_one_first_step(desk, axe, row, words, step):
    """Does a student see where they stand and what to do, in either theme and on a phone?"""
    for width, dark in ((1200, False), (390, True)):
        page = desk(row, width=width, dark=dark)
        expect(page.locator(".rows > li")).to_contain_text(words)
        expect(first_step(page)).to_have_text(step)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_whoever_begins_is_told_what_to_do(desk):
    """Do the first steps stand there until something is begun, with the way to the book?"""
    page = desk(NEW)
    expect(page.get_by_role("heading", name="What to do first")).to_be_visible()
    expect(page.get_by_role("link", name="the book")).to_have_attribute("href", "/services/book/")
    page.evaluate("row => tell('rows', [row])", ROW)
    expect(page.get_by_role("heading", name="What to do first")).to_have_count(0)


def test_submitting_asks_once_and_names_what_is_open(desk, axe):
    """Can a student submit with gaps, knowingly, and from the keyboard alone?"""
    page = desk(ROW)
    page.get_by_role("button", name="Submit: ").press("Enter")
    expect(page.get_by_role("button", name="Submit now")).to_be_focused()
    page.get_by_text("What is still open").click()
    expect(page.get_by_text("States: 3 open")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Not yet").press("Enter")
    expect(page.get_by_role("button", name="Submit: ")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("heard") == [{"verb": "submit", "id": ROW["id"]}]


def test_a_receipt_goes_when_there_is_news(desk):
    """Does the line about the last submission stay for ever?"""
    page = desk(ROW)
    page.get_by_role("button", name="Submit: ").click()
    page.get_by_role("button", name="Submit now").click()
    page.evaluate("row => tell('rows', [row])", SENT)
    receipt = {"time": SENT["submitted"], "digest": SENT["receipt"] * 5}
    page.evaluate(
        "message => answer(message)", {"verb": "submit", "id": ROW["id"], "receipt": receipt}
    )
    expect(page.get_by_role("status")).to_contain_text("what arrived is exactly what you have")
    page.evaluate("row => tell('rows', [row])", STATES["news"][0])
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_text("Feedback on “Filipa and the low part” is ready.")).to_be_visible()


def test_focus_and_what_was_unfolded_stay_when_the_list_changes(desk):
    """Does news take the keyboard's place, or fold up what somebody is reading?"""
    other = ROW | {"id": "07-capstone", "title": "Ruben"}
    page = desk(ROW, other)
    page.locator("li[data-id='07-capstone'] summary").click()
    page.get_by_role("button", name="Submit: Ruben").focus()
    page.evaluate("rows => tell('rows', rows)", [STATES["news"][0], other])
    expect(page.get_by_role("button", name="Submit: Ruben")).to_be_focused()
    expect(page.locator("li[data-id='07-capstone'] details")).to_have_attribute("open", "")


def test_earlier_attempts_can_be_looked_up(desk, axe):
    """Does a student find when they handed in before, with the receipt and the feedback on it?"""
    earlier = [
        {
            "time": "2026-11-20T20:00:00+00:00",
            "receipt": "aaaaaaaaaaaa",
            "feedback": "feedback/f.html",
        },
        {"time": "2026-11-19T20:00:00+00:00", "receipt": "bbbbbbbbbbbb", "feedback": None},
    ]
    page = desk(SENT | {"earlier": earlier})
    page.get_by_text("2 earlier attempts").click()
    expect(page.get_by_text("bbbbbbbbbbbb")).to_be_visible()
    expect(page.get_by_role("link", name="Feedback on what was handed in Fri")).to_have_count(1)
    assert axe(page) == []
    page.evaluate("row => tell('rows', [row])", SENT | {"earlier": earlier, "changed": True})
    expect(page.get_by_text("bbbbbbbbbbbb")).to_be_visible()


def test_a_refusal_is_read_out_and_nothing_is_blocked(desk):
    """Is trouble said, and can the step be tried again?"""
    page = desk(NEW)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Begin")).to_have_text("One moment")
    refused = {"verb": "begin", "id": ROW["id"], "refused": "Beginning did not work."}
    page.evaluate("message => answer(message)", refused)
    expect(page.get_by_role("alert")).to_contain_text("Beginning did not work.")
    page.get_by_role("button", name="Begin").click()
    assert len(page.evaluate("heard")) == 2


def test_a_lost_connection_is_said(desk, page):
    """If no answer comes, is a student left with a button that says One moment?"""
    page.clock.install()
    desk(NEW)
    page.get_by_role("button", name="Begin").click()
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("alert")).to_contain_text("Reload it: your answers are saved")
    expect(page.get_by_role("button", name="Begin")).to_have_text("Begin")


def test_a_forgotten_desk_stops_asking(desk, page):
    """Would a desk on a lit screen keep a server alive for ever?"""
    page.clock.install()
    desk(SENT)
    page.clock.run_for(14 * 60_000)
    asked = len(page.evaluate("heard"))
    assert asked >= 12
    page.clock.run_for(60 * 60_000)
    assert len(page.evaluate("heard")) <= asked + 2


OTHER = {
    "id": "06b-recovery", "title": "Emlyn and the lit window", "note": ["a move"], "begun": False,
    "started": False, "form": "/user/robin/form/06b-recovery",
}  # fmt: skip
PAST, AHEAD = "2026-01-05T23:59:00+01:00", "2096-01-05T23:59:00+01:00"
IN_TIME = SENT | {"submitted": "2026-01-03T10:00:00+00:00"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (FULL | {"due": AHEAD}, "You can submit again until it is due, and the latest counts."),
        (FULL | {"due": PAST}, "so what you submit now counts as late."),
        (IN_TIME | {"changed": True, "due": PAST}, "replaces what you submitted in time"),
        (SENT | {"changed": True, "due": PAST}, "It replaces what you submitted Sun"),
    ],
    ids=["in time", "late", "late after in time", "late again"],
)
def test_whoever_would_be_late_is_told_before(desk, axe, row, said):
    """Is it said that it is late, and that what was handed in in time then counts no more?"""
    page = desk(row, width=390)
    page.get_by_role("button", name="Submit").first.click()
    expect(page.locator(".ask")).to_contain_text(said)
    assert ("counts as late" in page.locator(".ask").inner_text()) == (row["due"] == PAST)
    assert axe(page) == []


def test_what_was_handed_in_in_time_is_not_put_at_risk_by_the_first_button(desk):
    """Past due, handed in in time, changed since: does the desk press for a second, late one?"""
    page = desk(IN_TIME | {"changed": True, "due": PAST})
    expect(page.locator(".desk header")).to_contain_text("Nothing waits for you.")
    expect(first_step(page)).to_have_text("Open")
    assert page.locator(".acts .first").count() == 0


@pytest.mark.parametrize(
    "odd", [{"due": "2026-13-45"}, {"open": None}, {"note": None}, {"instead": {}}]
)
def test_one_odd_row_hides_no_other(desk, odd):
    """Whatever one row holds, are the others there with their buttons?"""
    page = desk(NEW | odd | {"id": "09-odd"}, ROW)
    expect(page.locator(".rows > li")).to_have_count(2)
    expect(page.get_by_role("link", name="Continue: Filipa and the low part")).to_be_visible()


def test_who_is_signed_in_and_what_stands_in_the_way_are_said(desk, axe):
    """On a shared computer: whose desk is it? And a name that cannot hand in: is it said before any work?"""
    page = desk(NEW, student="robin+x", barred="Your name here holds a +.")
    expect(page.locator(".desk header")).to_contain_text("You are signed in as robin+x.")
    expect(page.get_by_text("Your name here holds a +.")).to_be_visible()
    assert axe(page) == []


def test_a_due_date_is_said_with_its_zone(desk):
    """A deadline without a zone is an hour off for somebody."""
    page = desk(NEW | {"due": "2096-01-05T23:59:00+01:00"})
    expect(page.locator(".rows .due").nth(1)).to_contain_text(
        re.compile(r"Due .+, \d\d:\d\d \S+ · in")
    )


def test_eight_things_are_in_words_too(desk):
    """ "seven things", "8 things": is it one way of counting?"""
    page = desk(*(NEW | {"id": f"0{n}-x"} for n in range(8)))
    expect(page.locator(".desk header")).to_contain_text("There are eight things for you here.")


def test_the_case_taken_instead_is_one_step_away(desk, axe):
    """Can a student take the other case without giving a reason?"""
    page = desk(NEW | {"instead": OTHER})
    page.get_by_text("Would you rather take another case?").click()
    expect(page.get_by_text("It touches on a move.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Begin it instead: Emlyn and the lit window").click()
    assert page.evaluate("heard") == [{"verb": "begin", "id": "06b-recovery"}]


def test_a_sitting_that_is_not_open_yet_can_be_read_and_not_begun(desk, axe):
    """When it opens, until when there is time; no button, and no call to do something."""
    times = {"opens": "2096-03-02T09:00:00+00:00", "due": "2096-03-02T10:55:00+00:00"}
    for width, dark in ((1200, False), (390, True)):
        page = desk(NEW | times | {"waits": True, "extended": True}, width=width, dark=dark)
        row = page.locator(".rows > li")
        expect(row).to_contain_text("A sitting. It opens Friday 2 March, 09:00 UTC")
        expect(row).to_contain_text(
            "you have time until Friday 2 March, 10:55 UTC, with your extra time"
        )
        expect(row.locator("button, a")).to_have_count(0)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def many(*ids):
    """Rows enough for a page that scrolls."""
    return [NEW | {"id": one, "title": f"The case {one}"} for one in ids]


def test_a_link_from_elsewhere_leads_to_its_row(desk, page, axe):
    """Must a student look for the assignment that the learning platform's link named?"""
    page.evaluate("location.hash = '#07-far'")
    root = desk(*many("01-a", "02-b", "03-c", "04-d", "05-e", "06-f", "07-far", "08-h"), width=390)
    row = root.locator("li.linked")
    expect(row).to_have_attribute("data-id", "07-far")
    expect(row.get_by_role("heading")).to_be_focused()
    expect(row).to_be_in_viewport(ratio=1)
    assert axe(page) == []
    # news draws the list anew: the mark and the focus stay
    page.evaluate("tell('rows', window.model.get('rows').slice(1))")
    expect(row.get_by_role("heading")).to_be_focused()
    # and nobody who has gone on is taken back
    root.get_by_role("button", name="Begin: The case 02-b").focus()
    page.evaluate("tell('rows', window.model.get('rows').slice())")
    expect(root.get_by_role("button", name="Begin: The case 02-b")).to_be_focused()
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate("location.hash = '#03-c'")
    expect(root.locator("li[data-id='03-c'] h2")).to_be_focused()
    expect(row).to_have_attribute("data-id", "03-c")
    expect(row).to_be_in_viewport(ratio=1)


def test_a_link_to_what_is_not_released_is_said(desk, page):
    """Does a link end on a desk without a word, and is the row shown once it comes?"""
    page.evaluate("location.hash = '#07-far'")
    root = desk(*many("01-a"))
    expect(root.get_by_role("status")).to_have_text(re.compile("not here yet"))
    page.evaluate("rows => tell('rows', rows)", many("01-a", "07-far"))
    expect(root.locator("li.linked h2")).to_be_focused()
    expect(root.get_by_role("status")).to_be_empty()
