"""What Sphinx and its extensions copy and no page loads."""

from types import SimpleNamespace

from ipnb.sphinxext.publish import unused_assets


def test_only_what_nobody_loads_goes(tmp_path):
    static = tmp_path / "_static"
    static.mkdir()
    for name in ("pygments.css", "mystnb.0af.css", "book.css", "main.js"):
        (static / name).touch()
    unused_assets.remove(SimpleNamespace(outdir=tmp_path))
    assert sorted(file.name for file in static.iterdir()) == ["book.css", "main.js"]


def test_a_site_has_no_file_beside_its_own(whole_book):
    """Does another extension bring something that every reader would keep for offline reading?"""
    static = whole_book.folder / "_build/html/_static"
    names = {
        file.name for file in static.iterdir() if file.suffix in (".css", ".js", ".png", ".svg")
    }
    assert names == {"book.css", "main.js", "icon.svg"}
