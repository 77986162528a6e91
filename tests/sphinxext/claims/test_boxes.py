"""Evidence boxes and short links, as they stand in a page."""

from bs4 import BeautifulSoup


def test_a_box_says_rating_numbers_and_sources(chapter):
    """Does a rating arrive as words, and a number with its interval?"""
    box = chapter.select_one(".claim")
    assert box["role"] == "note" and "supported" in box["class"]
    assert [rating.get_text().strip() for rating in box.select(".rating")] == [
        "Supported: direction",
        "Mixed: strength",
    ]
    assert (
        "r = 0.25 [0.22, 0.28]" in box.get_text().replace("\xa0", " ")
        and len(box.select("svg.interval")) == 2
    )
    assert "as told by a secondary source" in box.get_text()
    assert "In brackets: 95% intervals." in box.get_text()
    assert box.select_one("a[href^='references.html#']"), "sources lead to the bibliography"


def test_a_box_says_where_a_book_makes_the_claim(whole_book):
    """Can a reader look it up, and does a claim without a book say nothing of it?"""
    ledger = BeautifulSoup(whole_book.page("ledger/part"), "html.parser")
    where = ledger.select_one("#evidence-quantum .claimed")
    assert "Claimed in Madigan" in where.get_text() and "p. 3." in where.get_text()
    assert where.select_one("a[href^='../references.html#']")
    assert not ledger.select(".claim:not(#evidence-quantum) .claimed")


def test_in_the_ledger_the_claims_are_the_headings(whole_book, chapter):
    """Would a list of its headings say *Evidence* a hundred times? In a chapter they are none."""
    ledger = BeautifulSoup(whole_book.page("ledger/part"), "html.parser")
    headings = ledger.select(".claim [role=heading][aria-level='2']")
    assert len(headings) == len(ledger.select(".claim"))
    assert all("statement" in one["class"] for one in headings)
    assert not chapter.select(".claim [role=heading]")
