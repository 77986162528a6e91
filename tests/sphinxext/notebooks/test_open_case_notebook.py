"""An open case as a notebook: the form, and its key beside it."""

import json

from ipnb.sphinxext.notebooks.open_case_notebook import files, write
from ipnb.sphinxext.open_cases.material import load

from ..conftest import ROOT

BUS = ROOT / "book/practice/the-late-bus"


def test_the_folder_of_an_open_case(tmp_path):
    """Would the form find no case, or the score no key?"""
    case, key = load(BUS)
    write(tmp_path / "the-late-bus", case, key)
    names = sorted(path.name for path in (tmp_path / "the-late-bus").iterdir())
    assert names == ["case.json", "key.json", "the-late-bus.ipynb"]


def test_what_the_notebook_says_and_does():
    """Would a reader not be told what it touches on, or not how to come back?"""
    case, key = load(BUS)
    made = json.loads(files(case, key)["the-late-bus.ipynb"])
    text = ["".join(cell["source"]) for cell in made["cells"]]
    assert case["title"] in text[0] and case["content_note"][0] in text[0]
    assert "each time that you come back" in text[0]
    assert text[1:] == ["from ipnb.widgets import OpenCase\n\nOpenCase()"]
