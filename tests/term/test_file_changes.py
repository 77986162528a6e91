"""Several files written at once, or none."""

import pytest

from ipnb.term.file_changes import FileChanges
from term.support import small_disk, tree


def test_files_are_written_and_put_back(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("before", encoding="utf-8")
    old.chmod(0o640)
    before = tree(tmp_path)
    changes = FileChanges()
    changes.stage(old, "after")
    changes.stage(new, b"\xff")
    assert tree(tmp_path) == before and len(changes) == 2
    changes.write()
    assert (old.read_text(encoding="utf-8"), new.read_bytes()) == ("after", b"\xff")
    assert old.stat().st_mode & 0o777 == 0o640
    changes.undo()
    assert tree(tmp_path) == before


def test_what_is_settled_leaves_nothing_beside(tmp_path):
    (tmp_path / "a.txt").write_text("before", encoding="utf-8")
    changes = FileChanges()
    changes.stage(tmp_path / "a.txt", "after")
    changes.write()
    changes.settle()
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_disk_that_is_full_when_it_is_put_back_does_no_harm(tmp_path):
    old = tmp_path / "old.txt"
    old.write_text("before" * 100, encoding="utf-8")
    before = tree(tmp_path)
    changes = FileChanges()
    changes.stage(old, "x")
    changes.write()
    with small_disk(1):
        changes.undo()
    assert tree(tmp_path) == before


def test_what_stands_there_already_is_no_change(tmp_path):
    file = tmp_path / "same.txt"
    file.write_text("same", encoding="utf-8")
    changes = FileChanges()
    changes.stage(file, "same")
    assert len(changes) == 0


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path):
    first = tmp_path / "a.txt"
    first.write_text("before", encoding="utf-8")
    (tmp_path / "b.txt").mkdir()
    before = tree(tmp_path)
    changes = FileChanges()
    changes.stage(first, "after")
    changes.stage(tmp_path / "b.txt", "a folder is in the way")
    with pytest.raises(OSError):
        changes.write()
    assert tree(tmp_path) == before
