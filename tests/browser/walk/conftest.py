"""Pages of the book that note what they say by themselves."""

import pytest
from announcements import listen


@pytest.fixture
def hear(browser, site):
    """``hear(address)`` -> a page whose live regions are listened to."""
    contexts = []

    def go(address: str, **options):
        context = browser.new_context(viewport={"width": 1200, "height": 900}, **options)
        contexts.append(context)
        listen(context)
        page = context.new_page()
        page.goto(site + address)
        return page

    yield go
    for context in contexts:
        context.close()
