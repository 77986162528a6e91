"""Which pages a build has written."""

from types import SimpleNamespace

from ipnb.sphinxext import pages_written


def test_each_build_begins_with_none():
    """Would a second build in one process take the pages of the first for its own?"""
    app = SimpleNamespace()
    for page in ("first", "second"):
        pages_written.begin(app)
        pages_written.note(app, page, "page.html", {}, None)
        assert app.pages_written == {page}
