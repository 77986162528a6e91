"""What a first visit and a later one cost on the wire, on servers with the caching headers that there are."""

import pytest
from book_pages import RIVER, scroll_through
from published_server import github_pages, hub, none, published

# bytes; what the worker fetches has a limit of its own
FIRST, LATER, WORKER = 140_000, 40_000, 20_000
#: another chapter, by somebody who has been in one: its text is 30 kB, and is there when it is opened; with its
#: models, pictures and reasons, which come when they are met, it is this at most
READ = 100_000
FOR_WORKER = ("/sw.js", "/offline.html", "/_static/publish/")
#: with two models and with three, formulas and figures
HEAVIEST = (RIVER, "book/mind-brain-relationship/plasticity-without-the-hype.html")


def read_through(page, address: str) -> None:
    """Open a page and read it to its end, until the service worker has kept what it wants."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match(location.href).then((kept) => kept !== undefined)")
    scroll_through(page)
    page.wait_for_load_state("networkidle")


def cost(sent) -> int:
    return sum(one.size for one in sent)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (RIVER, github_pages),
        *(pytest.param(RIVER, headers, marks=pytest.mark.deep) for headers in (hub, none)),
    ],
)
def test_a_first_visit_loads_nothing_twice_and_the_worker_little(
    browser, built_book, address, headers
):
    """Would the worker fetch again what the page has just loaded, and every model besides?"""
    with published(built_book, headers) as (site, sent):
        context = browser.new_context()
        read_through(context.new_page(), site + address)
        context.close()
        paths = [one.address.partition("?")[0] for one in sent if "icon" not in one.address]
        assert sorted(paths) == sorted(set(paths))
        assert cost(one for one in sent if one.address.startswith(FOR_WORKER)) < WORKER


def test_every_chapter_is_light(browser, built_book, chapters, every_chapter):
    """Read to the end, models and all, by somebody who was never here; and again by the same person.

    And opened, then read to the end, by somebody who has been in another chapter.
    """
    for chapter in chapters if every_chapter else HEAVIEST:
        with published(built_book) as (site, sent):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            read_through(page, site + chapter)
            own = [one for one in sent if not one.address.startswith(FOR_WORKER)]
            assert cost(own) < FIRST, chapter
            before = len(sent)
            read_through(page, site + chapter)
            assert cost(sent[before:]) < LATER, chapter
            context.close()
        with published(built_book) as (site, sent):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            page.goto(site + chapters[chapter == chapters[0]], wait_until="networkidle")
            page.evaluate("navigator.serviceWorker.ready")
            page.wait_for_load_state("networkidle")
            before = len(sent)
            page.goto(site + chapter, wait_until="networkidle")
            assert cost(sent[before:]) < LATER, chapter
            scroll_through(page)
            page.wait_for_load_state("networkidle")
            assert cost(sent[before:]) < READ, chapter
            context.close()


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.deep)], ids=["some", "all"])
def every_chapter(request) -> bool:
    return request.param
