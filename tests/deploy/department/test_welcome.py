"""What lies in a home: the student's own folder, where links may wait for root."""

import os
import pwd

import pytest
from department.welcome import place, welcome

ME = pwd.getpwuid(os.geteuid()).pw_name


@pytest.fixture
def home(layout):
    """A home, and a release with the pages."""
    folder = layout.releases / "one/deploy/local/notebooks"
    folder.mkdir(parents=True)
    (folder / "river.ipynb").write_text("ours", encoding="utf-8")
    layout.current.symlink_to(layout.releases / "one")
    layout.home(ME).mkdir(parents=True)
    return layout.home(ME)


def test_notebooks_are_put_there_once(layout, home):
    """Would a student's own changes be written over?"""
    welcome(layout, ME, instructs=False)
    (home / "river.ipynb").write_text("mine", encoding="utf-8")
    welcome(layout, ME, instructs=False)
    assert (home / "river.ipynb").read_text(encoding="utf-8") == "mine"


def test_an_instructors_home_has_none_of_it(layout, home):
    """Is the course's folder theirs?"""
    welcome(layout, ME, instructs=True)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("name", ["river.ipynb", ".river.ipynb.new"])
def test_a_link_is_replaced_and_not_followed(layout, home, tmp_path, name):
    """Would root write through a student's link into a file of the machine?"""
    target = tmp_path / "victim"
    target.write_text("untouched", encoding="utf-8")
    (home / name).symlink_to(target)
    place(layout.release() / "deploy/local/notebooks/river.ipynb", home / "river.ipynb", ME)
    assert target.read_text(encoding="utf-8") == "untouched"
    assert not (home / "river.ipynb").is_symlink()
