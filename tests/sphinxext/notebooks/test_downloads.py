"""What lies beside each chapter's page, and what `lite/` is made of."""

import json
from types import SimpleNamespace

import jupytext

from ipnb.sphinxext.notebooks import course_wheel, downloads

from .published import RIVER, notebooks


def test_each_chapter_has_both_files_and_the_package_is_there(built_book):
    """Would a link of a page lead nowhere?"""
    found = notebooks(built_book)
    assert all((built_book / f"{name}.md").exists() for name in found)
    assert len(list((built_book / "_downloads").glob("ipnb-*.whl"))) == 1


def test_the_markdown_is_the_same_notebook(built_book):
    """Would whoever prefers Markdown get another text or other code?"""
    book = notebooks(built_book)[RIVER]
    read = jupytext.read(built_book / f"{RIVER}.md")
    assert [cell.source for cell in read.cells] == [cell.source for cell in book.cells]
    assert read.metadata["kernelspec"]["name"] == "python3"


def test_the_first_cell_says_edition_installation_and_licence(built_book):
    """Would somebody who finds the file alone not know what it is?"""
    first = notebooks(built_book)[RIVER].cells[0].source
    assert (
        f"edition {course_wheel.version()}," in first
        and "CC BY 4.0" in first
        and "BSD 3-Clause" in first
    )
    assert "pip install ipnb-" in first or "pip install http" in first


def test_what_lite_lists_lies_there(built_book):
    """Would the first page of `lite/` name a notebook that is not there?"""
    folder = built_book.parent / "notebooks"
    parts = json.loads((folder / "contents.json").read_text(encoding="utf-8"))
    paths = [one["path"] for part in parts for one in part["notebooks"]]
    assert len(paths) == len(set(paths)) == len(notebooks(built_book)) + 3
    assert all((folder / path).exists() for path in paths)
    assert parts[-1]["title"] == "Open cases"


def test_a_chapter_that_is_gone_leaves_no_notebook(tmp_path):
    """Would `lite/` go on listing what the book dropped?"""
    for name in ("part/here.ipynb", "part/gone.ipynb", "practice/case/case.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    downloads.clear_up(tmp_path, ["book/part/here"])
    assert [file.name for file in tmp_path.rglob("*.ipynb")] == ["here.ipynb"]


def test_a_page_that_is_written_loses_its_notebook(tmp_path):
    """Would a build that broke off leave the notebook of last week beside the page of today?"""
    for name in ("here.ipynb", "other.ipynb"):
        (tmp_path / name).touch()
    app = SimpleNamespace(outdir=tmp_path, builder=SimpleNamespace(name="html"))
    for page in ("here", "a page without one"):
        downloads.forget(app, page, "page.html", {}, None)
    assert [file.name for file in tmp_path.iterdir()] == ["other.ipynb"]
