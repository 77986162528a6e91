"""A trial's folder; running one is tried in tests/department."""

import stat

import pytest
from department import trial
from department.faults import Fault
from department.roster import read_roster
from department.settings import read_settings


def test_a_trial_has_settings_that_can_be_used(tmp_path):
    """Are names and ports its own, so that two can run beside each other?"""
    layout = trial.prepare(tmp_path)
    settings = read_settings(layout.settings)
    students = read_roster(settings.people.roster)
    assert len({*settings.people.instructors, *(one.account for one in students)}) == 3
    assert len(set(vars(settings.ports).values())) == 6
    assert settings.backup.folder.is_relative_to(tmp_path)
    assert stat.S_IMODE(layout.secrets.stat().st_mode) == 0o700
    before = layout.settings.read_text(encoding="utf-8")
    assert trial.prepare(tmp_path).settings.read_text(encoding="utf-8") == before


def test_it_takes_no_folder_that_holds_something(tmp_path):
    """Would taking it away delete somebody's files?"""
    (tmp_path / "mine").touch()
    with pytest.raises(Fault, match="holds something"), trial.made(tmp_path):
        pass
    with trial.made(tmp_path / "new") as folder:
        assert folder.is_dir()
