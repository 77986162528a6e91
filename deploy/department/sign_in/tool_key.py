"""The key with which this hub signs what it sends to a learning platform."""

import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from ipnb.lms.grade_service import registration
from ipnb.lms.records import TOOL_KEY, Platform

BITS = 2048


def make_key(folder: Path) -> Path:
    """Make the key where there is none; whoever sends grades reads it too, by the folder's group.

    Parameters
    ----------
    folder
        That of the registry.
    """
    file = folder / TOOL_KEY
    if not file.exists():
        pem = generate_private_key(65537, BITS).private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as out:
            out.write(pem)
            # whatever the hub's own mask takes away
            os.fchmod(out.fileno(), 0o640)
        fresh.replace(file)
    return file


def public_keys(platform: Platform, file: Path) -> dict[str, Any]:
    """Return the public half as a set of keys, which a platform reads."""
    return {"keys": registration(platform, file).get_jwks()}
