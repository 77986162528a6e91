"""The entries of a part, whole, and the links to them."""

from types import SimpleNamespace

from bs4 import BeautifulSoup

from ipnb.sphinxext.claims.part_pages import address

from ..conftest import WHOLE


def builder(pages: dict[str, str], uri: str):
    parts = {"One": ["here"], "": ["rest"]}
    env = SimpleNamespace(
        claim_pages=pages, claims_ledger="book/ledger", app=SimpleNamespace(claim_parts=parts)
    )
    return SimpleNamespace(env=env, get_relative_uri=lambda here, page: uri.format(page=page))


def test_entries_and_chapters_lead_to_each_other(whole_book, chapter):
    part = BeautifulSoup(whole_book.page("ledger/part"), "html.parser")
    assert [box["id"] for box in part.select(".claim")] == [
        "evidence-sensitivity-security",
        "evidence-quantum",
    ]
    assert part.find("a", string="Used in: A whole chapter")["href"] == "../chapter.html"
    target = "ledger/part.html#evidence-sensitivity-security"
    assert chapter.select_one(f".claim a[href='{target}']")


def test_a_claim_without_a_page_of_its_own_is_found_in_its_row():
    """Would a book with a ledger, and no pages for its parts, link to nothing?"""
    made = builder({"One": "book/ledger/one"}, "{page}.html")
    assert address(made, "book/chapter", "here") == "book/ledger/one.html#evidence-here"
    assert address(made, "book/chapter", "rest") == "book/ledger.html#claim-rest"


def test_on_the_one_long_page_a_link_is_a_place_in_it():
    made = builder({"One": "book/ledger/one"}, "#document-{page}")
    assert address(made, "book/chapter", "here") == "#evidence-here"


def test_an_unknown_part_is_named(book):
    """Is whoever renames a part told, with the nearest name, and does an entry move without a clean build?"""
    book.write("book/chapter.md", WHOLE)
    assert book.build().returncode == 0
    book.write("book/ledger/rest.md", "# Rest\n\n```{claims-of-part}\n```\n")
    book.write("book/chapter.md", WHOLE.replace("{claim}`quantum`, ", ""))
    run = book.build()
    assert run.returncode == 0, run.stderr[-3000:]
    assert "evidence-quantum" in book.page("ledger/rest")
    assert "evidence-quantum" not in book.page("ledger/part")
    assert 'href="ledger/rest.html#evidence-quantum"' in book.page("ledger")
    book.write("book/ledger/part.md", "# Claims\n\n```{claims-of-part} Prat\n```\n")
    run = book.build()
    assert "no numbered part 'Prat' in the table of contents. Did you mean 'Part'?" in run.stderr
