"""Caddy, which everybody meets first: TLS, the book as files, the hub behind."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from department.folders import write_file
from department.layout import Layout
from department.settings import Settings

#: a department without a domain is reached by the machine's names, and its certificate signed by the machine
CADDYFILE = """# Written by `make department`.
{{
	admin off
	http_port {http}
	https_port {https}
	skip_install_trust
	log {{
		level WARN
	}}
}}

{addresses} {{
{tls}	encode gzip
	redir /services/book /services/book/
	handle_path /services/book/* {{
		root * {book}
		header Cache-Control no-cache
		header X-Content-Type-Options nosniff
		file_server {{
			precompressed br
		}}
	}}
	handle {{
		reverse_proxy 127.0.0.1:{proxy}
	}}
}}
"""
#: for a name of the department's own: said of localhost, it would hold for whatever else is tried there
HTTPS_ONLY = '\theader Strict-Transport-Security "max-age=31536000"\n'


def write_caddyfile(layout: Layout, settings: Settings) -> Iterator[str]:
    """Write what Caddy reads."""
    text = caddyfile(settings, layout.current / "_build/html", own_names())
    yield from write_file(layout.web / "Caddyfile", text, 0o644)


def caddyfile(settings: Settings, book: Path, names: list[str]) -> str:
    """Return the text of the Caddyfile.

    Parameters
    ----------
    book
        The folder of the built book.
    names
        What the machine is called, for a hub without a domain.
    """
    hosts = [settings.domain] if settings.domain else names
    return CADDYFILE.format(
        http=settings.ports.http,
        https=settings.ports.https,
        addresses=", ".join(f"https://{_host(name)}" for name in hosts),
        # without the line Caddy asks for a certificate that browsers know, and renews it
        tls=HTTPS_ONLY if settings.domain else "\ttls internal\n",
        book=book,
        proxy=settings.ports.proxy,
    )


def own_names() -> list[str]:
    """Return the names and addresses by which this machine is reached, loopback first."""
    name = socket.gethostname()
    found = {entry[4][0] for entry in _addresses(name)}
    outward = sorted(
        address for address in found if not address.startswith(("127.", "::1", "fe80"))
    )
    return list(dict.fromkeys(["localhost", "127.0.0.1", socket.getfqdn(), name, *outward]))


def _addresses(name: str) -> list:
    try:
        return socket.getaddrinfo(name, None)
    except OSError:
        return []


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def address(settings: Settings) -> str:
    """Return what people type into a browser."""
    host = settings.domain or "127.0.0.1"
    return f"https://{host}" + ("" if settings.ports.https == 443 else f":{settings.ports.https}")


def certificate_end(settings: Settings) -> datetime:
    """Return when the certificate that Caddy shows runs out; an OSError where none is shown."""
    host = settings.domain or "localhost"
    context = ssl.create_default_context()
    # what is looked at is the end, also of a certificate that only this machine signed
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", settings.ports.https), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as shown,
    ):
        der = shown.getpeercert(binary_form=True)
    return end_of(ssl.DER_cert_to_PEM_cert(der))


def end_of(pem: str) -> datetime:
    """Return when a certificate runs out."""
    from cryptography import x509

    return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc.astimezone(UTC)
