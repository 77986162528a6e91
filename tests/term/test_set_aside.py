"""Things are moved aside, put back, or deleted; an interrupted run leaves nothing half done."""

import json
import os
import tempfile
from pathlib import Path

import pytest

from ipnb.term.archive_parts import SET_ASIDE
from ipnb.term.set_aside import SetAside, finish_earlier
from term.support import tree


@pytest.fixture
def home(tmp_path):
    for name in ("course/submitted/ada", "exchange/inbound/ada+x"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "answers.json").write_text(name, encoding="utf-8")
    (tmp_path / "exchange/inbound").chmod(0o2733)
    (tmp_path / "course/gradebook.db").write_bytes(b"rows")
    return tmp_path


def paths(home):
    return [home / "course/submitted", home / "course/gradebook.db", home / "exchange/inbound"]


def test_what_was_moved_aside_goes_back_as_it_was(home):
    before = tree(home)
    aside = SetAside(home / "course")
    aside.move(paths(home))
    assert not (home / "course/gradebook.db").exists()
    aside.put_back()
    assert tree(home) == before


def test_what_is_deleted_leaves_empty_folders_with_their_rights(home):
    aside = SetAside(home / "course")
    aside.move(paths(home))
    assert aside.delete() == []
    assert sorted(str(one.relative_to(home)) for one in home.rglob("*")) == [
        "course", "course/submitted", "exchange", "exchange/inbound",
    ]  # fmt: skip
    assert (home / "exchange/inbound").stat().st_mode & 0o7777 == 0o2733


def test_one_path_that_cannot_be_moved_leaves_all_in_place(home):
    before = tree(home)
    with pytest.raises(OSError):
        SetAside(home / "course").move([*paths(home), home / "exchange/not-there"])
    assert tree(home) == before


def test_a_run_that_was_killed_is_taken_back_by_the_next(home):
    before = tree(home)
    SetAside(home / "course").move(paths(home))
    said = finish_earlier(home / "course", lambda: False)
    assert said == "An earlier run was interrupted; everything is back in its place."
    assert tree(home) == before
    assert finish_earlier(home / "course", lambda: False) == ""


def test_a_run_that_was_killed_while_moving_is_taken_back(home):
    before = tree(home)
    SetAside(home / "course").move(paths(home))
    # the last of the three had not been moved yet
    (home / "exchange/inbound").rmdir()
    [waiting] = (home / "exchange").glob(f"{SET_ASIDE}-*")
    (waiting / "inbound").rename(home / "exchange/inbound")
    assert "back in its place" in finish_earlier(home / "course", lambda: False)
    waiting.rmdir()
    assert tree(home) == before


def test_a_run_that_was_killed_after_the_last_step_is_finished(home):
    SetAside(home / "course").move(paths(home))
    said = finish_earlier(home / "course", lambda: True)
    assert "it is finished now" in said
    assert not list(home.rglob("answers.json")) and not list(home.rglob(f"{SET_ASIDE}*"))


def test_what_cannot_be_deleted_is_told_once_and_stands_in_nobodys_way():
    """A student's folder in a submission, which the instructor may delete, and not what is in that folder."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        locked = home / "exchange/inbound/ada+x/.ipynb_checkpoints"
        locked.mkdir(parents=True)
        (home / "course").mkdir()
        (locked / "a.txt").write_text("x", encoding="utf-8")
        for path in (home, *home.rglob("*")):
            path.chmod(0o777)
        locked.chmod(0o555)
        assert by_another_account(lambda: archive_twice(home)) == ["a.txt", "", []]


def archive_twice(home):
    aside = SetAside(home / "course")
    aside.move([home / "exchange/inbound"])
    left = aside.delete()
    said = finish_earlier(home / "course", lambda: False)
    again = SetAside(home / "course")
    again.move([home / "exchange/inbound"])
    return [Path(left[0]).name, said, again.delete()]


def by_another_account(work):
    """Do something as an account that owns nothing of it; without root, as this one."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(1_000_001)
            os.setuid(1_000_001)
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return json.load(told)
