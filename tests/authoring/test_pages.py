"""The pages themselves: what a case says is text in them, and only their own files are served."""

import pytest

from ipnb.authoring.pages import served_files

pytestmark = pytest.mark.xdist_group("authoring")


def test_only_the_pages_own_files_are_served(server):
    """Can a module's address be bent to another file of the package, or of the machine?"""
    for path in (
        "authoring/page/editor_page.js",
        "workbench/workbench.css",
        "formulation/vocabulary.js",
        "npm/crelt.js",
    ):
        status, text, headers = server.get(f"authoring/static/{path}")
        assert status == 200 and text, path
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    for path in (
        "authoring/pages.py",
        "grading/formgrader/static/lists.js",
        "npm/react.js",
        "npm/../x.js",
    ):
        assert server.get(f"authoring/static/{path}")[0] == 404, path


def test_every_module_that_a_page_imports_is_among_them():
    """Would the form in the preview lack a module?"""
    files = served_files()
    assert {
        "workbench/widget.js",
        "authoring/preview_page/form.js",
        "formulation/vocabulary.js",
    } <= files


def test_what_a_case_says_is_text(author, server):
    """Does a title with markup act in the list, or end the data of the page?"""
    title = "</script><img src=x onerror=alert(1)>'\""
    author.post("new", {"name": "08-markup", "title": title, "template": "full"})
    for path in ("", "edit/08-markup"):
        text = author.get(path).text
        assert "<img" not in text and "</script><" not in text
    assert "&lt;img src=x" in author.get("").text
