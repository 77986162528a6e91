"""What makes a backup whole; making one is tried in tests/department/test_whole_way.py."""

import json
from datetime import UTC, datetime

import pytest
from department import backup
from department.faults import Fault


def write(folder, name="20270102T030405Z", text="data"):
    made = folder / name
    made.mkdir(parents=True)
    (made / "course.tar.gz").write_text(text, encoding="utf-8")
    files = {"course.tar.gz": backup.digest(made / "course.tar.gz")}
    (made / backup.MANIFEST).write_text(json.dumps({"files": files}), encoding="utf-8")
    return made


def test_a_whole_one_is_read_back(tmp_path):
    """Does the check pass what was written?"""
    assert backup.check(write(tmp_path))["files"]


@pytest.mark.parametrize("spoil", ["changed", "missing", "manifest", "not JSON"])
def test_one_that_is_not_whole_is_refused(tmp_path, spoil):
    """Would a restore begin with half of it?"""
    made = write(tmp_path)
    match spoil:
        case "changed":
            (made / "course.tar.gz").write_text("other", encoding="utf-8")
        case "missing":
            (made / "course.tar.gz").unlink()
        case "manifest":
            (made / backup.MANIFEST).unlink()
        case _:
            (made / backup.MANIFEST).write_text("[]", encoding="utf-8")
    with pytest.raises(Fault, match=r"not as it was written|no whole backup"):
        backup.check(made)


def test_the_newest_is_known_by_its_name(tmp_path):
    """Would one that was begun, or another folder, count?"""
    assert backup.newest(tmp_path) is None
    write(tmp_path, "20270101T000000Z")
    write(tmp_path, "20270102T030405Z")
    write(tmp_path, ".20280101T000000Z.new")
    (tmp_path / "20290101T000000Z").mkdir()
    write(tmp_path, "2notes-Z")
    assert backup.newest(tmp_path).made == datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
