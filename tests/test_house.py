"""No file of ours grows too long to be read at one sitting; tests and packages are set up as they say."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = 350


def test_no_file_is_longer_than_a_reader_holds_in_mind():
    """Would a file grow until nobody sees what belongs together in it?"""
    files = [
        path
        for folder in ("ipnb", "tests", "bench", "deploy")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".js", ".mjs", ".css") and "node_modules" not in path.parts
    ]
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LINES} == {}


@pytest.mark.xdist_group("kept together")
def test_a_group_of_tests_stays_on_one_worker(request):
    """Would each worker start a hub of its own, because a new pytest and its plugin do not fit?"""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@kept together")


def test_what_is_installed_names_no_folder_of_a_machine():
    """Does the list of packages say where somebody made it?"""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"\(/\S+", text) == []
