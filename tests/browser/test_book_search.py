"""Finding things in the published book: the search, the ledger's filters, links to settings."""

import re

import pytest
from book_pages import LEDGER, RIVER
from playwright.sync_api import expect


def test_the_ledger_by_words(visit, axe):
    """Rating and words narrow the list, the count is announced, and a link undoes what hides its claim."""
    page = visit(LEDGER)
    status = page.locator("form.ledger [role=status]")
    page.get_by_role("radio", name="Supported").check()
    page.get_by_text("How a rating is chosen").click()
    page.get_by_role("searchbox", name="Words in the claim").fill("the")
    expect(status).to_contain_text(" of ")
    assert axe(page) == []
    hidden = page.locator(".claims > li.contested").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", hidden)
    expect(page.locator(f"#{hidden}")).to_be_visible()
    assert page.faults == []


def test_search_finds_a_word_of_the_text(visit):
    page = visit(RIVER)
    box = page.get_by_role("searchbox", name="Search the course")
    box.fill("hysteresis")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=hysteresis")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert "Integration and the river" in page.locator("#search-results").inner_text()
    assert page.faults == [] and page.foreign == []


@pytest.mark.parametrize(
    "words", ["vagus", "Porges", "polyvagal", "mirror neurons", "reconsolidation"]
)
def test_search_finds_everyday_names_where_they_stand(visit, words):
    """Does a reader who knows a name find the place that is about it, and hear how many there are?"""
    page = visit(f"search.html?q={words}")
    expect(page.get_by_role("status").first).to_contain_text(
        re.compile(rf"\d+ places? for “{words}”")
    )
    first = page.locator("#search-results a").first
    assert "#" in first.get_attribute("href"), "the place, and not only the page"
    assert "vague" not in page.locator("#search-results").inner_text().lower()


def test_search_finds_claims_and_forgives_spelling(visit, axe):
    page = visit("search.html?q=polyvagal")
    expect(page.locator("#search-results a[href*='#evidence-polyvagal']")).to_be_visible()
    box = page.get_by_role("searchbox", name="Words that a place must all hold")
    box.fill("atachment securty")
    expect(page.get_by_role("status").first).to_contain_text("Nothing is spelt “atachment securty”")
    expect(page.locator("#search-results li").first).to_contain_text(re.compile("attachment", re.I))
    assert axe(page) == []
    box.fill("xyzzyx")
    expect(page.get_by_role("status").first).to_contain_text("Nothing was found")


def test_a_link_to_settings_lands_at_the_model(visit, site):
    """Does whoever opens a shared link see the model, and that it was set?"""
    page = visit(f"{RIVER}?river=linkage:0.9#river-model")
    model = page.locator("#river-model")
    expect(model.get_by_role("alert")).to_contain_text("These are the settings of the link")
    top = "document.getElementById('river-model').getBoundingClientRect().top"
    page.wait_for_function(f"() => Math.abs({top}) < 200")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = model.get_by_role("button", name="Copy a link to these settings")
    share.click()
    said = model.get_by_text("The link is copied.")
    expect(said).to_be_in_viewport()
    assert page.evaluate("navigator.clipboard.readText()").endswith("#river-model")
