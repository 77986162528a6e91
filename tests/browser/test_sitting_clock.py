"""The time left in a sitting: in words beside the note on saving, said aloud twice, and nowhere else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from test_workbench_handing_in import DESK, ROW, hear
from workbench_page import opened


@pytest.fixture
def form(page):
    page.clock.install()
    with opened(page) as form:
        yield form


def sitting(minutes):
    now = datetime.now(UTC)
    times = {"opens": (now - timedelta(minutes=60)).isoformat(), "extended": False}
    return ROW | times | {"due": (now + timedelta(minutes=minutes)).isoformat()}


def begin(form, row):
    form.start(host="takes")
    hear(form, {"verb": "standing", "row": row, "desk": DESK})
    return form.page.locator(".wb-clock")


def test_without_a_sitting_there_is_no_clock(form):
    expect(begin(form, ROW | {"due": "2096-01-05T23:59:00+01:00"})).to_be_hidden()


@pytest.mark.parametrize(
    ("width", "dark"), [(1200, False), (1200, True), (390, False), (390, True)]
)
def test_the_time_left_in_words(form, axe, width, dark):
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.emulate_media(color_scheme="dark" if dark else "light")
    clock = begin(form, sitting(42.5))
    expect(clock).to_have_text(re.compile(r"^until \d\d:\d\d, about 45 minutes left$"))
    assert axe(form.page) == []
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_said_with_ten_and_two_minutes_left_and_never_in_between(form):
    """Is somebody who hears the page interrupted more than twice?"""
    clock = begin(form, sitting(12.5))
    heard = form.page.locator(".wb-sr[role=status]")
    expect(clock).to_contain_text("about 15 minutes left")
    form.page.clock.run_for(150_000)
    expect(heard).to_have_text("10 minutes left in this sitting.")
    form.page.evaluate("document.querySelector('.wb-sr[role=status]').textContent = ''")
    form.page.clock.run_for(300_000)
    expect(clock).to_contain_text(re.compile(r", [56] minutes left"))
    expect(heard).to_have_text("")
    form.page.clock.run_for(210_000)
    expect(heard).to_have_text("2 minutes left in this sitting.")
    form.page.clock.run_for(180_000)
    expect(clock).to_contain_text("your time is over, and you can still submit")


def test_a_form_that_is_loaded_again_asks_whether_it_is_a_sitting(form):
    form.start(host="takes")
    form.page.clock.run_for(25_000)
    assert [message["verb"] for message in form.page.evaluate("model.sent")] == ["standing"]
