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

    def prepare(name, server=""):
        user = SimpleNamespace(name=name, base_url=f"/user/{name}/")
        spawner = SimpleNamespace(user=user, name=server, environment={})
        config.Spawner.pre_spawn_hook(spawner)
        prepare.spawner = spawner
        return tmp_path / ("course" if name.startswith("instructor") else f"home/{name}")

    return prepare


def test_only_an_instructor_finds_the_page_to_run_the_course_with(opened):
    """Would a student be offered a page that reads grades?"""
    assert (opened("instructor1") / "run-the-course.ipynb").is_file()
    student = opened("student1")
    assert (student / "the-river-in-a-notebook.ipynb").is_file()
    assert not (student / "run-the-course.ipynb").exists()


def test_a_student_has_the_light_server_and_a_jupyterlab_beside_it(opened):
    """Is Jupyter started for whoever only answers, and is the other one there for whoever wants it?"""
    opened("student1")
    assert opened.spawner.cmd[-1] == "ipnb.student_server"
    opened("student1", "lab")
    assert opened.spawner.cmd[-1].endswith("singleuser.py")
    assert opened.spawner.environment["IPNB_STUDENT_SERVER"] == "/user/student1/"


@pytest.mark.parametrize(("name", "server"), [("student1", "another"), ("instructor1", "lab")])
def test_no_other_server_is_started(opened, name, server):
    """Could somebody have more servers than the course knows of?"""
    with pytest.raises(ValueError, match="There is no server called"):
        opened(name, server)


def test_the_page_is_the_courses_own_at_every_start(opened):
    """Does an instructor keep last year's page for ever?"""
    page = opened("instructor1") / "run-the-course.ipynb"
    page.write_text("old", encoding="utf-8")
    opened("instructor1")
    assert page.read_bytes() == (LOCAL / "run-the-course.ipynb").read_bytes()
