"""The index of terms: each with its definition's place and the chapters that use it."""

from bs4 import BeautifulSoup


def test_a_term_leads_to_its_definition_and_to_its_chapters(whole_book):
    page = BeautifulSoup(whole_book.page("term-index"), "html.parser")
    assert [section["id"] for section in page.select("section[id^=letter-]")] == [
        "letter-f",
        "letter-w",
    ]
    flow, window = page.select("ul.term-index li")
    assert [a.get_text() for a in flow.select("a")] == ["flow", "1 A whole chapter"]
    assert flow.a["href"] == "glossary.html#term-flow"
    assert [a.get_text() for a in window.select("a")] == ["window of tolerance"], "nobody uses it"
