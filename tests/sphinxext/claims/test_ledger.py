"""The ledger page: every claim, with filters, and links both ways."""

from bs4 import BeautifulSoup


def test_the_ledger_has_every_claim_and_its_filters(whole_book):
    ledger = BeautifulSoup(whole_book.page("ledger"), "html.parser")
    assert [claim["id"] for claim in ledger.select(".claims > .claim")] == [
        "claim-sensitivity-security",
        "claim-quantum",
    ]
    assert len(ledger.select("form.ledger input[type=radio]")) == 5


def test_ledger_and_chapters_lead_to_each_other(whole_book, chapter):
    assert "Used in: A whole chapter" in whole_book.page("ledger")
    assert chapter.select_one(".claim a[href='ledger.html#claim-sensitivity-security']")


def test_criteria_are_asked_from_the_last_rating_to_the_first(whole_book):
    ledger = BeautifulSoup(whole_book.page("ledger"), "html.parser")
    asked = [item.get_text().strip() for item in ledger.select(".criteria li")]
    assert [words.split()[0] for words in asked] == [
        "Untestable",
        "Contested",
        "Mixed",
        "Supported",
    ]
    assert all(words.endswith("It fits.") for words in asked)
