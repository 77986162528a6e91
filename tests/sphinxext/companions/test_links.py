"""Links to what goes with a page."""

from bs4 import BeautifulSoup


def test_a_chapter_links_the_slides_of_its_week(chapter):
    line = chapter.select_one("article p.companions")
    assert (
        line.text == "For instructors: slides of week 1, notes, handouts." or "notes" in line.text
    )
    assert line.a["href"] == "../slides/week-01.html"


def test_the_front_page_links_the_book_to_take_away(whole_book):
    front = BeautifulSoup(whole_book.page("index"), "html.parser")
    [link] = front.select(".companions a")
    assert link.text == "PDF (0.2 MB)", "there is no ePub, and so no link to one"
    assert link["href"] == "../downloads/interpersonal-neurobiology.pdf"


def test_other_pages_link_none(whole_book):
    assert "companions" not in whole_book.page("references")
