"""The ledger page: a row for every claim, with filters."""

from bs4 import BeautifulSoup


def test_the_ledger_has_every_claim_and_its_filters(whole_book):
    ledger = BeautifulSoup(whole_book.page("ledger"), "html.parser")
    rows = ledger.select(".claims > li")
    assert [row["id"] for row in rows] == ["claim-sensitivity-security", "claim-quantum"]
    assert [row.a["href"].partition("#")[2] for row in rows] == [
        "evidence-sensitivity-security",
        "evidence-quantum",
    ]
    assert rows[1].a.get_text() == "Physics explains relationships."
    assert [one.get_text().strip() for one in rows[0].select(".rating")] == [
        "Supported: direction",
        "Mixed: strength",
    ]
    assert len(ledger.select("form.ledger input[type=radio]")) == 5


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
