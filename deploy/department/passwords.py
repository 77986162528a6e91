"""Passwords of people who sign in by the roster: drawn here, kept as Argon2 digests that only root reads."""

import csv
import io
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from department.layout import Layout

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
#: as long as one that is checked in vain, so that time does not tell who has an account
NOBODY = PasswordHasher().hash(secrets.token_hex(8))


def draw(layout: Layout, names: Iterable[str]) -> dict[str, str]:
    """Draw passwords for these accounts, new ones for those that had one.

    Returns
    -------
    dict
        Account to password. They are kept nowhere as they are, but in the sheet that `write_sheet` writes.
    """
    drawn = {name: new_password() for name in names}
    hasher = PasswordHasher()
    kept = _read(layout) | {name: hasher.hash(password) for name, password in drawn.items()}
    fresh = book(layout).with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(kept, file, indent=1, sort_keys=True)
    fresh.replace(book(layout))
    return drawn


def without_one(layout: Layout, names: Iterable[str]) -> list[str]:
    """Return the accounts among these that have no password yet."""
    kept = _read(layout)
    return [name for name in names if name not in kept]


def opens(layout: Layout, name: str, given: str) -> bool:
    """Whether this is the password of this account."""
    try:
        return PasswordHasher().verify(_read(layout).get(name, NOBODY), given)
    except VerificationError:
        return False


def write_sheet(layout: Layout, drawn: dict[str, str]) -> Path:
    """Write passwords that were drawn to a file that only root reads, to be handed out and deleted."""
    path = layout.secrets / "new-passwords.csv"
    out = io.StringIO()
    csv.writer(out).writerows([["account", "password"], *drawn.items()])
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(out.getvalue())
    return path


def new_password() -> str:
    """Return a password of three times four signs: 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def book(layout: Layout) -> Path:
    """Return the file with the digests."""
    return layout.registry / "passwords.json"


def _read(layout: Layout) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads(book(layout).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept
