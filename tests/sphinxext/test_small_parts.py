"""The small parts: nearest names, scenes, compression, the service worker's list, closures of modules."""

import gzip

import brotli
import pytest
from _ext import accessible, compress, dialogue, live, nearest, offline, pages


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("flwo", " Did you mean 'flow'?"), ("Flow", " Did you mean 'flow'?"), ("zzz", "")],
)
def test_the_nearest_name(wrong, hint):
    assert nearest.nearest(wrong, ["flow", "chaos"]) == hint


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Client: Same as always.", ("speech", "Client", "Same as always.")),
        ("Client’s sister: Yes.", ("speech", "Client’s sister", "Yes.")),
        ("(Nobody speaks.)", ("seen", "", "Nobody speaks.")),
        ("> A comment\n> in two lines.", ("comment", "", "A comment\nin two lines.")),
        ("It is 12:30 and nobody came.", ("seen", "", "It is 12:30 and nobody came.")),
    ],
)
def test_what_kind_of_line_is_it(text, kind):
    assert dialogue.kind_of(text) == kind


def test_compressed_files_hold_the_same(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>words</p>" * 50)
    assert compress.compress(tmp_path) == 1
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress((tmp_path / "page.html.br").read_bytes()) == page.read_bytes()
    assert compress.compress(tmp_path) == 0, "an unchanged file is not compressed again"
    page.unlink()
    compress.compress(tmp_path)
    assert list(tmp_path.iterdir()) == [], "nothing stays of a page that is gone"


def test_a_first_visit_fetches_little_and_keeping_the_course_fetches_all(tmp_path):
    """Does a guide's page bring every model, and does the search work on the train?"""
    static = tmp_path / "_static"
    names = (
        *(
            "book.css",
            "light.js",
            "plotly.js",
            "search/index.json",
            "ipnb/views/river.js",
            "math.woff2",
        ),
        *("pyodide/1/pyodide.mjs", "practice/a.json", "python/scoring.py.txt", "light.js.br"),
    )
    for name in names:
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text("x")
    (tmp_path / "offline.html").write_text("x")
    assert offline.shell(tmp_path) == ["offline.html", "_static/book.css", "_static/light.js"]
    scoring = [
        "_static/pyodide/1/pyodide.mjs",
        "_static/python/scoring.py.txt",
        "_static/practice/a.json",
    ]
    assert offline.scoring(tmp_path) == scoring
    assert set(offline.files(tmp_path)) == {f"_static/{name}" for name in names[:6]}


def test_a_page_asks_at_once_for_all_modules_that_its_model_imports():
    """Otherwise the boat waits for one module after the other."""
    found = live.module_closure(["ipnb/views/river.js"])
    assert found[0] == "ipnb/views/river.js" and len(found) == len(set(found))
    assert {"ipnb/simulation.js", "ipnb/tokens.js", "ipnb/equations/river.js"} <= set(found)


def test_the_modules_of_the_page_itself_are_followed_too():
    """Would an open case wait for the form until its own module has arrived?"""
    found = set(live.module_closure(["practice/practice.js"]))
    assert {
        "practice/reasons.js",
        "practice/score.js",
        "ipnb/workbench.js",
        "ipnb/workbench/app.js",
    } <= found
    assert "practice/worker.js" not in found, "nothing of Python before it is asked for"


def test_minutes_count_words_and_not_what_is_folded():
    assert (
        pages.minutes("<p>" + "word " * 440 + "</p><details>" + "word " * 4400 + "</details>") == 2
    )


def test_a_wordy_table_keeps_its_roles_when_it_stacks():
    row = "<tr><td>a long sentence is here</td><td>another one of the kind</td><td>and a third one</td></tr>"
    head = "<tr><th>One</th><th>Two</th><th>Three</th></tr>"
    mended = accessible.mend(f"<table><thead>{head}</thead><tbody>{row}</tbody></table>")
    assert (
        'role="table"' in mended
        and 'data-head="Two"' in mended
        and mended.count('role="cell"') == 3
    )


def test_a_table_that_may_be_too_wide_stands_in_a_box_with_a_name():
    mended = accessible.mend("<table><caption>Shares</caption><tr><td>1</td></tr></table>")
    assert mended.startswith('<div class="scrolls" data-name="Shares">')
