"""The page of all figures and models."""

import pytest
from playwright.sync_api import expect

FIGURES = "book/figures.html"


def shown(page) -> int:
    return page.locator(".figure-list > li:visible").count()


def test_it_is_filtered_by_kind_and_words(visit, axe):
    page = visit(FIGURES)
    every = shown(page)
    page.get_by_role("radio", name="Models").check()
    models = shown(page)
    assert 10 < models < every
    page.get_by_role("searchbox", name="Words in title or caption").fill("river")
    status = page.locator(".figure-filter [role=status]")
    expect(status).to_have_text(f"{shown(page)} of {every}")
    assert 0 < shown(page) < models
    assert page.locator("section:has(> .figure-list):visible").count() <= shown(page)
    assert axe(page) == []
    assert page.faults == [] and page.foreign == []


@pytest.mark.deep
def test_pictures_are_fetched_when_they_come_near(visit, site):
    asked = []
    page = visit("book/licence.html")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + FIGURES)
    page.wait_for_load_state("networkidle")
    pictures = [url for url in asked if "/pictures/" in url]
    assert 0 < len(pictures) < page.locator(".figure-list img").count() / 2


@pytest.mark.deep
def test_every_picture_can_be_drawn_and_every_title_leads_to_its_place(visit, site, built_book):
    page = visit(FIGURES)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    broken = page.evaluate(
        """async () => {
        const images = [...document.querySelectorAll('.figure-list img')];
        for (const image of images) image.loading = 'eager';
        await Promise.all(images.map((image) => image.decode().catch(() => {})));
        return images.filter((image) => !image.naturalWidth).map((image) => image.src);
    }"""
    )
    assert broken == []
    for link in page.locator(".figure-list h3 a").all():
        address, _, at = link.get_attribute("href").partition("#")
        text = (built_book / "book" / address).read_text(encoding="utf-8")
        assert f'id="{at}"' in text, (address, at)


@pytest.mark.deep
@pytest.mark.parametrize("width", [390, 320])
def test_without_a_script_it_is_a_list(visit, width):
    page = visit(FIGURES, width=width, java_script_enabled=False)
    expect(page.locator(".figure-filter .find")).to_be_hidden()
    page.get_by_role("radio", name="Drawings").check()
    assert 0 < shown(page) == page.locator(".figure-list > li.drawing").count()
    page.locator(".figure-list h3 a:visible").first.click()
    page.wait_for_url("**/*.html#*")
