"""Which pages the ePub has."""

from pathlib import Path

from ipnb.epub.contents import LEFT_OUT, Entry, contents

ROOT = Path(__file__).parents[2]


def test_the_pages_stand_in_the_book_s_order_below_their_captions():
    found = contents(ROOT / "_toc.yml")
    assert found[0] == Entry("book/index", "", 1)
    assert found[1].part == "Foundations" and found[1].page.endswith("what-kind-of-thing")
    assert {one.page for one in found}.isdisjoint(LEFT_OUT)
    below = [one for one in found if one.depth == 2]
    assert {one.folder for one in below} == {"book/ledger", "book/instructors/sessions"}


def test_a_page_has_a_file_of_its_own():
    found = contents(ROOT / "_toc.yml")
    assert len({one.file for one in found}) == len(found)
    assert Entry("book/ledger/asking", "", 2).file == "ledger-asking.xhtml"
    assert Entry("book/ledger/asking", "", 2).identifier == "page-ledger-asking"
