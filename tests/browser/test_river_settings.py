"""Settings of the river from an address, from an earlier visit and from Python: used, or explained."""

import re

import pytest
from model_contract import show_all
from playwright.sync_api import expect
from river_site import begin, fixtures

site, errors, visit = fixtures()


def test_settings_are_in_the_address_and_a_link_opens_them(visit, page, browser):
    """A teacher sends a link; the student sees that river, and can start again from the chapter's."""
    live = visit()
    show_all(live)
    live.get_by_role("slider", name=re.compile("Linkage")).press("End")
    live.locator("[data-ref=reseed]").click()
    expect(page).to_have_url(
        re.compile(r"\?river=differentiation:0\.2,linkage:1,storm:0\.8,lean:1,shelter:0,seed:8$")
    )
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("1")
    expect(other.locator("[data-ref=weather]")).to_contain_text("Weather no. 8")
    expect(other.get_by_role("alert")).to_contain_text("These are the settings of the link.")
    other.context.close()


def test_settings_that_were_left_are_taken_up_again(visit):
    """A reader who comes back without the link finds the river as it was, is told so, and can start again."""
    live = visit()
    show_all(live)
    live.get_by_role("slider", name=re.compile("Storm")).press("End")
    live.page.wait_for_timeout(400)
    live = visit()
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("1.2")
    expect(live.get_by_role("alert")).to_contain_text("the settings that you left")
    live.locator("[data-ref=again]").click()
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("0.8")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("linkage:7", "Linkage is a number from 0 to 1; the address gave ‘7’. It stays at 0.2."),
        ("linkage:NaN", "the address gave ‘NaN’. It stays at 0.2."),
        ("linkage:", "Linkage is a number from 0 to 1"),
        ("lean:2", "The assumption ‘lean’ is 1 (chaos (this model’s choice))"),
        ("seed:1.5", "The seed of the weather is a whole number from 0 to 4294967295"),
        ("tide:3", "The integration river has no ‘tide’, for which the address asks."),
        ("<b>:1", "has no ‘<b>’"),
    ],
)
def test_a_bad_address_is_explained_and_the_rest_of_it_used(visit, asked, said):
    """Never a blank page: the last good value stays, and the good half of the address counts."""
    live = visit(f"?river={asked},storm:1.1")
    expect(live.get_by_role("alert")).to_contain_text(said)
    expect(live.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("0.2")
    expect(live.get_by_role("slider", name=re.compile("Storm"))).to_have_value("1.1")
    begin(live)
    expect(live).to_have_attribute("data-phase", "playing")


@pytest.mark.parametrize("bad", ["7", "NaN", "'much'", "null"])
def test_a_bad_value_from_python_is_explained_and_taken_back(visit, page, bad):
    """The host hears of the last good value, so that a linked slider does not show another one."""
    live = visit()
    page.evaluate(f"model.set('linkage', {bad})")
    expect(live.get_by_role("alert")).to_contain_text("Linkage is a number from 0 to 1")
    assert page.evaluate("model.get('linkage')") == 0.2
    page.evaluate("model.set('linkage', 0.6)")
    expect(live.get_by_role("slider", name=re.compile("Linkage"))).to_have_value("0.6")
    expect(live.get_by_role("alert")).to_be_hidden()
    page.evaluate("model.set('problem', 'Linkage is a number from 0 to 1; you gave 9.')")
    expect(live.get_by_role("alert")).to_have_text("Linkage is a number from 0 to 1; you gave 9.")
