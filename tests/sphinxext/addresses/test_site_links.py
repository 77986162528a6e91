"""Links within the site."""

import re
from types import SimpleNamespace

import pytest

from ipnb.sphinxext.addresses import site_links
from ipnb.sphinxext.addresses.record import read_record
from ipnb.sphinxext.addresses.site_links import broken, read_pages

from ..conftest import ROOT


@pytest.fixture
def site(tmp_path):
    def make(text: str):
        (tmp_path / "book").mkdir(exist_ok=True)
        (tmp_path / "_static").mkdir(exist_ok=True)
        (tmp_path / "_static/a b.txt").write_text("")
        (tmp_path / "_static/no-page.html").write_text('<a href="nowhere">')
        (tmp_path / "book/a.html").write_text('<section id="here"><p id="größe"></section>')
        (tmp_path / "book/b.html").write_text(text)
        return broken(tmp_path, read_pages(tmp_path), "/course", ("v1",))

    return make


@pytest.mark.parametrize(
    "link",
    [
        "a.html", "a.html#here", "a.html#gr%C3%B6%C3%9Fe", "#", "#top", "../book/a.html?q=1#here",
        "../_static/a%20b.txt", "https://example.org/x", "mailto:a@example.org", "data:text/plain,x",
        "/course/book/a.html#here", "../v1/index.html",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_well(site, link):
    assert site(f'<a class="x" href="{link}">x</a>') == []


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("c.html", "no such file"),
        ("../../out.html", "no such file"),
        ("/elsewhere/a.html", "no such file"),
        ("a.html#her", "no such place there. Did you mean 'here'?"),
        ("#none", "no such place"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page(site, link, words):
    [fault] = site(f'<a href="{link}">x</a>')
    assert fault.startswith(f"book/b.html leads to {link}") and words in fault


def test_what_scripts_hold_is_no_link_and_what_they_load_is(site):
    assert site("<script>const a = '<a href=\"${x}\">';</script>") == []
    assert len(site('<script src="none.js"></script><img src="none.png">')) == 2


def test_the_check_warns_and_keeps_the_record(tmp_path, site, monkeypatch):
    """Is an address of the last release lost without a word?"""
    site('<a href="c.html"><a href="../lite/notebooks/index.html?path=a.ipynb">')
    record = tmp_path / "addresses.txt"
    record.write_text("book/a.html#here\nbook/a.html#lost\nbook/gone.html\n")
    said = []
    monkeypatch.setattr(
        site_links.logger, "warning", lambda form, words, location: said.append((words, location))
    )
    # `lite/` is made after the book, of what its build gives
    config = SimpleNamespace(
        addresses_file="addresses.txt", html_baseurl="", older_editions=[], lite=True
    )
    site_links.check(SimpleNamespace(outdir=tmp_path, srcdir=tmp_path, config=config))
    assert [words.split(" ")[0] for words, _ in said] == [
        "book/b.html", "book/a.html#lost", "book/gone.html"
    ]  # fmt: skip
    assert said[1][1] == f"{record}:2"


def test_every_address_of_the_last_release_still_leads_somewhere(built_book):
    """Is a link in somebody's syllabus dead?"""
    pages = read_pages(built_book)
    assert broken(built_book, pages) == []
    addresses = [address for _, address in read_record(ROOT / "book/addresses.txt")]
    assert len(addresses) > 600
    parts = [address.partition("#") for address in addresses]
    lost = [
        page + mark + anchor
        for page, mark, anchor in parts
        if page not in pages or (anchor and anchor not in pages[page].ids)
    ]
    assert lost == []


def test_no_page_of_the_course_leaves_what_its_policy_allows(built_book):
    for page in read_pages(built_book).values():
        if not page.address.startswith("slides/"):
            assert "Content-Security-Policy" in page.text or page.address == "index.html"
            assert not re.findall(r'<(?:script|img|link)[^>]*(?:src|href)="https?:', page.text) or (
                'rel="canonical"' in page.text
            )
