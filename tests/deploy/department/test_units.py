"""What systemd and logrotate read."""

import configparser
import shutil
import subprocess

import pytest
from department.services import Service
from department.units import rotation, timer, unit, write_units

HUB = Service(
    "hub",
    "JupyterHub",
    "root",
    ("/opt/a b/python", "-m", "x", "100%"),
    environment={"IPNB_PREFIX": "/"},
    after=("postgresql",),
)
FRONT = Service(
    "caddy", "TLS", "caddy", ("/usr/bin/caddy",), capabilities=("CAP_NET_BIND_SERVICE",)
)
BACKUP = Service("backup", "backup", "root", ("/bin/true",), when="*-*-* 03:15:00")


def read(text: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None, strict=False)
    parsed.optionxform = str
    parsed.read_string(text)
    return parsed


def test_a_command_is_quoted_as_systemd_reads_it(layout):
    """Would a space or a percent sign in a path change the command?"""
    assert read(unit(HUB, layout))["Service"]["ExecStart"] == '"/opt/a b/python" -m x 100%%'


def test_what_runs_all_the_time_starts_again_and_after_what_it_needs(layout):
    """Would a crash at night leave the course closed?"""
    said = read(unit(HUB, layout))
    assert said["Service"]["Restart"] == "always"
    assert "ipnb-postgresql.service" in said["Unit"]["After"]
    assert said["Install"]["WantedBy"] == "multi-user.target"


def test_the_front_door_may_bind_its_ports_and_nothing_else(layout):
    """Would it have to be root for port 443?"""
    said = read(unit(FRONT, layout))["Service"]
    assert said["User"] == "caddy"
    assert said["AmbientCapabilities"] == said["CapabilityBoundingSet"] == "CAP_NET_BIND_SERVICE"
    assert said["NoNewPrivileges"] == "yes"


def test_what_runs_at_times_has_a_timer(layout):
    """Would a backup that was missed stay missed?"""
    assert "Install" not in read(unit(BACKUP, layout))
    said = read(timer(BACKUP))["Timer"]
    assert (said["OnCalendar"], said["Persistent"]) == ("*-*-* 03:15:00", "true")


def test_a_second_writing_changes_nothing(layout):
    """Would every run reload systemd?"""
    assert len(list(write_units(layout, (HUB, FRONT, BACKUP)))) == 6
    assert list(write_units(layout, (HUB, FRONT, BACKUP))) == []


def test_systemd_finds_nothing_wrong(layout, tmp_path):
    """Does the real program take them?"""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.fail("systemd-analyze is not here: apt-get install systemd")
    path = tmp_path / "ipnb-backup.service"
    path.write_text(unit(BACKUP, layout), encoding="utf-8")
    said = subprocess.run([program, "verify", path], capture_output=True, text=True).stderr
    assert "ipnb-backup" not in said, said


def test_logrotate_takes_its_file(layout, tmp_path):
    """Would a mistake in it leave logs to fill the disk?"""
    program = shutil.which("logrotate") or "/usr/sbin/logrotate"
    path = tmp_path / "rotation"
    path.write_text(rotation(layout), encoding="utf-8")
    done = subprocess.run([program, "--debug", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
