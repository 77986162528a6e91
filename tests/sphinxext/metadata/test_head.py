"""The head of a page, as search engines and citation managers read it."""

import json

from bs4 import BeautifulSoup

from ..conftest import HOME


def tags(page) -> dict[str, str]:
    return {
        one.get("name") or one.get("property"): one.get("content") for one in page.select("meta")
    }


def test_a_chapter_can_be_saved_with_a_citation_manager(chapter):
    found = tags(chapter)
    assert found["citation_title"] == "A whole chapter"
    assert found["citation_inbook_title"] == "Interpersonal neurobiology: a course"
    assert found["citation_author"] == "The course's authors"
    assert found["citation_publication_date"].count("/") == 2
    assert found["citation_public_url"] == f"{HOME}book/chapter.html"


def test_a_chapter_can_be_found_and_passed_on(chapter):
    found = tags(chapter)
    assert chapter.select_one("link[rel=canonical]")["href"] == f"{HOME}book/chapter.html"
    assert found["og:title"] == "A whole chapter" and found["og:type"] == "article"
    assert found["og:description"] == found["description"] != ""
    assert found["og:image"].startswith(f"{HOME}_static/cards/") and found["og:image:alt"]
    data = json.loads(chapter.select_one('script[type="application/ld+json"]').string)
    assert data["@type"][0] == "Chapter" and data["url"] == f"{HOME}book/chapter.html"


def test_the_front_page_is_the_book(whole_book):
    front = tags(BeautifulSoup(whole_book.page("index"), "html.parser"))
    assert front["og:type"] == "book" and "citation_inbook_title" not in front


def test_a_page_to_search_or_to_wait_on_is_not_to_be_found(whole_book):
    for name in ("search", "offline", "404"):
        text = (whole_book.folder / f"_build/html/{name}.html").read_text(encoding="utf-8")
        assert "noindex" in text and "canonical" not in text
