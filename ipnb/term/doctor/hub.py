"""A department's hub, asked on this machine alone: is it well, does its certificate hold, are there backups?"""

import http.client
import socket
import ssl
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509

from ipnb.term.doctor.check import Check, fault, ok, unknown

LOOPBACK = "127.0.0.1"
PORT = 443
#: a certificate is renewed a month before its end, so that less means that nobody renews it
LEAST_LEFT = timedelta(days=14)
#: what signs for itself, as a hub without a domain does, is renewed every few hours
LEAST_LEFT_OF_OWN = timedelta(hours=1)
#: backups are made each night
OLDEST_BACKUP = timedelta(hours=26)
BACKUPS = "/var/backups/ipnb"


@dataclass(frozen=True)
class Department:
    """What is read of a department's ``course.toml``.

    Attributes
    ----------
    domain : str
        "" for none.
    port : int
        On which the hub is spoken to by TLS.
    backups : Path
    """

    domain: str
    port: int
    backups: Path


def read_department(file: Path) -> Department:
    """Read what is needed here of a department's settings.

    Raises
    ------
    ValueError
        In words.
    """
    try:
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return Department(
            str(told.get("domain", "")),
            int(told.get("ports", {}).get("https", PORT)),
            Path(told.get("backup", {}).get("folder", BACKUPS)),
        )
    except OSError as error:
        raise ValueError(f"{file} cannot be read ({error.strerror})") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} cannot be used ({error})") from None


def department_checks(file: Path, now: datetime) -> Iterator[Check]:
    """Check hub, certificate and backups.

    Parameters
    ----------
    file
        The department's ``course.toml``.
    now
        In UTC.
    """
    try:
        department = read_department(file)
    except ValueError as problem:
        yield unknown("department", str(problem), "Run this as root, or mend the file.")
        return
    yield ok("department", str(file))
    yield from hub_checks(department, now)
    yield backup_check(department.backups, now)


def hub_checks(department: Department, now: datetime) -> Iterator[Check]:
    """Ask the hub whether it is well, and look at the certificate that it shows."""
    host = department.domain or "localhost"
    context = ssl.create_default_context()
    # it is asked on this machine, and one without a domain signs for itself; the end is looked at below
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((LOOPBACK, department.port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname=host) as shown,
        ):
            certificate = shown.getpeercert(binary_form=True)
            status = _health(shown, host)
    except (OSError, http.client.HTTPException) as error:
        found = f"nothing answers at https://{LOOPBACK}:{department.port} ({error})"
        yield fault("hub", found, "Look at its services: systemctl status 'ipnb-*'")
        return
    if status == http.client.OK:
        yield ok("hub", f"it answers at https://{host}:{department.port}")
    else:
        found = f"it answers /hub/health with {status}"
        yield fault("hub", found, "Look at its log: journalctl -u ipnb-hub")
    if certificate is not None:
        yield certificate_check(certificate, now)


def _health(shown: ssl.SSLSocket, host: str) -> int:
    """Return the status of the hub's own page about its health."""
    shown.sendall(f"GET /hub/health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    answer = http.client.HTTPResponse(shown)
    answer.begin()
    return answer.status


def certificate_check(der: bytes, now: datetime) -> Check:
    """Judge until when a certificate holds.

    Parameters
    ----------
    der
        The certificate as it is sent.
    now
        In UTC.
    """
    shown = x509.load_der_x509_certificate(der)
    begin, end = shown.not_valid_before_utc, shown.not_valid_after_utc
    is_short = end - begin < LEAST_LEFT
    words = f"it holds until {end:%Y-%m-%d %H:%M} UTC"
    if now < begin:
        found = f"it holds from {begin:%Y-%m-%d %H:%M} UTC on, which is still to come"
        return fault("certificate", found, "Look at the clock first")
    if end - now < (LEAST_LEFT_OF_OWN if is_short else LEAST_LEFT):
        words = words if end > now else f"it held until {end:%Y-%m-%d %H:%M} UTC"
        return fault("certificate", words, "Nothing renews it: look at journalctl -u ipnb-caddy")
    return ok("certificate", words)


def backup_check(folder: Path, now: datetime) -> Check:
    """Judge the age of the newest backup."""
    try:
        times = [one.stat().st_mtime for one in folder.iterdir() if not one.name.startswith(".")]
    except FileNotFoundError:
        times = []
    except OSError as error:
        return unknown(
            "backups", f"{folder} cannot be read ({error.strerror})", "Run this as root."
        )
    remedy = "Make one, and look at why none was made: journalctl -u ipnb-backup"
    if not times:
        return fault("backups", f"there is none in {folder}", remedy)
    newest = datetime.fromtimestamp(max(times), UTC)
    found = f"{len(times)} in {folder}, the newest of {newest:%Y-%m-%d %H:%M} UTC"
    if now - newest > OLDEST_BACKUP:
        return fault("backups", found, remedy)
    return ok("backups", found)
