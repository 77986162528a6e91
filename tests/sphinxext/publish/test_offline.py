"""What the service worker keeps: little at first, everything on request, a new edition when something changed."""

import json
import re

from ipnb.sphinxext.publish import offline


def test_a_first_visit_fetches_little_and_keeping_the_course_fetches_all(tmp_path):
    """Does a guide's page bring every model, and does the search work on the train?"""
    static = tmp_path / "_static"
    names = (
        *(
            "book.css",
            "main.js",
            "plotly.js",
            "search/index.json",
            "ipnb/models/river/view.js",
            "math.woff2",
        ),
        *("pyodide/1/pyodide.mjs", "open_cases/a.json", "python/scoring.py.txt", "main.js.br"),
    )
    for name in names:
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text("x")
    (tmp_path / "offline.html").write_text("x")
    asked = ["_static/main.js?v=12345678"]
    first = ["offline.html", "_static/book.css", *asked]
    assert offline.shell(tmp_path, asked) == first, (
        "as pages ask for them, or they are loaded twice"
    )
    scoring = [
        "_static/pyodide/1/pyodide.mjs",
        "_static/python/scoring.py.txt",
        "_static/open_cases/a.json",
    ]
    assert offline.scoring(tmp_path) == scoring
    assert set(offline.files(tmp_path)) == {f"_static/{name}" for name in names[:6]}
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/week-01.html").write_text("for a class")
    assert offline.pages(tmp_path) == ["offline.html"]


def test_a_changed_file_is_a_new_edition_and_python_outlasts_it(tmp_path):
    """Would a reader be scored by last year's rules, or fetch 6 MB again for a typo?"""

    def edition() -> tuple[str, str]:
        class App:
            outdir = tmp_path

        offline.write(App)
        text = (tmp_path / "sw.js").read_text()
        return re.search(r"book-\$\{\"(\w+)\"\}", text)[1], re.search(r"ENGINE = (\S+),", text)[1]

    for name in (
        "page.html",
        "_static/python/scoring.py.txt",
        "_static/pyodide/1.0/pyodide.asm.wasm",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    first = edition()
    assert first == edition() and first[1] == '"pyodide/1.0/"'
    (tmp_path / "_static/python/scoring.py.txt").write_text("two")
    assert edition()[0] != first[0]


def test_the_lists_of_the_whole_course_stand_apart(tmp_path):
    """Would each first visit fetch the addresses of all pages?"""

    class App:
        outdir = tmp_path

    for name in ("book/a-long-name-of-a-page.html", "_static/main.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('<script src="../_static/main.js?v=00000000"></script>')
    offline.write(App)
    assert "a-long-name-of-a-page" not in (tmp_path / "sw.js").read_text()
    whole = json.loads((tmp_path / "whole-course.json").read_text())
    assert whole["book"][0] == "book/a-long-name-of-a-page.html"
    assert re.fullmatch(r"_static/main\.js\?v=\w{8}", whole["book"][1])


def test_the_notebooks_in_the_browser_keep_what_they_need_themselves(tmp_path):
    """Would keeping the course fetch eighty megabytes more?"""
    for name in ("index.html", "book/index.html", "lite/index.html", "lite/notebooks/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert offline.pages(tmp_path) == ["book/index.html", "index.html"]
    assert "!url.startsWith(LITE)" in offline.WORKER.read_text(encoding="utf-8")
