"""What a page sets apart comes when it is met; where it cannot come, a link to it stays."""

import pytest
from book_pages import RIVER
from playwright.sync_api import expect

TRAUMA = "book/whole-person/trauma-and-development.html"
CODE = "details.show-code"


def test_a_reference_in_full_comes_to_who_points_at_it(visit):
    """By keyboard too; once, however often it is cited."""
    page = visit(RIVER)
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "/references/" in one.url else None)
    link = page.locator("main a[href*='#ref-']").first
    assert link.get_attribute("title") is None and asked == []
    link.focus()
    page.wait_for_function("(one) => one.title.length > 60", arg=link.element_handle())
    assert len(asked) == 1
    link.hover()
    assert len(asked) == 1 and page.faults == []


def test_code_and_numbers_come_when_they_are_unfolded(visit, axe):
    """With a button to copy the code, and a table that the keyboard can scroll."""
    page = visit(RIVER, width=390, permissions=["clipboard-read", "clipboard-write"])
    fold = page.locator(f"{CODE}[data-apart]").first
    fold.evaluate("(one) => { one.id = 'looked-at'; }")
    assert page.locator(f"{CODE} pre").count() == 0
    for cover in page.locator("details.covered > summary").all():
        cover.click()
    page.locator("#looked-at > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#looked-at pre")).to_be_visible()
    expect(page.locator("#looked-at .copy")).to_have_count(1)
    expect(page.locator("#looked-at > a")).to_have_count(0)
    page.locator(".plot-tools summary").first.click()
    expect(page.locator(".plot-tools table").first).to_be_visible()
    assert axe(page) == [] and page.faults == [] and page.foreign == []


def test_links_in_a_reason_lead_where_the_page_leads(visit, site):
    """Would they be looked for below the folder of files?"""
    page = visit(TRAUMA)
    for box in page.locator(".check").all():
        box.scroll_into_view_if_needed()
    expect(page.locator(".check details[data-apart]")).to_have_count(0)
    links = page.locator(".check .reason a[href]")
    found = links.evaluate_all("(all) => all.map(({ href }) => href)")
    assert found and all(one.startswith(f"{site}book/") for one in found)


@pytest.mark.parametrize("kind", ["nominal", "number", "mark"])
def test_without_a_network_an_answer_stays_and_it_is_said_what_to_do(visit, kind):
    """Would a lost connection look like a broken exercise?"""
    page = visit(TRAUMA, service_workers="block")
    page.route("**/folded.html*", lambda route: route.abort())
    page.reload()
    box = page.locator(f".check[data-kind={kind}]").first
    box.get_by_role("button", name="Check").scroll_into_view_if_needed()
    field = box.locator("input:not([type=hidden])").first
    field.fill("3") if kind == "number" else field.check()
    box.get_by_role("button", name="Check").click()
    expect(box.get_by_role("status")).to_contain_text("could not be fetched. Check again")
    expect(box.locator(".verdict").first).to_be_hidden()
    page.unroute("**/folded.html*")
    box.get_by_role("button", name="Check").click()
    expect(box.locator(".verdict").first).to_be_visible()
    expect(field).to_have_value("3") if kind == "number" else expect(field).to_be_checked()


def test_pictures_are_dark_where_the_page_is_dark(visit):
    """By the reader's own setting, against the system's."""
    page = visit(RIVER, color_scheme="light", width=390)
    picture = page.locator("figure.drawing img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function(
        "(one) => one.complete && one.naturalWidth", arg=picture.element_handle()
    )
    light = picture.screenshot()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_timeout(300)
    assert picture.screenshot() != light
