"""The whole pages, for what else is made of the book."""

import pytest

from ipnb.sphinxext.apart import whole


def test_the_whole_page_is_read_where_there_is_one(tmp_path):
    site = tmp_path / "html"
    for folder, words in ((site, "light"), (whole.folder(site), "whole")):
        (folder / "book").mkdir(parents=True)
        (folder / "book/a.html").write_text(words)
    (site / "book/b.html").write_text("as it was")
    assert whole.read(site, "book/a.html") == "whole"
    assert whole.read(site, "book/b.html") == "as it was"
    with pytest.raises(FileNotFoundError):
        whole.read(site, "book/c.html")


def test_slides_and_epub_find_everything_that_the_page_sets_apart(whole_book):
    """Would a deck's figure be without data, and the ePub without reasons?"""
    site = whole_book.folder / "_build/html"
    light, all_of_it = (
        (site / "book/chapter.html").read_text(),
        whole.read(site, "book/chapter.html"),
    )
    for sign in (
        '<script type="application/json">',
        'class="reason" data-option',
        '<svg class="still',
        "<pre>",
    ):
        assert sign in all_of_it and sign not in light
