"""What each check says; all of them together are tried in tests/department/test_whole_way.py."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from department import health
from department.settings import Backup
from test_backup import write as write_backup

from ipnb.term.doctor import hub as doctor


@pytest.mark.parametrize(
    ("ago", "state", "said"),
    [(1, "ok", "the last is of"), (30, "fault", "the last is of"), (-3, "fault", "ahead of")],
)
def test_a_backup_that_is_old_or_ahead_of_the_clock_is_a_fault(
    tmp_path, settings, ago, state, said
):
    """Would a timer that stopped, or a wrong clock, go unseen?"""
    moment = datetime.now(UTC) - timedelta(hours=ago)
    write_backup(tmp_path, moment.strftime("%Y%m%dT%H%M%SZ"))
    check = health.backup(replace(settings, backup=Backup(tmp_path)))
    assert (check.state, said in check.said) == (state, True)


def test_no_backup_is_a_fault_with_what_to_do(tmp_path, settings):
    """Does it say how to make one?"""
    check = health.backup(replace(settings, backup=Backup(tmp_path)))
    assert check.state == health.FAULT
    assert "ipnb-department backup" in check.remedy


def test_a_full_disk_is_a_fault(tmp_path, monkeypatch):
    """Would hand-ins fail before anybody knew?"""
    assert health.disk(tmp_path).what == f"disk of {tmp_path}"
    monkeypatch.setattr(health, "FULL", 0.0)
    assert health.disk(tmp_path).state == health.FAULT


def test_where_nobody_answers_it_says_what_to_start(settings):
    """Is the hub's silence told in words?"""
    closed = replace(settings, ports=replace(settings.ports, proxy=9, https=9))
    assert "systemctl restart" in health.answers(closed).remedy
    with pytest.raises(OSError):
        health.certificate(closed)


def test_a_check_that_fails_stops_no_other(settings, layout):
    """Would one broken thing hide the rest?"""

    class Nothing:
        def is_running(self, service):
            return False

    checks = health.look(
        layout, replace(settings, ports=replace(settings.ports, https=9)), Nothing()
    )
    assert len(checks) == 10
    assert all(check.remedy for check in checks if check.state == health.FAULT)


def test_it_reads_as_lines_and_as_json(layout):
    """Can a program read what the page shows?"""
    checks = [
        health.Check("disk", "ok", "much"),
        health.Check("hub", "fault", "silent", "Start it."),
    ]
    assert health.in_words(checks).splitlines() == [
        "ok       disk: much",
        "fault    hub: silent",
        "         Start it.",
    ]


def test_the_doctor_reads_where_the_hub_writes(layout):
    """Would `ipnb doctor` look for what the hub says of itself where it never writes?"""
    health.write(layout, [health.Check("hub", health.OK, "answers with 200")])
    assert [str(one) for one in doctor.department_checks(layout.prefix, datetime.now(UTC))] == [
        "ok       hub: answers with 200."
    ]
