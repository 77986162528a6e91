"""An open case as a notebook: the form, its key beside it, and what can be scored."""

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
    """Would the score come before the form, or a reader not be told what it touches on?"""
    case, key = load(BUS)
    made = json.loads(files(case, key)["the-late-bus.ipynb"])
    text = ["".join(cell["source"]) for cell in made["cells"]]
    assert case["title"] in text[0] and case["content_note"][0] in text[0]
    assert "Workbench()" in text[1] and text[-1].endswith("score()")
