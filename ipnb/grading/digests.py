"""Digests, to tell whether two things are the same without keeping either."""

import hashlib


def digest(data: bytes | str) -> str:
    """Return a short SHA-256 of some bytes or text: 16 hexadecimal digits."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]
