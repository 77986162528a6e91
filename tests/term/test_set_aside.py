"""Things are moved aside, put back, or deleted; an interrupted run leaves nothing half done."""

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
    (home / "exchange" / SET_ASIDE / "inbound").rename(home / "exchange/inbound")
    assert "back in its place" in finish_earlier(home / "course", lambda: False)
    (home / "exchange" / SET_ASIDE).rmdir()
    assert tree(home) == before


def test_a_run_that_was_killed_after_the_last_step_is_finished(home):
    SetAside(home / "course").move(paths(home))
    said = finish_earlier(home / "course", lambda: True)
    assert "it is finished now" in said
    assert not list(home.rglob("answers.json")) and not list(home.rglob(SET_ASIDE))
