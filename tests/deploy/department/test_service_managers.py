"""Starting and stopping: plain processes, as a trial has them."""

import os
import pwd
import sys

import pytest
from department.faults import Fault
from department.service_managers import Processes, has_systemd, manager_of, variables, wait_until
from department.services import Service

ME = pwd.getpwuid(os.geteuid()).pw_name
SLEEPS = (
    sys.executable,
    "-c",
    "import os, time; print(os.environ['GIVEN'], flush=True); time.sleep(60)",
)


@pytest.fixture
def manager(layout):
    """A manager of processes with its folders."""
    for folder in (layout.running, layout.logs, layout.hub):
        folder.mkdir(parents=True)
    return Processes(layout)


@pytest.fixture
def service(tmp_path, monkeypatch):
    """A service of this account with a secret."""
    secrets = tmp_path / "secrets"
    secrets.write_text("GIVEN=a=b\n", encoding="utf-8")
    # tests may be anybody's: then the account is their own, and nothing has to be given up
    monkeypatch.setattr("department.service_managers._as", lambda account: {})
    return Service("sleeper", "sleeps", ME, SLEEPS, secrets=secrets)


def test_a_process_starts_once_and_stops(manager, service, layout):
    """Would a second start make a second one?"""
    assert not manager.is_running(service)
    manager.start(service)
    number = (layout.running / "sleeper.pid").read_text(encoding="utf-8")
    manager.start(service)
    assert (layout.running / "sleeper.pid").read_text(encoding="utf-8") == number
    log = layout.logs / "sleeper.log"
    wait_until(lambda: log.read_text(encoding="utf-8") == "a=b\n", "It", log, 20)
    manager.stop(service)
    assert not manager.is_running(service)
    manager.stop(service)


def test_a_number_that_is_another_processs_now_is_not_taken_for_it(manager, service, layout):
    """Would a stranger be stopped?"""
    (layout.running / "sleeper.pid").write_text(f"{os.getpid()}\n", encoding="utf-8")
    assert not manager.is_running(service)


def test_what_does_not_come_up_shows_the_end_of_its_log(layout, manager):
    """Is the operator told why?"""
    log = layout.logs / "x.log"
    log.write_text("port taken\n", encoding="utf-8")
    with pytest.raises(Fault, match=r"The hub did not come up in 0 s.\nport taken"):
        wait_until(lambda: False, "The hub", log, 0.1)


def test_a_trial_never_touches_systemd(layout):
    """Would it write units of the machine?"""
    assert isinstance(manager_of(layout), Processes)
    assert has_systemd() in (True, False)


def test_secrets_are_read_when_it_starts(service):
    """Is an equals sign part of a secret?"""
    assert variables(service) == {"GIVEN": "a=b"}
