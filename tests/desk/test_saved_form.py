"""A form that is saved: it needs nothing of a hub, and disturbs nobody."""

import subprocess
import sys

from ipnb.desk.progress_sign import FILE
from ipnb.desk.saved_form import SavedForm

#: what reads a hub's files, and is in no browser
OF_A_HUB = ("dateutil", "fastjsonschema", "nbgrader", "ruamel.yaml")


def test_a_form_without_a_hub_loads_nothing_of_one():
    """Would an open case in the browser, or a reader's own computer, lack a package?"""
    code = (
        "import sys, ipnb.workbench.open_case as _\n"
        f"print([name for name in {OF_A_HUB} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_sign_that_cannot_be_read_stops_nothing(tmp_path):
    """Would a damaged file in a student's home keep the page from hearing that its answers are saved?"""
    (tmp_path / FILE).write_text("{")
    (tmp_path / "case").mkdir()
    SavedForm(tmp_path / "case").saved({}, {})
    assert (tmp_path / FILE).read_text() == "{"
