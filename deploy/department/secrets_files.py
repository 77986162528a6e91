"""Secrets, drawn once: what the hub and its proxy share, and what the hub signs cookies with."""

import secrets
from collections.abc import Iterator

from department.folders import write_file
from department.layout import Layout


def draw(layout: Layout) -> Iterator[str]:
    """Draw the secrets that are not there yet."""
    if not layout.proxy_secret.exists():
        yield from write_file(
            layout.proxy_secret, f"CONFIGPROXY_AUTH_TOKEN={secrets.token_hex(32)}\n", 0o600
        )
    cookies = layout.secrets / "cookie-secret"
    if not cookies.exists():
        yield from write_file(cookies, secrets.token_hex(32) + "\n", 0o600)
