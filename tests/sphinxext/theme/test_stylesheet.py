"""One style sheet for every page."""

from ipnb.sphinxext.assets import MERGED_SHEETS, PACKAGE
from ipnb.sphinxext.theme import stylesheet


def test_the_sheet_is_slim():
    assert stylesheet.slim("/* why */\na {\n  color: red;\n}\n") == "a{color: red;}"


def test_tokens_come_first_and_paper_last():
    """Would a rule for paper be overruled by one for the screen?"""
    sheet = stylesheet.stylesheet({})
    assert sheet.startswith(":root{") and MERGED_SHEETS[-1] == "theme/print.css"
    assert sheet.endswith(stylesheet.slim((PACKAGE / MERGED_SHEETS[-1]).read_text()))
