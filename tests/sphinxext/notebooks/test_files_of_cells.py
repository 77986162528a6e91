"""Chapters run again when a file that their cells read has changed."""

from ipnb.sphinxext.notebooks import files_of_cells

from ..conftest import NOTEBOOK


def test_which_files_a_cell_reads():
    """Would a magic, or a cell that is no Python, end the build?"""
    cell = "%matplotlib inline\n:tags: [remove-input]\nopen('../number.yaml'); x = 'a' * 3"
    assert files_of_cells.names_in(cell) == {"../number.yaml", "a"}
    assert files_of_cells.names_in("def (") == set()


def test_a_number_that_a_cell_reads_changes_everywhere(book):
    """Would the ledger say 44 and the figure of the same page still 25?"""
    read = "from pathlib import Path\nprint('the figure says', Path('../number.yaml').read_text())"
    book.write("book/number.yaml", "25")
    book.write(
        "book/part/shows.md", NOTEBOOK + f"# Shows\n\n```{{code-cell}} python\n{read}\n```\n"
    )
    book.write(
        "book/other.md", NOTEBOOK + "# Other\n\n```{code-cell} python\nprint('no file')\n```\n"
    )
    assert book.build().returncode == 0
    assert "the figure says 25" in book.page("part/shows")
    stamp = (book.folder / "_build/html/book/other.html").stat().st_mtime_ns

    book.write("book/number.yaml", "44")
    run = book.build()
    assert run.returncode == 0, run.stderr[-2000:]
    assert "the figure says 44" in book.page("part/shows")
    assert (book.folder / "_build/html/book/other.html").stat().st_mtime_ns == stamp, (
        "the other ran no code"
    )
