"""*Cite this chapter* as its reader meets it, and a head that the policy lets stand."""

import pytest
from book_pages import RIVER
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [390, 1200])
def test_a_reference_is_copied_with_the_address_at_which_it_is_read(browser, site, axe, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.grant_permissions(
        ["clipboard-read", "clipboard-write"], origin=site.split("/course")[0]
    )
    page = context.new_page()
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "policy" in said.text else None)
    page.goto(f"{site}{RIVER}?from=x#try-it")
    page.get_by_text("Cite this chapter").click()
    page.get_by_role("button", name="Copy this reference").click()
    expect(page.locator(".cite [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("The course's authors (") and copied.endswith(site + RIVER)
    assert axe(page, "'.cite'") == [] and refused == []
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename == "integration-and-the-river.bib"
    context.close()


def test_where_copying_is_forbidden_the_reference_is_marked(browser, site):
    page = browser.new_context(permissions=[]).new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(site + RIVER)
    page.get_by_text("Cite this chapter").click()
    page.get_by_role("button", name="Copy this reference").click()
    expect(page.locator(".cite [role=status]")).to_contain_text("the reference is marked")
    assert page.evaluate("getSelection().toString()").startswith("The course's authors")
    page.context.close()
