"""Bringing back; the whole way is tried in tests/department/test_whole_way.py."""

import pytest
from department.faults import Fault
from department.restore import restore
from test_backup import write


def test_nothing_is_touched_for_a_backup_that_is_not_whole(layout, settings, tmp_path):
    """Would the hub be stopped, and folders moved, before it is looked at?"""
    folder = write(tmp_path / "backups")
    (folder / "course.tar.gz").write_text("half", encoding="utf-8")

    class Nobody:
        """A manager that must not be asked."""

    with pytest.raises(Fault, match="not as it was written"):
        list(restore(layout, settings, Nobody(), folder))
