"""Our converters stand where nbgrader keeps its own, or nothing is graded."""

import importlib

import pytest

from ipnb.grading import install as installing
from ipnb.grading.autograde import CaseAutograde
from ipnb.grading.generate import CaseGenerate


def test_every_command_and_formgrader_take_ours():
    """Is there a way to grade past the pipeline? And is doing it twice harmless?"""
    installing.install()
    installing.install()
    for place in ("nbgrader.apps.autogradeapp", "nbgrader.apps.api", "nbgrader.converters"):
        assert importlib.import_module(place).Autograde is CaseAutograde
    for place in (
        "nbgrader.apps.generateassignmentapp",
        "nbgrader.apps.api",
        "nbgrader.converters",
    ):
        assert importlib.import_module(place).GenerateAssignment is CaseGenerate


def test_an_nbgrader_without_these_places_is_refused(monkeypatch):
    """Would an update of nbgrader grade with half of ours?"""
    monkeypatch.delattr("nbgrader.apps.autogradeapp.Autograde")
    with pytest.raises(RuntimeError, match="this nbgrader is not supported"):
        installing.install()
