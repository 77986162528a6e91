"""What a server sends in place of a page that is not there."""

from types import SimpleNamespace

from bs4 import BeautifulSoup

from ipnb.sphinxext.addresses import missing_page


def page(folder, home):
    config = SimpleNamespace(html_baseurl=home, root_doc="book/index", html_title="Minds")
    builder = SimpleNamespace(get_target_uri=lambda name: f"{name}.html")
    missing_page.write(SimpleNamespace(outdir=folder, config=config, builder=builder))
    return BeautifulSoup((folder / "404.html").read_text(encoding="utf-8"), "html.parser")


def test_with_an_address_its_links_work_at_any_depth(tmp_path):
    made = page(tmp_path, "https://example.org/course/")
    assert made.select_one("main a")["href"] == "/course/book/index.html"
    assert made.select_one("form")["action"] == "/course/search.html"
    assert page(tmp_path, "https://example.org").select_one("main a")["href"] == "/book/index.html"


def test_without_one_it_promises_nothing_that_it_cannot_know(tmp_path):
    made = page(tmp_path, "")
    assert made.select_one("#front").has_attr("hidden") and not made.select_one("#front").get(
        "href"
    )
    assert made.select_one("form").has_attr("hidden") and "before book/" in made.main.text
