"""The whole server as a process: what it logs, and how it ends."""

import signal
import time

import psutil
import pytest

from student_server.conftest import release
from student_server.student_hub import StudentHub
from student_server.talk import request_for, talk, token_of

pytestmark = pytest.mark.xdist_group("student_server")


def wait_until_ended(process: psutil.Process, seconds: float) -> None:
    """The hub, whose child it is, may only look later."""
    end = time.monotonic() + seconds
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end, "it goes on"
        time.sleep(0.05)


def test_asked_to_end_it_ends_at_once_with_a_page_open(hub):
    """Would a hub wait half a minute for each server?"""
    visitor = hub.visitor("eve")
    (process,) = hub.processes("eve")
    hello = {"xsrf": token_of(hub, "eve", visitor)}
    assert talk(request_for(hub, "eve", visitor, "desk"), hello)
    process.send_signal(signal.SIGTERM)
    wait_until_ended(process, 3)


def test_the_log_holds_no_token(hub, ada):
    """Would whoever reads the hub's log be able to go on as a student?"""
    ada.get(hub.url("ada", "form/nowhere?token=secret-word"))
    end = time.monotonic() + 5
    # the line is written after the answer has gone
    while "404 GET /user/ada/form/nowhere" not in (text := hub.log.read_text(encoding="utf-8")):
        assert time.monotonic() < end, text[-2000:]
        time.sleep(0.05)
    assert "secret-word" not in text
    assert token_of(hub, "ada", ada) not in text


@pytest.mark.deep
def test_a_server_that_nobody_uses_ends_by_itself(tmp_path):
    """Does it hold memory for the night?"""
    hub = release(StudentHub(tmp_path, IPNB_IDLE_SECONDS="3")).start()
    try:
        hub.visitor("ada")
        (process,) = hub.processes("ada")
        wait_until_ended(process, 30)
        assert "Nobody was here for 3 seconds" in hub.log.read_text(encoding="utf-8")
    finally:
        hub.stop()
