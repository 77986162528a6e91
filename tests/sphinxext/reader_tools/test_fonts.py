"""The typeface that a reader may choose."""

from fontTools.ttLib import TTFont

from ipnb.sphinxext.npm import NODE_MODULES
from ipnb.sphinxext.reader_tools import fonts


def test_the_cut_font_draws_the_languages_of_the_book_and_has_no_reserved_name(tmp_path):
    """Would a name in the ledger fall back to another face, or the licence be broken?"""
    target = tmp_path / "cut.woff2"
    fonts.cut(fonts.FILES / "opendyslexic-latin-400-normal.woff2", target)
    font = TTFont(target)
    assert {ord(sign) for sign in "aZ09éñüç’“–"} <= set(font.getBestCmap())
    assert "OpenDyslexic" not in "".join(map(str, font["name"].names))
    assert target.stat().st_size < 30_000


def test_the_licence_is_told_with_the_others():
    text = (NODE_MODULES.parent / "book/third-party.txt").read_text(encoding="utf-8")
    assert "OpenDyslexic" in text and "Abbie Gonzalez" in text


def test_each_style_stands_beside_the_pages(whole_book):
    folder = whole_book.folder / "_build/html/_static/reader_tools"
    assert all((folder / f"weighted-{style}.woff2").exists() for style in fonts.STYLES)
