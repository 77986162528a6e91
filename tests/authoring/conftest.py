"""Fixtures that several tests of this folder share."""

import importlib.util
from pathlib import Path

import pytest

from authoring.server import Author, course, start_server
from authoring.support import NAME
from ipnb.formulation import scaffold as starter

_spec = importlib.util.spec_from_file_location(
    "browser_conftest", Path(__file__).parents[1] / "browser/conftest.py"
)
_browser = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_browser)
browser_type_launch_args, axe = _browser.browser_type_launch_args, _browser.axe


@pytest.fixture
def case(tmp_path, monkeypatch):
    """The ``case.yaml`` of a new assignment in a course."""
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    monkeypatch.chdir(tmp_path)
    return starter.write(NAME, tmp_path, tmp_path / "keys")[0]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """An instructor's server over a course of its own; each test starts cases of its own there."""
    root = course(tmp_path_factory.mktemp("authoring") / "course")
    made = start_server(root)
    made.root = root
    yield made
    made.stop()


@pytest.fixture
def author(server):
    """Somebody signed in there, who asks as a page does."""
    return Author(server)


@pytest.fixture
def quiet(page):
    """A page in which nothing may go wrong unseen."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    yield page
    assert errors == []
