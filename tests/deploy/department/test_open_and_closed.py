"""Opening and closing the hub as a whole."""

import http.server
import threading

import pytest
from department import database, open_and_closed


class Remembering:
    """A manager that remembers the order, in place of a machine's services."""

    def __init__(self):
        self.said = []

    def is_running(self, service):
        return False

    def start(self, service):
        self.said.append(f"start {service.name}")

    def stop(self, service):
        self.said.append(f"stop {service.name}")


@pytest.fixture(autouse=True)
def packages(tmp_path, monkeypatch):
    """A machine with PostgreSQL 15."""
    program = tmp_path / "packages/15/bin/initdb"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(database, "PACKAGES", tmp_path / "packages")


def test_the_front_door_opens_last_and_closes_first(layout, settings, monkeypatch):
    """Would people meet an error of the proxy meanwhile?"""
    manager = Remembering()
    monkeypatch.setattr(open_and_closed, "answers", lambda address: True)
    list(open_and_closed.open_doors(layout, settings, manager))
    open_and_closed.close_doors(layout, settings, manager)
    names = ["proxy", "hub", "caddy"]
    assert manager.said == [*(f"start {n}" for n in names), *(f"stop {n}" for n in reversed(names))]


def test_only_an_answer_without_a_fault_counts():
    """Would the proxy's 404, before the hub told it more, look like the hub?"""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    assert open_and_closed.answers(f"{address}/there")
    assert not open_and_closed.answers(f"{address}/elsewhere")
    server.shutdown()
    server.server_close()
    assert not open_and_closed.answers(f"{address}/there")
