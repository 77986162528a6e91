"""The first page says what one wants to know, and the last one hands in: no dead end in between."""

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, complete, opened

OTHER = {
    "id": "00b-every-kind", "title": "A week at the allotment", "note": ["a quarrel"], "begun": False,
    "started": False, "notebook": "00b-every-kind/00b-every-kind.ipynb",
}  # fmt: skip
ROW = {
    "id": CASE["id"], "due": None, "submitted": None, "receipt": None, "changed": False, "instead": OTHER,
}  # fmt: skip
PAST, AHEAD = "2026-01-05T23:59:00+01:00", "2096-01-05T23:59:00+01:00"
SENT = ROW | {"submitted": "2026-01-03T10:00:00+00:00", "receipt": "0ddcfdaec636"}
DESK = "/user/ines/"


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


def at_the_end(form, row, **more):
    """The form on its last page, with what the desk says of it."""
    form.start(host="takes", answers=complete(), **more)
    form.step("At a glance")
    hear(form, {"verb": "standing", "row": row, "desk": DESK})
    return form.page.get_by_role("region", name="Hand in")


def hear(form, message):
    form.page.evaluate("message => model.hear(message)", message)


def sent(form):
    return [message["verb"] for message in form.page.evaluate("model.sent")]


def test_submitting_stands_where_the_work_ends(form, axe):
    """Due date, one question, the receipt, and the way to the desk, on the last page."""
    place = at_the_end(form, ROW | {"due": AHEAD})
    expect(place).to_contain_text("Due Thursday 5 January")
    expect(place.get_by_role("link", name="Your desk")).to_have_attribute("href", DESK)
    place.get_by_role("button", name="Submit").click()
    expect(place).to_contain_text("You can submit again until it is due, and the latest counts.")
    assert axe(form.page) == []
    place.get_by_role("button", name="Submit now").click()
    expect(place.get_by_role("button", name="One moment")).to_be_visible()
    assert sent(form) == ["standing", "submit"]
    receipt = {"time": SENT["submitted"], "digest": SENT["receipt"] * 5}
    hear(form, {"verb": "submit", "row": SENT, "receipt": receipt})
    expect(place).to_contain_text("Receipt 0ddcfdaec636: what arrived is exactly what you have.")
    assert axe(form.page) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW | {"due": PAST}, "so what you submit now counts as late."),
        (SENT | {"due": PAST, "changed": True}, "It replaces what you submitted in time"),
    ],
    ids=["first", "second"],
)
def test_whoever_is_late_is_told_before_they_submit(form, row, said):
    """The same words as on the desk, and no green button towards them."""
    place = at_the_end(form, row)
    assert place.locator(".wb-primary").count() == 0
    place.get_by_role("button", name="Submit").click()
    expect(place).to_contain_text(said)
    place.get_by_role("button", name="Not yet").click()
    assert sent(form) == ["standing"]


def test_what_is_open_is_counted_before_it_is_handed_in(form):
    """Gaps are allowed, knowingly."""
    form.start(host="takes")
    form.step("At a glance")
    hear(form, {"verb": "standing", "row": ROW, "desk": DESK})
    form.page.get_by_role("button", name="Submit").click()
    expect(form.page.get_by_role("group", name="Submit this?")).to_contain_text(
        "things are still open"
    )


def test_the_last_answer_is_saved_before_it_is_handed_in(form):
    """Submit pressed a moment after an answer: is what is handed in what is seen?"""
    place = at_the_end(form, ROW)
    form.page.evaluate("model.host = 'silent'")
    form.step("Window")
    form.choose("Arrival", "Below")
    form.step("At a glance")
    place.get_by_role("button", name="Submit").click()
    place.get_by_role("button", name="Submit now").click()
    assert sent(form) == ["standing"]
    form.page.evaluate("model.take()")
    assert sent(form) == ["standing", "submit"]


def test_where_nothing_can_be_handed_in_it_is_said(form):
    """On a laptop without the course's exchange, and in a book: no button that leads nowhere."""
    form.start(host="takes")
    form.step("At a glance")
    hear(form, {"verb": "standing", "refused": "Hand it in where you fetched it.", "desk": ""})
    expect(form.page.get_by_text("This cannot be handed in from here.")).to_be_visible()
    form.start()
    form.step("At a glance")
    expect(form.page.get_by_role("region", name="Hand in")).to_have_count(0)


def test_the_first_page_says_what_one_wants_to_know(form, axe):
    """Points, date with its zone, time, how it is scored and sounds, and what to read first."""
    read = [{"title": "Reading evidence", "page": "foundations/reading-evidence"}]
    form.start(
        {**CASE, "points": {"form": 60}, "read": read}, host="takes", status={"book": "/book/"}
    )
    hear(form, {"verb": "standing", "row": ROW | {"due": AHEAD}, "desk": DESK})
    about = form.page.locator(".wb-about-list")
    for words in (
        "Due Thursday 5 January",
        "minutes, counted at half a minute a judgement",
        "The form gives up to 60, and what you write up to 15 and 15.",
        "Guessing earns nothing on average",
        "not told apart from guessing, developing, nearing, sound, expert-like",
        "A person reads your texts, on four levels",
    ):
        expect(about).to_contain_text(words)
    link = about.get_by_role("link", name="Reading evidence")
    expect(link).to_have_attribute("href", "/book/book/foundations/reading-evidence.html")
    assert axe(form.page) == []


def test_the_other_case_is_one_press_away_with_its_note_first(form, axe):
    """Whoever would rather not: is the other case's content note read before it is begun?"""
    form.start(host="takes")
    form.page.get_by_role("button", name="I would rather not read this one").click()
    hear(form, {"verb": "standing", "row": ROW, "desk": DESK})
    expect(form.page.get_by_text("It touches on a quarrel. This one is put away")).to_be_visible()
    assert axe(form.page) == []
    form.page.get_by_role("button", name="Begin “A week at the allotment” instead").click()
    assert sent(form) == ["standing", "begin"]


def test_in_jupyterlab_every_page_leads_back_to_the_desk(form):
    """Where the page around it has no such link, the form has one."""
    form.start(host="takes", status={"desk": DESK})
    for step in form.steps:
        form.step(step)
        expect(form.page.locator(".wb-top").get_by_role("link", name="Your desk")).to_be_visible()
