"""A chapter as a notebook: its code runs anywhere, its hidden cells are folded, its captions are there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import nbclient
import pytest
from nbformat import NotebookNode

from ipnb.sphinxext.notebooks.chapter_notebook import preamble, runnable

from .published import notebooks

LEDGER = 'claims = {claim["id"]: claim for claim in YAML(typ="safe").load(Path("../claims.yaml"))["claims"]}\n'
CODE = (
    "from pathlib import Path\n\nimport numpy as np\nfrom myst_nb import glue\nfrom ruamel.yaml import YAML\n\n"
    f'{LEDGER}\nglue("r", claims["sensitivity"]["numbers"][0])\n'
)
CLAIMS = {"sensitivity": {"numbers": [{"label": "all", "value": 0.25, "k": None}]}, "other": {}}
SMALLEST = "book/foundations/a-nervous-system-for-counsellors"


def test_code_without_the_books_folder():
    """Would a cell look for a file that only the book's folder has?"""
    assert runnable(CODE) == 'import numpy as np\n\nglue("r", claims["sensitivity"]["numbers"][0])'
    before: dict = {}
    exec(preamble(CODE, CLAIMS), before)
    assert before["claims"] == {"sensitivity": CLAIMS["sensitivity"]}
    before["glue"]("r", 1, display=False)
    assert before["glued"] == {"r": 1}


def test_code_that_needs_nothing_has_nothing_before_it():
    assert preamble("x = 1", CLAIMS) == ""


def test_what_the_book_hides_is_folded_and_no_cell_reads_a_file(built_book):
    """Would a notebook begin with a hundred lines of code, or need the ledger?"""
    for name, book in notebooks(built_book).items():
        code = [cell for cell in book.cells if cell.cell_type == "code"]
        assert all("../" not in cell.source and "myst_nb" not in cell.source for cell in code), name
        if any("glue(" in cell.source for cell in code):
            assert code[0].metadata["jupyter"] == {"source_hidden": True}, name
        assert book.cells[0].source.startswith("# ") and "pip install" in book.cells[0].source
        assert len({cell.id for cell in book.cells}) == len(book.cells)


@pytest.fixture(scope="module")
def installed(built_book, tmp_path_factory) -> Path:
    """The package as it would be installed: nothing else of `ipnb` can be imported."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(next((built_book / "_downloads").glob("ipnb-*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def outside(installed: Path, folder: Path) -> dict[str, str]:
    """The environment of a reader who has the package and not the course."""
    kept = {name: value for name, value in os.environ.items() if name != "IPNB_BOOK"}
    return kept | {"PYTHONPATH": str(installed), "PWD": str(folder)}


def test_a_chapters_code_runs_beside_the_package_alone(built_book, installed, tmp_path):
    """Would a model that a chapter imports be missing from what `pip` installs?"""
    name = "book/in-practice/asking-about-danger"
    book: NotebookNode = notebooks(built_book)[name]
    code = "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
    told = "import ipnb, sys; assert ipnb.__file__.startswith(sys.argv[1]), ipnb.__file__\n" + code
    run = subprocess.run(
        [sys.executable, "-c", told, str(installed)],
        cwd=tmp_path,
        env=outside(installed, tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.deep
def test_every_notebook_runs(built_book, installed, tmp_path, monkeypatch):
    """Would a reader who runs all cells see an error in any chapter?"""
    for key, value in outside(installed, tmp_path).items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("IPNB_BOOK", raising=False)
    failed = {}
    for name, book in notebooks(built_book).items():
        client = nbclient.NotebookClient(
            book, timeout=180, resources={"metadata": {"path": str(tmp_path)}}
        )
        try:
            client.execute()
        except nbclient.exceptions.CellExecutionError as error:
            failed[name] = str(error)[-800:]
    assert failed == {}


def test_a_caption_stands_below_its_figure(built_book):
    """Would a figure lose its number and what is said of it?"""
    book = notebooks(built_book)["book/foundations/integration-and-the-river"]
    at = next(n for n, cell in enumerate(book.cells) if cell.source == "figures.plane()")
    assert book.cells[at + 1].source.startswith("**Fig. 5.")
    assert SimpleNamespace(**book.metadata["kernelspec"]).name == "python3"
