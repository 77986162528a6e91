"""Disk, clock and sandbox."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ipnb.term.doctor import machine
from ipnb.term.doctor.check import State
from ipnb.term.doctor.machine import clock_checks, disk_checks, room_check, sandbox_check

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("free", "total", "state"),
    [
        (1e9, 1e11, State.FAULT),
        (1.9e9, 3e9, State.OK),
        (6e9, 1e12, State.OK),
        (0, 1e9, State.FAULT),
    ],
)
def test_little_room_is_a_fault(free, total, state):
    assert room_check(Path("/srv"), int(free), int(total)).state is state


def test_each_disk_is_looked_at_once(tmp_path):
    assert len(list(disk_checks([tmp_path, tmp_path / "not/there"]))) == 1


def test_a_clock_behind_its_files_is_a_fault(tmp_path):
    file = tmp_path / "answers.json"
    file.touch()
    for ahead, is_fault in ((timedelta(hours=1), True), (timedelta(seconds=30), False)):
        os.utime(file, ((NOW + ahead).timestamp(),) * 2)
        found = list(clock_checks([file, tmp_path / "gone"], NOW))
        said = [one for one in found if str(file) in one.found]
        assert bool(said) is is_fault
        assert all(one.state is State.FAULT and "2027-03-01 13:00" in one.found for one in said)


def test_a_sandbox_that_works_is_in_order():
    assert sandbox_check(is_needed=True).state is State.OK


def test_without_bubblewrap_only_who_needs_it_has_a_fault(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sandbox_check(is_needed=True).state is State.FAULT
    found = sandbox_check(is_needed=False)
    assert found.state is State.UNKNOWN and "apt-get install bubblewrap" in found.remedy


def test_ubuntus_rule_is_named_where_it_is_in_force(tmp_path, monkeypatch):
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = sandbox_check(is_needed=True)
    assert "Permission denied" in found.found and "Allow user namespaces" in found.remedy
    rule = tmp_path / "rule"
    rule.write_text("1\n")
    monkeypatch.setattr(machine, "APPARMOR", rule)
    remedy = sandbox_check(is_needed=True).remedy
    assert "apparmor_restrict_unprivileged_userns=1" in remedy and "userns," in remedy
