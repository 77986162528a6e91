"""What open cases load: the very files that score, and none where there is no open case."""

from ipnb.formulation.browser_scoring import FILES

from ..conftest import ROOT


def test_the_very_files_are_served(built_book):
    """Would the page score with another file than the grader?"""
    site = built_book / "_static"
    assert sorted(
        p.relative_to(site / "python").as_posix() for p in site.glob("python/**/*.txt")
    ) == sorted(f"{name}.txt" for name in FILES)
    for name in FILES:
        assert (site / "python" / f"{name}.txt").read_bytes() == (ROOT / name).read_bytes(), name


def test_a_book_without_an_open_case_carries_no_python(book):
    """Would every small book copy 13 MB?"""
    assert book.build().returncode == 0
    static = book.folder / "_build/html/_static"
    assert not (static / "pyodide").exists() and not (static / "python").exists()
