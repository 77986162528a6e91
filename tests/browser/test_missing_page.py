"""An old address, an address that nobody ever had, and one that is asked for without a connection."""

import pytest
from playwright.sync_api import expect

OLD = "book/ledger/practice.html"
NEW = "book/ledger/in-the-room.html"
MISSPELT = "book/mind-brain-relationship/atachment-and-working-model.html"


def test_an_old_page_leads_on_and_keeps_the_place(visit, site):
    page = visit(f"{OLD}#evidence-power-and-culture")
    page.wait_for_url(f"**/{NEW}#evidence-power-and-culture")
    assert page.faults == [] and page.foreign == []


def test_an_old_page_leads_on_without_a_script(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + OLD)
    page.wait_for_url(f"**/{NEW}")
    page.context.close()


@pytest.mark.parametrize("address", [MISSPELT, "attachment", "a/b/c/d/attachment/"])
def test_a_missing_page_suggests_what_was_meant_at_any_depth(browser, site, axe, address):
    """Would a server's page for a missing one look for its files where there are none?"""
    page = browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=False).new_page()
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "Refused" in said.text else None)
    page.goto(site + address)
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    link = page.locator("#near a")
    expect(link.first).to_have_text("Attachment and working models")
    expect(page.get_by_role("link", name="To the front page")).to_have_attribute(
        "href", f"{site}index.html"
    )
    assert axe(page) == [] and refused == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    link.first.click()
    page.wait_for_url("**/attachment-and-working-models.html*")
    page.context.close()


def test_the_search_is_at_hand_with_the_words_of_the_address(browser, site):
    page = browser.new_context().new_page()
    page.goto(site + "book/polyvagal.html")
    box = page.get_by_role("searchbox", name="Search the course")
    expect(box).to_have_value("polyvagal")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=polyvagal")
    page.context.close()


def test_without_a_script_it_says_where_the_course_begins(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + MISSPELT)
    expect(page.get_by_text("before book/")).to_be_visible()
    page.context.close()
