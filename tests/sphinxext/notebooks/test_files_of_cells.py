"""Chapters run again when a file has changed that their cells read, or a module that they import."""

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from ipnb.sphinxext.notebooks import files_of_cells

from ..conftest import NOTEBOOK


def test_which_files_a_cell_reads():
    """Would a magic, or a cell that is no Python, end the build?"""
    cell = "%matplotlib inline\n:tags: [remove-input]\nopen('../number.yaml'); x = 'a' * 3"
    assert files_of_cells.names_in(files_of_cells.python(cell)) == {"../number.yaml", "a"}
    assert files_of_cells.names_in("def (") == set()


def test_a_chapter_depends_on_the_numbers_of_the_claims_that_it_names(tmp_path):
    """Would every chapter run again for a word of any claim, or none for a number?"""
    ledger, chapter, whole = (tmp_path / name for name in ("claims.yaml", "a.md", "b.md"))
    ledger.write_text("claims: []\n")
    read = 'claims = {claim["id"]: claim for claim in load("claims.yaml")["claims"]}\n'
    cell = "```{{code-cell}} python\n{}{}\n```\n"
    chapter.write_text(cell.format(read, 'claims["one"]["numbers"]'))
    whole.write_text(cell.format(read, "len(claims)"))

    def state(value: float, words: str = "As it was.") -> tuple[str | None, ...]:
        ledger.write_text(f"claims: [{value}, {words}]\n")
        claims = {
            "one": {"claim": words, "numbers": [{"value": value}]},
            "two": {"claim": "Other.", "numbers": [{"value": value + 1}]},
        }
        known = files_of_cells.Ledger(ledger.resolve(), claims)
        return tuple(files_of_cells.digest_of(path, known) for path in (chapter, whole))

    before = state(1)
    assert state(1) == before
    assert state(2)[0] != before[0]
    same, other = state(1, "Reworded.")
    assert same == before[0] and other != before[1]


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


def test_a_change_in_ipnb_runs_the_chapters_that_show_it(book):
    """The execution cache cannot see an edit in the package, so pages would go stale."""
    shown = book.folder / "ipnb/shown.py"
    shown.write_text("WORDS = 'the first words'\n")
    book.write(
        "book/shows.md",
        NOTEBOOK
        + "# Shows\n\n```{code-cell} python\nfrom ipnb.shown import WORDS\nprint(WORDS)\n```\n",
    )
    book.write(
        "book/other.md",
        NOTEBOOK + "# Other\n\n```{code-cell} python\nprint('nothing of ipnb')\n```\n",
    )
    assert book.build().returncode == 0
    assert "the first words" in book.page("shows")
    stamp = (book.folder / "_build/html/book/other.html").stat().st_mtime_ns

    shown.write_text("WORDS = 'other words'\n")
    assert book.build().returncode == 0
    assert "other words" in book.page("shows")
    assert (book.folder / "_build/html/book/other.html").stat().st_mtime_ns == stamp, (
        "the other chapter was left alone"
    )


def test_results_of_a_chapter_in_another_place_are_not_taken_over(tmp_path):
    """Its code alone would find them, and what it imports may have changed meanwhile."""
    here, gone = tmp_path / "here.md", tmp_path / "gone.md"
    cache = get_cache(tmp_path / "cache")
    for number, chapter in enumerate((here, gone)):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f"{number}")])
        cache.cache_notebook_bundle(CacheBundleIn(notebook, str(chapter)), check_validity=False)
    files_of_cells.keep_only(tmp_path / "cache", {here})
    assert [record.uri for record in cache.list_cache_records()] == [str(here)]
