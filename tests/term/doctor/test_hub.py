"""A department's hub: asked over a real TLS connection on loopback."""

import http.server
import os
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from ipnb.term.doctor.check import State
from ipnb.term.doctor.hub import (
    Department,
    backup_check,
    certificate_check,
    department_checks,
    hub_checks,
    read_department,
)

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def certificate(begin, end):
    """A certificate for localhost, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(end)
        .sign(key, hashes.SHA256())
    )
    return made, key


class Hub(http.server.BaseHTTPRequestHandler):
    """Answers as a hub does about its health."""

    status = 200

    def do_GET(self):
        self.send_response(self.status if self.path == "/hub/health" else 404)
        self.end_headers()

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def port(tmp_path):
    made, key = certificate(NOW - DAY, NOW + 60 * DAY)
    file = tmp_path / "both.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_hub_that_is_well_and_its_certificate(port, tmp_path):
    found = list(hub_checks(Department("", port, tmp_path), NOW))
    assert [(one.what, one.state) for one in found] == [
        ("hub", State.OK),
        ("certificate", State.OK),
    ]


def test_a_hub_that_is_not_well(port, tmp_path, monkeypatch):
    monkeypatch.setattr(Hub, "status", 503)
    [hub, _] = hub_checks(Department("", port, tmp_path), NOW)
    assert hub.state is State.FAULT and "503" in hub.found


def test_a_hub_that_is_not_there(tmp_path):
    [found] = hub_checks(Department("", 9, tmp_path), NOW)
    assert found.state is State.FAULT and "nothing answers" in found.found


@pytest.mark.parametrize(
    ("begin", "end", "state", "said"),
    [
        (-30, 60, State.OK, "holds until"),
        (-80, 10, State.FAULT, "holds until"),
        (-90, -1, State.FAULT, "held until"),
        (1, 90, State.FAULT, "still to come"),
        (-0.2, 0.3, State.OK, "holds until"),
        (-0.49, 0.01, State.FAULT, "holds until"),
    ],
)
def test_a_certificate_is_judged_by_how_long_it_was_made_for(begin, end, state, said):
    made, _ = certificate(NOW + begin * DAY, NOW + end * DAY)
    found = certificate_check(made.public_bytes(Encoding.DER), NOW)
    assert found.state is state and said in found.found


def test_backups_are_judged_by_their_newest(tmp_path):
    assert backup_check(tmp_path / "none", NOW).state is State.FAULT
    for age in (3, 30):
        (tmp_path / str(age)).touch()
        os.utime(tmp_path / str(age), ((NOW - timedelta(hours=age)).timestamp(),) * 2)
    assert backup_check(tmp_path, NOW).state is State.OK
    (tmp_path / "3").unlink()
    assert backup_check(tmp_path, NOW).state is State.FAULT


def test_settings_are_read_and_what_cannot_be_is_said(tmp_path, port):
    file = tmp_path / "course.toml"
    text = f'domain = ""\n[backup]\nfolder = "{tmp_path}"\n[ports]\nhttps = {port}\n'
    file.write_text(text, encoding="utf-8")
    assert read_department(file) == Department("", port, tmp_path)
    assert [one.what for one in department_checks(file, NOW)] == [
        "department", "hub", "certificate", "backups",
    ]  # fmt: skip
    file.write_text("domain = [", encoding="utf-8")
    [found] = department_checks(file, NOW)
    assert found.state is State.UNKNOWN and "cannot be used" in found.found
    [found] = department_checks(tmp_path / "none.toml", NOW)
    assert "cannot be read" in found.found
