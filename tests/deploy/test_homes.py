"""What the hub puts into a home: the page to write cases with is an instructor's, and nobody else's."""

import shutil
from types import SimpleNamespace

import pytest
from local_hub import CHECKOUT, LOCAL
from traitlets.config.loader import PyFileConfigLoader


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """``opened(name)``: the folder that a user's server starts in, after the hub has prepared it."""
    monkeypatch.setenv("IPNB_STATE", str(tmp_path))
    (tmp_path / "course").mkdir()
    (tmp_path / "hub").mkdir()
    shutil.copy(CHECKOUT / "nbgrader_config.py", tmp_path / "course")
    config = PyFileConfigLoader("jupyterhub_config.py", path=str(LOCAL)).load_config()

    def prepare(name):
        spawner = SimpleNamespace(user=SimpleNamespace(name=name), environment={})
        config.Spawner.pre_spawn_hook(spawner)
        return tmp_path / ("course" if name.startswith("instructor") else f"home/{name}")

    return prepare


def test_only_an_instructor_finds_the_page_to_write_cases_with(opened):
    """Would a student be offered a page that reads the key?"""
    assert (opened("instructor1") / "write-a-case.ipynb").is_file()
    assert (opened("instructor1") / "run-the-course.ipynb").is_file()
    student = opened("student1")
    assert (student / "desk.ipynb").is_file()
    assert not (student / "write-a-case.ipynb").exists()
    assert not (student / "run-the-course.ipynb").exists()


def test_the_page_is_the_courses_own_at_every_start(opened):
    """Does an instructor keep last year's page for ever?"""
    page = opened("instructor1") / "write-a-case.ipynb"
    page.write_text("old", encoding="utf-8")
    opened("instructor1")
    assert page.read_bytes() == (LOCAL / "write-a-case.ipynb").read_bytes()
