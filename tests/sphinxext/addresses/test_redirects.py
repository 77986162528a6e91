"""Old addresses lead on."""

import re

from bs4 import BeautifulSoup

from ipnb.sphinxext.addresses.redirects import Redirect, beside, read_redirects, with_anchors

from ..conftest import HOME, ROOT


def test_a_page_that_moved_leads_on_with_and_without_a_script(whole_book):
    text = (whole_book.folder / "_build/html/book/old.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=chapter.html"
    assert page.select_one("link[rel=canonical]")["href"] == f"{HOME}book/chapter.html"
    assert page.select_one("main a")["href"] == "chapter.html"


def test_a_place_that_moved_within_its_page_is_where_it_is_now(chapter):
    assert chapter.select_one("#fig-rise #before") is not None


def test_a_place_that_moved_to_another_page_has_a_link(chapter):
    assert chapter.select_one("#gone a")["href"] == "ledger.html#claim-quantum"
    assert chapter.select_one('link[href*="addresses/moved.css"]'), "seen only by who comes for it"


def test_rows_and_lists_stay_whole():
    """Would a name before a row be thrown out of its table?"""
    row = '<table><tr id="new"><td>1</td></tr></table>'
    assert beside(row, "new", "old") == row.replace("<td>", '<td><span id="old"></span>')
    assert beside("<p>nothing</p>", "new", "old") == "<p>nothing</p>"


def test_a_page_without_old_places_is_as_it_was():
    assert with_anchors("<p>x</p>", "book/a.html", []) == "<p>x</p>"


def test_entries_that_cannot_be_meant_are_named(tmp_path):
    path = tmp_path / "redirects.yaml"
    path.write_text("redirects:\n  /book/a.html: book/b.html\n  book/c.html: book/c.html\n")
    found, faults = read_redirects(path)
    assert found == [] and [fault.line for fault in faults] == [2, 3]
    assert "for example book/paths.html" in faults[0].words and "same address" in faults[1].words
    assert read_redirects(tmp_path / "none.yaml") == ([], [])


def test_the_course_s_own_redirects_can_be_read():
    found, faults = read_redirects(ROOT / "book/redirects.yaml")
    assert faults == [] and len(found) > 40
    assert Redirect("book/ledger/practice.html", "book/ledger/in-the-room.html", 4) in found
    assert len({one.old for one in found}) == len(found)
    assert all(re.fullmatch(r"book/[\w/-]+\.html(#[\w-]+)?", one.new) for one in found)
