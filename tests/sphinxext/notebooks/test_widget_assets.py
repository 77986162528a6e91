"""Browser modules of the models, and chapters that run again when the models changed."""

from ipnb.sphinxext.notebooks import widget_assets

from ..conftest import NOTEBOOK


def test_a_page_asks_at_once_for_all_modules_that_its_model_imports():
    """Otherwise the boat waits for one module after the other."""
    found = widget_assets.module_closure(["ipnb/models/river/view.js"])
    assert found[0] == "ipnb/models/river/view.js" and len(found) == len(set(found))
    assert {
        "ipnb/simulation/shell.js",
        "ipnb/web/tokens.js",
        "ipnb/models/river/equations.js",
    } <= set(found)


def test_the_modules_of_the_page_itself_are_followed_too():
    """Would an open case wait for the form until its own module has arrived?"""
    found = set(widget_assets.module_closure(["open_cases/open_case.js"]))
    assert {
        "open_cases/reasons.js",
        "open_cases/score.js",
        "ipnb/workbench/widget.js",
        "ipnb/workbench/app.js",
    } <= found
    assert "open_cases/worker.js" not in found, "nothing of Python before it is asked for"


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


def test_a_model_in_a_page_is_a_picture_with_modules_to_mount(whole_book, chapter):
    mount = chapter.select_one("[data-module]")
    built = whole_book.folder / "_build/html/_static"
    assert (built / mount["data-module"]).is_file() and mount.select_one("svg")
    preloads = [link["href"] for link in chapter.select("link[rel=modulepreload]")]
    assert "../_static/ipnb/models/river/view.js" in preloads
    assert all((built / href.removeprefix("../_static/")).is_file() for href in preloads)
    text = whole_book.page("chapter")
    assert "jupyter-widget" not in text and "require.js" not in text


def test_what_makes_pages_of_results_runs_no_chapter_again(tmp_path, monkeypatch):
    """Would a change in the theme start every kernel?"""
    monkeypatch.setattr(widget_assets, "PACKAGE", tmp_path)
    monkeypatch.setattr(widget_assets, "PAGES_ONLY", (tmp_path / "sphinxext",))
    (tmp_path / "sphinxext").mkdir()
    first = widget_assets.fingerprint()
    (tmp_path / "sphinxext/theme.py").write_text("1")
    assert widget_assets.fingerprint() == first
    (tmp_path / "model.py").write_text("1")
    assert widget_assets.fingerprint() != first
