"""Numbers that a reader writes down, on every page that has a line for them."""

import json

import pytest
from playwright.sync_api import expect

SUPPORT = "book/support.html"


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_a_number_is_kept_listed_and_taken_back(visit, site, axe, width, scheme):
    """Is it there again tomorrow, under a name on the page of answers, and gone when it is removed?"""
    page = visit(SUPPORT, width=width, color_scheme=scheme)
    page.locator(".local-help").scroll_into_view_if_needed()
    line = page.get_by_label("Emergency number")
    line.fill("112")
    line.press("Tab")
    expect(page.locator(".local-help [role=status]")).to_have_text("Kept in this browser.")
    assert axe(page) == []
    page.reload()
    page.locator(".local-help").scroll_into_view_if_needed()
    expect(line).to_have_value("112")
    page.goto(f"{site}book/your-answers.html")
    row = page.locator(".kept-list > li", has_text="Help where you are")
    expect(row).to_contain_text("What you wrote down: 1 line.")
    with page.expect_download() as coming:
        row.get_by_role("button", name="Download").click()
    with open(coming.value.path()) as file:
        assert json.load(file)["lines"] == {"emergency": "112"}
    row.get_by_role("button", name="Remove").click()
    page.goto(site + SUPPORT)
    page.locator(".local-help").scroll_into_view_if_needed()
    expect(line).to_have_value("")
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_without_a_script_there_is_no_empty_field(visit):
    page = visit(SUPPORT, java_script_enabled=False)
    expect(page.get_by_text("Find those that hold where you are")).to_be_visible()
    expect(page.locator(".local-help input").first).to_be_hidden()
