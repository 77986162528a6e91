"""Browser modules of the models."""

from ipnb.sphinxext.notebooks import widget_assets

MODULES = widget_assets.browser_modules()


def test_a_page_asks_at_once_for_all_modules_that_its_model_imports():
    """Otherwise the boat waits for one module after the other: it is two files, and the page names both."""
    found = widget_assets.module_closure(["ipnb/models/river/view.js"], MODULES)
    assert found == ["ipnb/models/river/view.js", "ipnb/simulation/shared.js"]


def test_no_module_is_published_that_nobody_asks_for():
    """Would whoever keeps the course for reading offline fetch each part of a model twice?"""
    assert "ipnb/models/river/water.js" not in MODULES and "ipnb/simulation/shell.js" not in MODULES
    # these two are asked for by exercises and forms as well
    assert {"ipnb/dynamics/shuffle.js", "ipnb/web/dom.js"} <= set(MODULES)
    assert "ipnb/simulation/simulation.css" in MODULES


def test_the_modules_of_the_page_itself_are_followed_too():
    """Would an open case wait for the form until its own module has arrived?"""
    found = set(widget_assets.module_closure(["open_cases/open_case.js"], MODULES))
    assert {
        "ipnb/workbench/reasons.js",
        "ipnb/workbench/score.js",
        "ipnb/workbench/widget.js",
        "ipnb/workbench/app.js",
    } <= found
    assert "open_cases/worker.js" not in found, "nothing of Python before it is asked for"


def test_a_model_in_a_page_is_a_picture_with_modules_to_mount(whole_book, chapter):
    mount = chapter.select_one("[data-module]")
    built = whole_book.folder / "_build/html/_static"
    assert (built / mount["data-module"]).is_file() and mount.select_one("svg")
    preloads = [link["href"] for link in chapter.select("link[rel=modulepreload]")]
    assert "../_static/ipnb/models/river/view.js" in preloads
    assert all((built / href.removeprefix("../_static/")).is_file() for href in preloads)
    text = whole_book.page("chapter")
    assert "jupyter-widget" not in text and "require.js" not in text
