"""A page that stands alone: tokens and sheets inside, nothing that acts, nothing forgotten."""

import pytest
from jinja2 import UndefinedError

from ipnb.web.standalone import standalone_page


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.html.j2").write_text("<style>{{ css }}</style>{{ words | shout }}{{ more }}")
    (tmp_path / "own.css").write_text("h1 > b { color: red; }")
    return tmp_path


def test_a_page_holds_its_sheets_and_escapes_what_it_is_given(folder):
    page = standalone_page(
        folder, "page.html.j2", "own.css", {"shout": str.upper}, words="<b>", more="'"
    )
    assert "--paper:" in page and "box-sizing" in page and "h1 > b { color: red; }" in page
    assert page.endswith("&lt;B&gt;&#39;")


def test_what_a_template_asks_for_must_be_given(folder):
    with pytest.raises(UndefinedError, match="more"):
        standalone_page(folder, "page.html.j2", "own.css", {"shout": str.upper}, words="")


def test_a_page_for_paper_gives_up_its_own_measures_there(folder):
    """Said last, so that nothing on the page's own sheet wins over it."""
    shout = {"shout": str.upper}
    for on_paper in (False, True):
        page = standalone_page(
            folder, "page.html.j2", "own.css", shout, on_paper, words="", more=""
        )
        assert ("@media print" in page.split("h1 > b")[1]) is on_paper
