"""*Cite this chapter*, and the edition in the foot of each page."""

from bs4 import BeautifulSoup

from ..conftest import HOME


def test_a_chapter_says_how_to_cite_it(chapter, whole_book):
    box = chapter.select_one("article details.cite")
    assert box.summary.text == "Cite this chapter"
    words = box.select_one(".reference").text
    assert "A whole chapter. In Interpersonal neurobiology" in words and "1. A whole" not in words
    assert words.endswith(f"{HOME}book/chapter.html")
    site = whole_book.folder / "_build/html/book"
    for link in box.select("a[download]"):
        assert (site / link["href"]).exists()


def test_the_front_page_cites_the_course_and_the_search_nothing(whole_book):
    front = BeautifulSoup(whole_book.page("index"), "html.parser")
    assert front.select_one(".cite summary").text == "Cite the course"
    search = (whole_book.folder / "_build/html/search.html").read_text(encoding="utf-8")
    assert 'class="cite"' not in search


def test_every_page_says_its_edition(whole_book):
    for name in ("index", "chapter", "references"):
        foot = BeautifulSoup(whole_book.page(name), "html.parser").footer.text
        assert "Edition 2." in foot and "commit" not in foot, "this is no release"


def test_without_an_edition_a_page_names_none():
    """Would a book without `CITATION.cff` fail, or make something up? With a commit, a page names it."""
    from datetime import date
    from types import SimpleNamespace

    from ipnb.sphinxext.citation.box import edition_line, work_of
    from ipnb.sphinxext.citation.edition import Edition

    config = SimpleNamespace(
        root_doc="book/index", older_editions=[{"version": "1.0.0", "address": "v1/index.html"}]
    )
    app = SimpleNamespace(edition=None, config=config)
    page = {"hasdoc": lambda name: True, "pathto": lambda name, *rest: f"../{name}"}
    assert edition_line(app, page) == "" and work_of(app, "book/index", page) is None
    app.edition = Edition("T", ("A",), "2.1.0", date(2027, 2, 1), commit="abc1234")
    assert edition_line(app, page) == (
        "Edition 2.1.0, 1 February 2027, commit abc1234. "
        '<a href="../book/changes">What is new in it</a>. <a href="../v1/index.html">Edition 1.0.0</a>.'
    )
