"""Browsers of all three families, each with a copy of the book that it has never seen."""

import pytest
from readers import Reader, opened
from watched_server import watched

#: one browser of a family serves all tests of a worker
FAMILIES = [
    pytest.param(name, marks=pytest.mark.xdist_group(name))
    for name in ("chromium", "firefox", "webkit")
]


@pytest.fixture(scope="session", params=FAMILIES)
def driver(request):
    chromium = request.getfixturevalue("browser") if request.param == "chromium" else None
    with opened(request.param, chromium) as one:
        yield one


@pytest.fixture
def book(built_book):
    with watched(built_book) as one:
        yield one


@pytest.fixture
def reader(driver, book) -> Reader:
    return Reader(driver, book.site)
