"""Passwords of people on the roster: drawn here, kept as digests, and given out once."""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
FILE = "passwords.json"
#: scrypt's cost: 16 MB and some tens of milliseconds a try
COST = {"n": 2**14, "r": 8, "p": 1}


class Passwords:
    """The passwords of a hub.

    Parameters
    ----------
    folder
        That only root reads.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def draw(self, accounts: Iterable[str], anew: Iterable[str] = ()) -> dict[str, str]:
        """Draw a password for whoever has none.

        Parameters
        ----------
        accounts
            Everybody who is to have one; others lose theirs.
        anew
            Those who get another one, for example because theirs is lost.

        Returns
        -------
        dict of str to str
            Only what was drawn now: nobody can read it again afterwards.
        """
        kept = self._read()
        wanted = dict.fromkeys(accounts)
        drawn = {name: _draw() for name in wanted if name not in kept or name in set(anew)}
        fresh = {name: kept[name] for name in wanted if name not in drawn}
        self._write(fresh | {name: _digest(password) for name, password in drawn.items()})
        return drawn

    def opens(self, account: str, given: str) -> bool:
        """Say whether this is the password of an account; as slow for an account that is not there."""
        salt, wanted = self._read().get(account, _NOBODY).split(":")
        return secrets.compare_digest(_digest(given, salt).partition(":")[2], wanted)

    def _read(self) -> dict[str, str]:
        try:
            read: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return read

    def _write(self, digests: dict[str, str]) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(digests, file, indent=1)
        fresh.replace(self._file)


def _draw() -> str:
    # twelve letters of thirty-one: too many for guessing, so that nobody need be locked out
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def _digest(password: str, salt: str = "") -> str:
    salt = salt or secrets.token_hex(16)
    digest = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), dklen=32, **COST)
    return f"{salt}:{digest.hex()}"


#: of no password
_NOBODY = f"{'00' * 16}:"
