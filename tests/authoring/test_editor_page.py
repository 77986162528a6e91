"""Writing a case in a real browser: from a template to a form that students could be given."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("authoring")

NAME = "08-a-long-winter"


def editor(page: Page):
    return page.locator(".cm-content")


def at_end_of(page: Page, text: str) -> None:
    """Put the cursor at the end of the first line that holds a text."""
    editor(page).get_by_text(text).first.click()
    page.keyboard.press("End")


def test_from_a_template_to_a_form(server, quiet, axe):
    """Can a case be begun, written with help, checked and seen, without a notebook or a terminal?"""
    page = quiet
    page.set_viewport_size({"width": 1400, "height": 900})
    server.sign_in(page, "authoring")
    assert axe(page) == []
    page.get_by_label("Name of its folder").fill(NAME)
    page.get_by_label("Title").fill("Oona and the “long” winter")
    page.get_by_role("button", name="Start it").click()
    expect(page.locator("#summary")).to_have_text(re.compile("^No faults, .*checked"))
    form = page.frame_locator("iframe")
    expect(form.get_by_text("Oona and the “long” winter · session")).to_be_visible()

    # a fault stands at its line, and in words that lead there
    at_end_of(page, "level:")
    page.keyboard.press("Home")
    page.keyboard.type("levle: 2\n")
    fault = page.get_by_role("button", name=re.compile("case, line 11"))
    expect(fault).to_be_visible()
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    assert axe(page) == []
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator("#summary")).to_contain_text("No faults")

    # completion puts in what the schema allows, and what the case has
    at_end_of(page, "level:")
    page.keyboard.type("\nevid")
    expect(page.get_by_role("option", name=re.compile("evidence_max"))).to_be_visible()
    page.wait_for_timeout(120)  # CodeMirror takes no Enter just after it has opened its list
    page.keyboard.press("Enter")
    page.keyboard.type("3")
    expect(editor(page)).to_contain_text("evidence_max: 3")

    # the form follows
    at_end_of(page, "title:")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(" of snow")
    expect(form.get_by_text("Oona and the “long” winter of snow · session")).to_be_visible()

    page.get_by_role("tab", name="Respondents").click()
    table = page.get_by_role("table", name="A careful and a hurried reader")
    expect(table.get_by_role("row", name=re.compile("^States"))).to_contain_text("s12")
    assert axe(page) == []
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text("Saved")
