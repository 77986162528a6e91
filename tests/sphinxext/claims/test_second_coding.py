"""``{second-coding}``: computed from its file, never typed."""

import pytest
from bs4 import BeautifulSoup

from ipnb.sphinxext.claims.ratings import Rating
from ipnb.sphinxext.claims.second_coding import load_codings

RATINGS = {name: Rating(name, "flow", "<path/>", "m", "c") for name in ("mixed", "supported")}


def load(tmp_path, row: str):
    path = tmp_path / "second_coding.yaml"
    path.write_text(f"claims:\n  - {{{row}}}\n")
    return load_codings(path, {"one": {}}, RATINGS)


def test_a_good_row_has_no_faults(tmp_path):
    found, faults = load(
        tmp_path, "id: one, first: mixed, second: supported, settled: mixed, why: So."
    )
    assert faults == [] and found[0].why == "So." and not found[0].agrees


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("id: two, first: mixed, second: mixed", "no such claim"),
        ("id: one, first: mixt, second: mixed, settled: mixed, why: So.", "unknown rating 'mixt'"),
        ("id: one, first: mixed, second: supported, why: So.", "unknown rating 'None'"),
        ("id: one, first: mixed, second: supported, settled: mixed", "how it was settled"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, row, words):
    found, faults = load(tmp_path, row)
    assert found == [] and any(words in fault.words for fault in faults)
    assert all(fault.line == 2 for fault in faults)


def test_the_page_has_agreement_table_and_differences(whole_book):
    page = BeautifulSoup(whole_book.page("ledger"), "html.parser")
    assert "The two agree on 1 of 2 claims, 50%." in page.get_text(" ")
    table = page.select_one("table.coding")
    assert table.caption and all(head.get("scope") for head in table.select("th"))
    assert table.select_one("td.same strong").get_text() == "0"
    difference = page.select_one("li a.claim-link[href$='#evidence-sensitivity-security']")
    assert "Rated apart." in difference.find_parent("li").get_text()
