"""What the desk says of what instructors see, and the switch that ends it."""

import re

from browser.test_desk import ROW, desk  # noqa: F401
from playwright.sync_api import expect


def test_students_are_told_what_is_seen_and_can_end_it(desk, axe):  # noqa: F811
    """Is anybody seen who was not told, or unable to end it by keyboard, in either theme or on a phone?"""
    for width, dark in ((1200, False), (390, True)):
        page = desk(ROW, width=width, dark=dark, sharing="on")
        expect(
            page.get_by_text("never which, and the day on which you were last here")
        ).to_be_visible()
        switch = page.get_by_role("switch", name="Let them see this")
        expect(switch).to_be_checked()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    switch.focus()
    page.keyboard.press("Space")
    # it has not moved before the server has kept it
    expect(switch).to_be_checked()
    page.keyboard.press("Space")
    assert page.evaluate("heard") == [{"verb": "share", "id": "off"}]
    page.evaluate("tell('sharing', 'off'); answer({verb: 'share', id: 'off'})")
    expect(switch).not_to_be_checked()
    expect(switch).to_be_focused()
    expect(page.get_by_text("do not see what you have begun")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile("what was shared has been removed"))
    assert axe(page) == []
    page.evaluate(
        "tell('sharing', 'off'); answer({verb: 'share', id: 'on', refused: 'The disk is full.'})"
    )
    expect(page.get_by_role("alert")).to_have_text("The disk is full.")
    expect(switch).not_to_be_checked()


def test_where_nothing_is_seen_nothing_is_said_of_it(desk):  # noqa: F811
    page = desk(ROW, sharing="")
    expect(page.locator(".sharing")).to_be_hidden()
