"""The pages that `ipnb case print` writes, as a browser shows them before they are printed."""

from pathlib import Path

import pytest

from ipnb.authoring.paper.pages import form_page, marking_page
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import find_key

CASE = Path(__file__).parents[2] / "source/05-grief/case.yaml"


@pytest.mark.parametrize("width", [390, 1200])
def test_form_and_marking_sheet_are_accessible(page, axe, width):
    """What does axe-core find, and does anything stick out?"""
    case = load_case(CASE)
    key = load_key(find_key(CASE, case["id"]), case)
    page.set_viewport_size({"width": width, "height": 900})
    for html in (form_page(case), marking_page(case, key)):
        page.set_content(html)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
