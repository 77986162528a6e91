"""What pages beside Formgrader share; whole servers are tried in tests/marking and tests/authoring."""

import pytest
from jinja2 import UndefinedError

from ipnb.grading.formgrader.data_handler import templates_in


def test_what_is_put_into_a_page_is_text_and_nothing_may_be_missing(tmp_path):
    (tmp_path / "page.html.j2").write_text("<p>{{ name }}</p>", encoding="utf-8")
    page = templates_in(tmp_path).get_template("page.html.j2")
    assert page.render(name="<b>") == "<p>&lt;b&gt;</p>"
    with pytest.raises(UndefinedError):
        page.render()
