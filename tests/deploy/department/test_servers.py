"""What a server is given; that nothing else is seen is tried in tests/department/test_isolation.py."""

import os
import pwd
from dataclasses import replace

import pytest
from department import servers
from department.layout import INSTRUCTORS
from department.settings import SignIn

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


def test_an_instructor_has_the_course_and_the_gradebook_besides(installed, settings):
    """Could they grade? And is what they make the others' too?"""
    room = servers.instructor_room(installed, settings, ME)
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


def test_a_student_has_the_light_server_and_jupyterlab_beside_it(installed, settings):
    """Do both stand in the same room, and does JupyterLab lead to the desk and the form of the first?"""
    first = servers.server_of(installed, settings, ME, instructs=False)
    lab = servers.server_of(installed, settings, ME, instructs=False, name="lab")
    assert first.command[-2:] == ["-m", "ipnb.student_server"]
    assert lab.command[-1].endswith("deploy/local/singleuser.py")
    assert first.command[:-3] == lab.command[:-2]
    assert (first.landing, lab.landing) == ("", "/lab")
    assert first.environment == lab.environment
    assert first.environment["IPNB_STUDENT_SERVER"] == f"/user/{ME}/"
    assert first.environment["IPNB_IDLE_SECONDS"] == "3600"


@pytest.mark.parametrize(("instructs", "name"), [(True, "lab"), (False, "other")])
def test_there_is_no_other_server(installed, settings, instructs, name):
    """Would somebody have more rooms than are meant for them?"""
    with pytest.raises(ValueError, match="There is no server called"):
        servers.server_of(installed, settings, ME, instructs, name)


def test_where_grades_go_is_shown_to_instructors_alone(installed, settings):
    """Could `ipnb lms send` find the registry, and would a student read it?"""
    by_lti = replace(settings, sign_in=SignIn("lti"))
    teacher = servers.instructor_server(installed, by_lti, ME)
    assert teacher.environment["IPNB_LMS"] == str(installed.lms)
    assert installed.lms in servers.instructor_room(installed, by_lti, ME).readable
    student = servers.student_server(installed, by_lti, ME)
    assert "IPNB_LMS" not in student.environment
    assert not any(str(installed.lms) in word for word in student.command)
    assert "IPNB_LMS" not in servers.instructor_server(installed, settings, ME).environment
