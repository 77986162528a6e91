"""What is to be known of an OpenID provider, as it publishes it."""

import json
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

BELOW = "/.well-known/openid-configuration"
#: what a sign-in needs
WANTED = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
PATIENCE = 10


class NoProvider(Exception):
    """A provider cannot be used; the message says why, and what to do."""


def provider_addresses(issuer: str, kept: Path) -> Mapping[str, Any]:
    """Ask a provider for its addresses; what it said last serves while it does not answer.

    Parameters
    ----------
    issuer
        Its address.
    kept
        The file with what it said last.

    Raises
    ------
    NoProvider
        If it never answered, or answers for another.
    """
    try:
        with urllib.request.urlopen(f"{issuer.rstrip('/')}{BELOW}", timeout=PATIENCE) as answer:
            said = json.load(answer)
    except (OSError, ValueError) as problem:
        said = _last(kept)
        if said is None or said.get("issuer") != issuer:
            raise NoProvider(
                f"{issuer} does not answer as an OpenID provider ({problem}). Look whether sign_in.issuer is "
                f"right and this machine reaches it: {issuer.rstrip('/')}{BELOW} must open."
            ) from None
        return said
    _check(issuer, said)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(said), encoding="utf-8")
    return said


def _last(kept: Path) -> dict[str, Any] | None:
    try:
        said: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return said


def _check(issuer: str, said: Any) -> None:
    if not isinstance(said, dict) or said.get("issuer") != issuer:
        called = said.get("issuer") if isinstance(said, dict) else "nothing"
        raise NoProvider(
            f"{issuer} calls itself {called}. Write that into sign_in.issuer, to the last sign, if it is the "
            "right one."
        )
    if missing := [name for name in WANTED if not said.get(name)]:
        raise NoProvider(f"{issuer} does not say its {', '.join(missing)}: sign-in needs them.")
