"""Compressed files hold the same, and are made once."""

import os

import brotli

from ipnb.sphinxext import npm
from ipnb.sphinxext.publish import compress


def test_compressed_files_hold_the_same(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>words</p>" * 50)
    assert compress.compress(tmp_path) == 1
    assert brotli.decompress((tmp_path / "page.html.br").read_bytes()) == page.read_bytes()
    assert compress.compress(tmp_path) == 0, "an unchanged file is not compressed again"
    page.unlink()
    compress.compress(tmp_path)
    assert list(tmp_path.iterdir()) == [], "nothing stays of a page that is gone"


def test_a_page_that_is_written_as_it_was_keeps_its_packed_form(tmp_path, monkeypatch):
    """Would half a megabyte be packed again because a list was written that says the same?"""
    page = tmp_path / "page.html"
    page.write_text("<p>words</p>" * 50)
    compress.compress(tmp_path)
    os.utime(page, (1_000_000_000, 1_000_000_000))
    with monkeypatch.context() as patched:
        patched.setattr(compress, "packed", None)
        assert compress.compress(tmp_path) == 1
        assert compress.compress(tmp_path) == 0
    page.with_name("page.html.br").write_bytes(b"half of it")
    assert compress.compress(tmp_path) == 1
    assert brotli.decompress(page.with_name("page.html.br").read_bytes()) == page.read_bytes()


def test_a_site_of_before_loses_its_second_form(tmp_path):
    """Would a folder that was built last month weigh a sixth more for ever?"""
    (tmp_path / "page.html").write_text("<p>words</p>")
    (tmp_path / "page.html.gz").write_bytes(b"of before")
    compress.compress(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"page.html", "page.html.br"}


def test_an_older_file_in_the_place_of_a_newer_one_is_compressed_again(tmp_path):
    """Would a reader get last year's script, because this year's was packed before it was copied?"""
    script = tmp_path / "main.js"
    for words, time in (("first " * 50, 2_000_000_000), ("second " * 50, 1_000_000_000)):
        script.write_text(words)
        os.utime(script, (time, time))
        compress.compress(tmp_path)
        assert brotli.decompress((tmp_path / "main.js.br").read_bytes()).decode() == words


def test_a_large_file_is_packed_once_for_all_builds(tmp_path, monkeypatch):
    """Would each clean build wait ten seconds for the same bytes?"""
    monkeypatch.setattr(npm, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(compress, "LARGE", 100)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "engine.wasm").write_bytes(b"words " * 50)
    compress.compress(tmp_path / "one")
    monkeypatch.setattr(compress, "packed", None)
    compress.compress(tmp_path / "two")
    one, two = (tmp_path / folder / "engine.wasm.br" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert not list((tmp_path / "kept").glob("*.half"))


def test_a_large_file_of_the_books_own_is_not_kept(tmp_path, monkeypatch):
    """Would each change of a word leave an index of the search behind?"""
    monkeypatch.setattr(npm, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(compress, "LARGE", 100)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.json").write_text("words " * 50)
    assert compress.compress(tmp_path / "site") == 1
    assert not (tmp_path / "kept").exists()


def test_the_notebooks_in_the_browser_are_left_as_they_are(tmp_path):
    """Would each build of the book pack `lite/` anew?"""
    (tmp_path / "lite").mkdir()
    (tmp_path / "lite/small.js").write_text("x" * 2000)
    assert compress.compress(tmp_path) == 0
