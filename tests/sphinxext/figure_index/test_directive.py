"""The page of all figures and models."""

import pytest
from bs4 import BeautifulSoup

from ipnb.sphinxext.figure_index.directive import FOLDER


@pytest.fixture(scope="module")
def listed(whole_book) -> BeautifulSoup:
    return BeautifulSoup(whole_book.page("figures"), "html.parser")


def test_everything_is_listed_under_its_chapter_with_a_link_to_its_place(listed, chapter):
    """Does each title lead to something that is there?"""
    links = [link["href"] for link in listed.select(".figure-list h3 a")]
    assert len(links) == len(chapter.select(".plot, figure.simulation"))
    for link in links:
        page, _, at = link.partition("#")
        assert page == "chapter.html" and chapter.find(id=at), link
    assert "1 A whole chapter" in listed.select_one("section section > h2").get_text()


def test_pictures_are_files_that_are_there_and_say_what_they_show(listed, whole_book):
    images = listed.select(".figure-list img")
    assert len(images) == len(listed.select(".figure-list > li"))
    for image in images:
        name = image["src"].split("?")[0].removeprefix("../")
        assert (whole_book.folder / "_build/html" / name).exists() and name.startswith(FOLDER)
        assert image["alt"] and image["loading"] == "lazy" and int(image["width"]) > 100


def test_what_asks_for_a_guess_is_folded(listed):
    """Would whoever looks for a model see its answer?"""
    assert listed.select(".figure-list li.model details img")
    assert not listed.select(".figure-list li.model > img")


def test_the_filter_says_how_many_there_are(listed):
    counts = [int(one.get_text()) for one in listed.select(".figure-filter .count")]
    assert counts[0] == sum(counts[1:]) == len(listed.select(".figure-list > li"))
    sheets = [link["href"].split("?")[0] for link in listed.select("link[rel=stylesheet]")]
    assert "../_static/figure_index/figures.css" in sheets
