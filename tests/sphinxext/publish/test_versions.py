"""Versions of files in finished pages."""

from ipnb.sphinxext.publish import versions


def test_a_changed_style_reaches_pages_that_are_not_written_again(tmp_path):
    """Would a reader join a new page to an old style?"""
    (tmp_path / "_static").mkdir()
    style, page = tmp_path / "_static/book.css", tmp_path / "book/page.html"
    page.parent.mkdir()
    style.write_text("b {}")
    page.write_text('<link rel="stylesheet" href="../_static/book.css?v=00000000"><p>book.css</p>')
    first = versions.stamp(tmp_path)
    assert first == [f"_static/book.css?v={versions.digest(style)}"]
    assert f"../{first[0]}" in page.read_text()
    written = page.stat().st_mtime_ns
    assert versions.stamp(tmp_path) == first
    assert page.stat().st_mtime_ns == written, "what is up to date is not written, nor packed again"
    style.write_text("b { color: red }")
    assert versions.stamp(tmp_path) != first
    assert f"../_static/book.css?v={versions.digest(style)}" in page.read_text()


def test_pages_of_the_notebooks_are_none_of_the_books(tmp_path):
    for name in ("book/page.html", "lite/lab/index.html", "_static/frame.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert versions.pages(tmp_path) == [tmp_path / "book/page.html"]
