"""The list of pages for search engines."""

from types import SimpleNamespace
from xml.etree import ElementTree

from ipnb.sphinxext.metadata import sitemap

from ..conftest import HOME


def test_the_sitemap_lists_every_page_once_by_its_whole_address(whole_book):
    out = whole_book.folder / "_build/html"
    tree = ElementTree.parse(out / "sitemap.xml")
    found = [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(set(found)) == len(found) and f"{HOME}book/chapter.html" in found
    assert all((out / one.removeprefix(HOME)).exists() for one in found)
    assert not any(name in one for one in found for name in ("search", "offline", "404", "old"))
    assert f"Sitemap: {HOME}sitemap.xml" in (out / "robots.txt").read_text()


def test_without_an_address_there_is_none_and_an_old_one_goes(tmp_path):
    (tmp_path / "sitemap.xml").write_text("of an earlier build")
    sitemap.write(SimpleNamespace(outdir=tmp_path, config=SimpleNamespace(html_baseurl="")))
    assert list(tmp_path.iterdir()) == []


def test_an_address_is_escaped():
    assert "a?b&amp;c" in sitemap.sitemap(["https://example.org/a?b&c"])
