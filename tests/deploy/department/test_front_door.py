"""What Caddy reads, and until when a certificate holds."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from department.front_door import address, caddyfile, end_of, own_names

BOOK = Path("/opt/ipnb/current/_build/html")


def adapted(text: str, tmp_path) -> dict:
    """What Caddy itself understands."""
    program = shutil.which("caddy")
    if program is None:
        pytest.fail("Caddy is not here: apt-get install caddy")
    path = tmp_path / "Caddyfile"
    path.write_text(text, encoding="utf-8")
    command = [program, "adapt", "--config", path, "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_with_a_domain_caddy_has_a_certificate_that_browsers_know(settings, tmp_path):
    """Would it sign one itself?"""
    told = adapted(caddyfile(settings, BOOK, ["localhost"]), tmp_path)
    assert "internal" not in json.dumps(told["apps"].get("tls", {}))
    assert "course.example.org" in json.dumps(told)
    assert "Strict-Transport-Security" in json.dumps(told)
    assert told["admin"] == {"disabled": True}


def test_without_one_the_machine_signs_for_its_own_names(settings, tmp_path):
    """Would anybody's name be answered, so that a page elsewhere could reach the hub under its own?"""
    own = caddyfile(replace(settings, domain=""), BOOK, ["localhost", "10.0.0.5", "fd00::5"])
    told = json.dumps(adapted(own, tmp_path))
    assert '"module": "internal"' in told
    for name in ("localhost", "10.0.0.5", "fd00::5"):
        assert name in told
    assert "on_demand" not in told
    assert "Strict-Transport-Security" not in told, "localhost would be told for every port"


def test_the_book_is_files_and_the_rest_is_the_hub(settings, tmp_path):
    """Would each page of the book go through the proxy?"""
    told = json.dumps(adapted(caddyfile(settings, BOOK, []), tmp_path))
    assert str(BOOK) in told
    assert '"dial": "127.0.0.1:8000"' in told
    assert '"precompressed"' in told


def test_a_machine_knows_its_own_names():
    """Is loopback among them, which the checks of health use?"""
    assert own_names()[:2] == ["localhost", "127.0.0.1"]
    assert len(set(own_names())) == len(own_names())


def test_people_type_no_port_that_browsers_know(settings):
    """Is the address as one says it?"""
    assert address(settings) == "https://course.example.org"
    trial = replace(settings, domain="", ports=replace(settings.ports, https=8443))
    assert address(trial) == "https://127.0.0.1:8443"


def test_the_end_of_a_certificate_is_read():
    """Would the page of health show another time?"""
    key, end = ec.generate_private_key(ec.SECP256R1()), datetime(2027, 1, 2, 3, 4, tzinfo=UTC)
    name = x509.Name([])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(end - timedelta(days=1))
        .not_valid_after(end)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM).decode()
    assert end_of(pem) == end
