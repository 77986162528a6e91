"""The browser files of the parts, at the addresses that their places give."""

import re

from ipnb.sphinxext import assets


def test_an_address_is_the_place_in_the_package():
    files = assets.browser_files()
    written = (assets.PACKAGE / "claims/ledger.js").read_text()
    assert written.startswith("// ")
    lines = [line for line in written.splitlines() if not line.lstrip().startswith("//")]
    assert files["claims/ledger.js"].splitlines() == lines, "without what only we read"
    assert "publish/sw.js" not in files, "it is a template"


def test_every_style_sheet_is_served_once():
    """Would a sheet of a new part be forgotten, or loaded twice?"""
    there = {path.relative_to(assets.PACKAGE).as_posix() for path in assets.PACKAGE.glob("*/*.css")}
    alone = {address for address in assets.browser_files() if address.endswith(".css")}
    assert set(assets.MERGED_SHEETS) | alone == there
    assert not alone & set(assets.MERGED_SHEETS)
    assert alone == {
        "addresses/moved.css",
        "annotations/annotations.css",
        "figure_index/figures.css",
        "local_help/local_help.css",
        "open_cases/open_cases.css",
        "reader_tools/dialogs.css",
        "reader_storage/reader_storage.css",
        "review/review.css",
    }


def test_every_address_that_a_part_names_is_served():
    """Would a page ask for a script that was moved?"""
    code = "".join(path.read_text() for path in assets.PACKAGE.rglob("*.py"))
    named = re.findall(r'data-(?:module|css)="(?!ipnb/)([\w/]+\.\w+)"', code)
    assert named and set(named) <= set(assets.browser_files())


def test_what_is_unchanged_is_not_written_again(tmp_path):
    file = tmp_path / "folder/file.js"
    assets.write_if_new(file, "one")
    stamp = file.stat().st_mtime_ns
    assets.write_if_new(file, "one")
    assert file.stat().st_mtime_ns == stamp
    assets.write_if_new(file, "two")
    assert file.read_text() == "two"
