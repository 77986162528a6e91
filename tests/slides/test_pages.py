"""The built book's pages."""

from pathlib import Path

import pytest

from ipnb.slides.names import NoSuchName
from ipnb.slides.pages import Pages, plain_title, scene_title

CHAPTERS = ("foundations/what-kind-of-thing", "in-practice/culture-power-ethics-limits")


def test_things_are_found_by_the_names_that_people_type(pages):
    """Has one to know how a page writes its quotation marks, or the folder of a chapter?"""
    assert scene_title(pages.scene(CHAPTERS, "You people")) == "“You people”"
    assert scene_title(pages.scene(CHAPTERS, "She said it isn't integrated")).startswith("“She")
    assert pages.chapter(CHAPTERS, "what-kind-of-thing") == CHAPTERS[0]
    assert pages.labelled(CHAPTERS, "figure", "main figure", "fig-triangle").name == "figure"
    assert pages.title(CHAPTERS[0]).endswith("What interpersonal neurobiology is")
    assert plain_title("“Don’t”") == "Don't"


def test_a_name_that_nothing_has_is_said_with_its_neighbour(pages):
    with pytest.raises(NoSuchName, match="Did you mean 'fig-triangle'"):
        pages.labelled(CHAPTERS, "figure", "main figure", "fig-triangel")
    with pytest.raises(NoSuchName, match="Did you mean 'You people'"):
        pages.scene(CHAPTERS, "You peple")
    with pytest.raises(NoSuchName, match="no chapter 'river'"):
        pages.chapter(CHAPTERS, "river")
    # what has that id and is something else is not it
    with pytest.raises(NoSuchName):
        pages.labelled(CHAPTERS, "exercise", ".check", "fig-triangle")


def test_a_book_that_has_not_been_built_is_said():
    with pytest.raises(FileNotFoundError, match="make book"):
        Pages(Path("/nowhere")).page("index")
