"""What a server is given; that nothing else is seen is tried in tests/department/test_isolation.py."""

import os
import pwd

import pytest
from department import servers
from department.layout import INSTRUCTORS

ME = pwd.getpwuid(os.geteuid()).pw_name


@pytest.fixture
def installed(layout, monkeypatch):
    """An installation with a release, and this account as a person of both roles."""
    (layout.releases / "one").mkdir(parents=True)
    layout.current.symlink_to(layout.releases / "one")
    real = servers.grp.getgrnam
    monkeypatch.setattr(
        servers.grp, "getgrnam", lambda name: real("root") if name == INSTRUCTORS else real(name)
    )
    return layout


def test_a_student_is_shown_the_code_the_exchange_and_the_own_home(installed):
    """Is the course, a database or another home among it?"""
    room = servers.student_room(installed, ME)
    assert room.readable == (installed.release(),)
    assert room.writable == (installed.exchange,)
    assert room.home == installed.home(ME)
    assert room.umask == "077"
    assert room.passwd.read_text(encoding="utf-8").count("\n") <= 2


def test_an_instructor_has_the_course_and_the_gradebook_besides(installed):
    """Could they grade? And is what they make the others' too?"""
    room = servers.instructor_room(installed, ME)
    assert installed.course in room.writable
    assert installed.sockets in room.readable
    assert (room.folder, room.umask) == (installed.course, "007")


def test_a_student_is_told_of_no_gradebook_and_no_course(installed, settings):
    """Would the environment name places that are not theirs?"""
    student = servers.student_server(installed, settings, ME)
    teacher = servers.instructor_server(installed, settings, ME)
    hidden = {"IPNB_GRADEBOOK", "IPNB_COURSE_ROOT"}
    assert hidden <= set(teacher.environment)
    assert not hidden & set(student.environment)
    assert student.environment["TZ"] == "Europe/London"
    assert not any(
        "{" in word for word in student.command + teacher.command
    )  # systemd's spawner fills these
