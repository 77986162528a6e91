"""While a book is built a form is the case to read, and no widget."""

import json
import re
from html import unescape

from ipywidgets import Widget

from ipnb.widgets import Workbench
from ipnb.workbench.case_figure import CaseFigure
from workbench.support import CASE


def test_while_a_book_is_built_there_is_no_widget_but_the_case_to_read(folder, monkeypatch):
    """One widget in a page pulls in megabytes; without JavaScript and in print the case must stand there."""
    monkeypatch.setenv("IPNB_BOOK", "1")
    figure = Workbench(folder)
    assert not isinstance(figure, Widget)
    html = figure._repr_html_()
    assert (
        'data-module="ipnb/workbench/widget.js"' in html
        and "<b>client</b> “Same week as last week." in html
    )
    values = json.loads(unescape(re.search(r'data-values="([^"]*)"', html)[1]))
    assert values["case"] == figure.case


def test_markup_in_a_case_is_text_in_a_book_too(folder):
    case = json.loads(CASE.read_text(encoding="utf-8"))
    case["sentences"][0]["text"] = case["title"] = "</div><script>alert('x')</script>"
    assert "<script" not in CaseFigure(case)._repr_html_()
