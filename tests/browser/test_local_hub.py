"""The local hub starts, stops, and comes back after anything that can happen to it."""

import os
import signal
import socket
import time
import urllib.error
import urllib.request

import psutil
import pytest
from local_hub import LocalHub

pytestmark = [pytest.mark.hub, pytest.mark.xdist_group("hub")]

SOON = 25  # seconds: two or three on an idle machine, and 35 where an ignored SIGINT is inherited


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    return tmp_path_factory.mktemp("lifecycle")


@pytest.fixture
def hub(state):
    """A hub on the folder that all tests here share; stopped at the end."""
    hub = LocalHub(state)
    yield hub
    if hub.process:
        hub.stop()


def status(url: str) -> int:
    try:
        return urllib.request.urlopen(url, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def sign_in_and_start(hub: LocalHub, user: str):
    """A server of one student, as a browser would have it started."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(f"{hub.address}/hub/login").read().decode()
    token = page.split('name="_xsrf" value="')[1].split('"')[0]
    form = f"username={user}&password={hub.password(user)}&_xsrf={token}".encode()
    opener.open(f"{hub.address}/hub/login", data=form, timeout=60)
    end = time.monotonic() + 60
    while not any("ipnb.student_server" in " ".join(p.cmdline()) for p in hub.processes()):
        assert time.monotonic() < end, "no server was started"
        time.sleep(0.1)


def test_it_starts_and_a_second_start_is_quick(hub):
    """Does the hub say where it is, serve the book to anybody, and skip what is done the second time?"""
    hub.start()
    assert hub.process.poll() is None, hub.said
    for words in (
        hub.address,
        "student1",
        hub.password("student1"),
        "no isolation between files",
        "Ctrl-C",
    ):
        assert words in hub.said
    assert status(f"{hub.address}/services/book/") == 200
    assert hub.stop() < SOON
    again = LocalHub(hub.state, hub.port)
    start = time.monotonic()
    again.start()
    seconds = time.monotonic() - start
    again.stop()
    assert "up to date" in again.said
    assert seconds < 60


def test_ctrl_c_stops_everything_within_seconds(hub):
    """Is anything left running, and does a shell's `&` (SIGINT ignored) make stopping slow?"""
    hub.start()
    sign_in_and_start(hub, "student1")
    seconds = hub.stop()
    assert hub.said.rstrip().endswith("Stopped.")
    assert hub.process.returncode == 0
    assert hub.processes() == []
    assert seconds < SOON


@pytest.mark.deep
def test_after_a_kill_the_next_start_works(hub):
    """Does a hub whose terminal and hub process were killed leave anything that blocks the next start?"""
    hub.start()
    sign_in_and_start(hub, "student1")
    left = hub.processes()
    hub.process.kill()
    hub.process.wait()
    for process in left:
        if process.cmdline()[1].endswith("/jupyterhub"):
            process.kill()
    hub.process.stdout.close()
    assert any(psutil.pid_exists(process.pid) for process in left)
    again = LocalHub(hub.state, hub.port).start()
    try:
        assert again.process.poll() is None, again.said
        assert status(f"{again.address}/hub/login") == 200
        assert not {process.pid for process in left} & {
            process.pid for process in again.processes()
        }
    finally:
        again.stop()
    hub.process = None


def test_a_second_hub_of_the_same_folder_is_refused(hub):
    """Is it said plainly where the first one runs and how to have a second?"""
    hub.start()
    second = LocalHub(hub.state).start()
    second.process.wait(30)
    assert second.process.returncode == 1
    assert hub.address in second.said and "IPNB_STATE" in second.said
    assert status(f"{hub.address}/hub/login") == 200
    os.kill(hub.process.pid, signal.SIGTERM)  # `kill`, or a closed terminal, is heard as Ctrl-C is
    hub.process.wait(15)
    assert hub.processes() == []


def test_a_taken_port_is_said_plainly(state):
    """Is a port in use told, with the remedy, and nothing else started?"""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        hub = LocalHub(state, port).start()
        hub.process.wait(30)
    assert hub.process.returncode == 1
    assert f"Port {port} is in use" in hub.said and f"PORT={port + 10}" in hub.said
    assert hub.processes() == []
