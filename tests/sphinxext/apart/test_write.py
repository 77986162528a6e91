"""Finished pages are made light, once."""

import re
from pathlib import Path
from types import SimpleNamespace

from bs4 import BeautifulSoup

from ipnb.sphinxext.apart import whole, write
from ipnb.sphinxext.apart.piece import FOLDER

CITED = '<a class="reference internal" href="../r.html#ref-x" title="In full.">X</a>'
FOLD = "<details><summary>The numbers in this figure</summary><p>{}</p></details>"
PAGE = '<html lang="en"><main id="main">{}</main></html>'


def made(tmp_path: Path, **pages: str) -> SimpleNamespace:
    """Write pages as Sphinx does, and make them light."""
    site = tmp_path / "html"
    for name, body in pages.items():
        (site / "book").mkdir(parents=True, exist_ok=True)
        (site / f"book/{name}.html").write_text(PAGE.format(body))
    app = SimpleNamespace(outdir=str(site))
    write.write(app)
    return app


def files(site: Path) -> set[str]:
    return {p.relative_to(site / FOLDER).as_posix() for p in (site / FOLDER).rglob("*.*")}


def test_a_page_is_made_light_once_and_keeps_its_files(tmp_path):
    """Would the second build, which writes nothing anew, clear away what the pages load?"""
    app, site = made(tmp_path, a=FOLD.format("one") + CITED, b="<p>Plain.</p>"), tmp_path / "html"
    first = (site / "book/a.html").read_text()
    assert "one" not in first and "In full" not in first and "data-light" in first
    assert files(site) == {"book/a/folded.html"}
    write.write(app)
    assert (site / "book/a.html").read_text() == first and files(site) == {"book/a/folded.html"}
    assert "In full" in whole.read(site, "book/a.html")
    assert (site / "book/b.html").read_text() == PAGE.format("<p>Plain.</p>")


def test_nothing_stays_of_what_is_no_longer_there(tmp_path):
    made(tmp_path, a=FOLD.format("one"), b=FOLD.format("two"))
    site = tmp_path / "html"
    (site / "book/b.html").unlink()
    made(tmp_path, a="<p>No figure any more.</p>")
    assert files(site) == set()
    assert not list(whole.folder(site).rglob("*.html"))


def test_a_built_page_names_every_file_and_each_is_there(whole_book):
    site = whole_book.folder / "_build/html"
    text = (site / "book/chapter.html").read_text()
    page = BeautifulSoup(text, "html.parser")
    asked = {address.partition("?")[0] for address in re.findall(rf"{FOLDER}/[^\"#]+", text)}
    assert {Path(one).name for one in asked} >= {"terms.json", "folded.html", "figure-1.json"}
    assert all((site / one).exists() for one in asked)
    assert (site / FOLDER / "references/m.json").exists()
    assert all("?v=" in image["src"] for image in page.select("main img"))
