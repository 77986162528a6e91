"""Rights of folders, and files that are written whole."""

import grp
import os
import pwd
import stat

from department.folders import Folder, folders, put_right, write_file

ME = pwd.getpwuid(os.geteuid()).pw_name
MINE = grp.getgrgid(os.getegid()).gr_name


def modes(layout):
    return {
        folder.path.relative_to(layout.prefix).as_posix(): (folder.mode, folder.owner, folder.group)
        for folder in folders(layout, "ipnb", layout.prefix / "backups")
    }


def test_the_exchange_has_the_rights_that_nbgrader_needs_and_no_more(layout):
    """Could a student list what others handed in, or make a course of their own?"""
    found = modes(layout)
    assert found["srv/ipnb/exchange"] == (0o755, "root", "root")
    assert found["srv/ipnb/exchange/ipnb/inbound"] == (0o2773, "root", "ipnb-instructors")
    assert found["srv/ipnb/exchange/ipnb/begun"] == found["srv/ipnb/exchange/ipnb/inbound"]
    assert found["srv/ipnb/exchange/ipnb/outbound"] == (0o2775, "root", "ipnb-instructors")
    assert found["srv/ipnb/exchange/ipnb/feedback"][0] & 0o007 == 0o001
    assert found["srv/ipnb/exchange/ipnb/dates"][0] & 0o007 == 0o001


def test_nothing_of_the_course_is_open_to_others(layout):
    """Could a student's account read a key, by the folder's own rights?"""
    for name, (mode, _, group) in modes(layout).items():
        if name.startswith("srv/ipnb/course"):
            assert (mode & 0o7, group) == (0, "ipnb-instructors"), name
    for name in ("etc/ipnb", "var/lib/ipnb/hub", "var/lib/ipnb/accounts", "backups"):
        assert modes(layout)[name][0] == 0o700, name


def test_each_folder_comes_after_the_one_that_it_lies_in(layout):
    """Would a folder be made with rights that nobody said?"""
    seen = set()
    for folder in folders(layout, "ipnb", layout.prefix / "backups"):
        listed = {one.path for one in folders(layout, "ipnb", layout.prefix / "backups")}
        assert all(parent in seen for parent in folder.path.parents if parent in listed)
        seen.add(folder.path)


def test_a_folder_is_put_right_once(tmp_path):
    """Would a second run say that it changed something?"""
    folder = Folder(tmp_path / "a/b", 0o2750, ME, MINE)
    assert list(put_right(folder)) == [f"made {folder.path}"]
    assert list(put_right(folder)) == []
    folder.path.chmod(0o777)
    assert list(put_right(folder)) == [f"{folder.path} now has mode 2750"]
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o2750


def test_a_file_is_written_whole_and_once(tmp_path):
    """Could somebody read a secret while it is written?"""
    path = tmp_path / "deep/secret"
    assert list(write_file(path, "a\n", 0o600, ME)) == [f"wrote {path}"]
    assert list(write_file(path, "a\n", 0o600, ME)) == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert list(write_file(path, "a\n", 0o600, ME)) == [f"wrote {path}"]
    assert [one.name for one in path.parent.iterdir()] == ["secret"]
