"""`ipnb doctor` on a course folder alone, and beside a department."""

import json
import os
import pwd
from datetime import UTC, datetime

import pytest

from ipnb.cli import main
from ipnb.term.doctor.hub import HEALTH

pytestmark = pytest.mark.xdist_group("term")


@pytest.fixture(autouse=True)
def no_department(tmp_path, monkeypatch):
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path / "prefix"))


def test_a_course_alone_is_looked_at_and_the_rest_named(taught):
    code, said = taught.ipnb("doctor")
    for line in (
        "ok       term: 2027-spring",
        "ok       gradebook:",
        "ok       exchange:",
        "ok       disk:",
    ):
        assert line in said
    assert "Not looked at: hub, certificate and backups, as there is no" in said
    assert "what PDFs need (--pdf)" in said
    assert code == ("\nfault" in said)


def test_a_program_reads_the_same(taught):
    told = json.loads(taught.ipnb("doctor", "--json")[1])
    assert {"what", "state", "found", "remedy"} == set(told["checks"][0])
    assert len(told["not_looked_at"]) == 2


def test_looking_changes_nothing(taught):
    before = {path: path.stat().st_mtime_ns for path in taught.home.rglob("*") if path.is_file()}
    taught.ipnb("doctor")
    after = {path: path.stat().st_mtime_ns for path in taught.home.rglob("*") if path.is_file()}
    assert {p for p in after if after[p] != before.get(p)} <= {taught.root / ".nbgrader.log"}


def test_a_fault_ends_with_1(taught):
    (taught.exchange / "ipnb/inbound").chmod(0o777)
    code, said = taught.ipnb("doctor")
    assert code == 1 and "fault    exchange:" in said and "chmod o-r" in said


def test_a_department_is_looked_at_where_there_is_one(taught, tmp_path):
    file = tmp_path / "prefix/etc/ipnb/course.toml"
    file.parent.mkdir(parents=True)
    file.touch()
    assert "unknown  hub: it has not written how it is" in taught.ipnb("doctor")[1]
    health = tmp_path / "prefix" / HEALTH
    health.parent.mkdir(parents=True)
    look = {"what": "backup", "state": "fault", "said": "there is none", "remedy": "Make one."}
    told = {"at": datetime.now(UTC).isoformat(), "checks": [look]}
    health.write_text(json.dumps(told), encoding="utf-8")
    code, said = taught.ipnb("doctor")
    assert code == 1 and "fault    backup: there is none. Make one." in said


def test_no_course_and_no_department_leaves_the_installation(tmp_path, capsys):
    main(["doctor", "--course-dir", str(tmp_path)])
    said = capsys.readouterr().out
    assert "Python:" in said and "Not looked at: a course, as" in said


def test_root_runs_no_code_of_another_account(taught):
    """Would an instructor's configuration run as root because root asked how things stand?"""
    is_root, config = os.geteuid() == 0, taught.root / "nbgrader_config.py"
    if is_root:
        os.chown(config, pwd.getpwnam("nobody").pw_uid, 0)
    said = taught.ipnb("doctor")[1]
    assert ("root does not run it" in said and "sudo -u nobody ipnb doctor" in said) is is_root
    assert ("gradebook:" in said) is not is_root
