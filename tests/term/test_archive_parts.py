"""What belongs to a term, and what is put away."""

import os

import pytest
from grading.course import NAME

from ipnb.term.archive_parts import NotArchivable, Part, files_of, state_of, term_contents

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")


def test_course_keys_and_exchange_are_parts_and_work_is_put_away(taught):
    contents = term_contents(taught.app())
    assert [part.name for part in contents.parts] == ["course", "keys", "exchange"]
    home = taught.home
    assert [str(path.relative_to(home)) for path in contents.put_away] == [
        "course/submitted", "course/autograded", "course/feedback", "course/term.json",
        "course/gradebook.db", "exchange/ipnb/inbound", "exchange/ipnb/outbound", "exchange/ipnb/dates",
        "exchange/ipnb/begun",
    ]  # fmt: skip
    course = {str(path.relative_to(taught.root)) for path in files_of(contents.parts[0])}
    assert {f"submitted/ada/{NAME}/answers.json", f"source/{NAME}/case.yaml", "term.json"} <= course
    assert not [name for name in course if name.startswith(("keys", "gradebook.db"))]


def test_nothing_that_a_student_handed_in_is_left_out_by_its_name(taught):
    """Would a folder that is left out of a course be left out of somebody's work, and then deleted?"""
    folder = taught.folder("ada") / ".git"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    (taught.root / ".git").mkdir()
    files = {
        str(one.relative_to(taught.root)) for one in files_of(term_contents(taught.app()).parts[0])
    }
    assert f"submitted/ada/{NAME}/.git/thesis.txt" in files and ".git" not in files


def test_how_far_students_were_is_put_away_and_not_archived(taught):
    """Would an archive tell for years who had begun late?"""
    sign = taught.exchange / "ipnb/begun/ada+0.json"
    sign.write_text("{}", encoding="utf-8")
    contents = term_contents(taught.app())
    assert sign.parent in contents.put_away
    assert sign not in {path for part in contents.parts for path in files_of(part)}


def test_links_are_kept_as_links_and_not_followed(tmp_path):
    (tmp_path / "a").mkdir()
    os.symlink("/etc", tmp_path / "a/link")
    assert [path.name for path in files_of(Part("x", tmp_path))] == ["a", "link"]


def test_keys_elsewhere_are_found(taught, tmp_path, monkeypatch):
    (tmp_path / "private").mkdir()
    monkeypatch.setenv("IPNB_KEYS", str(tmp_path / "private"))
    [keys] = [part for part in term_contents(taught.app()).parts if part.name == "keys"]
    assert keys.folder == tmp_path / "private"


def test_a_folder_that_is_a_link_is_refused(taught, tmp_path):
    (taught.root / "submitted").rename(tmp_path / "elsewhere")
    (taught.root / "submitted").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotArchivable, match="submitted is a link, and what it leads to"):
        term_contents(taught.app())


def test_a_change_is_seen(taught):
    parts = term_contents(taught.app()).parts
    before = state_of(parts)
    (taught.folder("ada") / "answers.json").write_text("{}", encoding="utf-8")
    now = state_of(parts)
    assert [name for name in now if now[name] != before[name]] == [
        str(taught.folder("ada") / "answers.json")
    ]
