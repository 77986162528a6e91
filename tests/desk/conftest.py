"""Fixtures that several tests of this folder share."""

import pytest

# the course after nbgrader's release, for a server that shows it
from grading.conftest import released  # noqa: F401

from desk.support import CHECKOUT, CONFIG, NAME, TWIN
from ipnb.desk.exchange import Exchange
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


@pytest.fixture(scope="module")
def case():
    return load_case(CHECKOUT / "source" / NAME / "case.yaml")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An exchange with two released assignments, and a student's folder with its settings."""
    outbound = tmp_path / "exchange/course/outbound"
    for name in (NAME, TWIN):
        build(load_case(CHECKOUT / "source" / name / "case.yaml"), outbound / name)
    (tmp_path / "exchange/course/inbound").mkdir()
    (tmp_path / "exchange/course/feedback").mkdir()
    for folder in ("exchange", "exchange/course/inbound"):
        (tmp_path / folder).chmod(0o777)
    home = tmp_path / "home"
    home.mkdir()
    text = CONFIG.format(exchange=str(tmp_path / "exchange"), cache=str(tmp_path / "cache"))
    (home / "nbgrader_config.py").write_text(text)
    monkeypatch.chdir(home)
    return tmp_path


@pytest.fixture
def exchange(course):
    return Exchange(course / "home")
