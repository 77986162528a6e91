"""What the tests of slides share: the real book, as it is built, and what a week's slides are made from."""

from pathlib import Path

import pytest

from ipnb.slides.pages import Pages
from ipnb.slides.slide import Item
from ipnb.slides.write import sources

BOOK = Path(__file__).parents[2] / "book"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep these tests on one worker: each would read the book's pages again."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group("slides"))


@pytest.fixture(scope="session")
def built(built_book):
    """The pages of the built book."""
    return built_book / "book"


@pytest.fixture(scope="session")
def pages(built):
    return Pages(built)


@pytest.fixture(scope="session")
def source_of(built):
    """``source_of(5)`` -> what the slides of week 5 are made from."""
    found = {source.week.number: source for source in sources(BOOK, built)}
    return found.__getitem__


@pytest.fixture(scope="session")
def week5(source_of):
    return source_of(5)


@pytest.fixture
def item():
    """``item("figure", "fig-gap", ask="Which?")`` -> what a deck's file would say."""
    return lambda kind, name=True, **options: Item(kind, name, options, 1)
