"""Names of accounts: one string that is a Unix user, a hub user and nbgrader's student id. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

#: the signs that a name of an account may have, as Unix, JupyterHub and nbgrader's exchange all take them
PATTERN = re.compile(r"[a-z][a-z0-9-]{0,30}")
LONGEST = 31
#: the same in words
RULE = "small Latin letters, digits and hyphens, a letter first, 31 signs at most"
#: for a person of whose name no letter is left, as of one in emoji only
NAMELESS = "student"
#: names that a machine gives to itself, or that people take for somebody in charge
RESERVED = frozenset((
    "adm", "admin", "administrator", "apache", "backup", "bin", "caddy", "daemon", "dask",
    "everyone", "exchange", "ftp", "games", "gnats", "grader", "guest", "help", "hub", "instructor",
    "ipnb", "irc", "jupyter", "jupyterhub", "list", "lp", "mail", "man", "messagebus", "news",
    "nginx", "nobody", "nogroup", "operator", "postgres", "proxy", "root", "shadow", "sshd",
    "staff", "sudo", "support", "sync", "sys", "system", "tty", "users", "uucp", "voice", "wheel",
    "www-data",
))  # fmt: skip


def is_account_name(name: str) -> bool:
    """Say whether a name is one that an account may have."""
    return PATTERN.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Say whether a name belongs to the machine whatever accounts it has now."""
    return name in RESERVED or name.startswith(("systemd-", "ipnb-"))


def account_problem(name: str) -> str:
    """Say why a name cannot be an account, in words that follow the name; "" if it can."""
    if is_reserved(name):
        return "is an account of the system"
    if is_account_name(name):
        return ""
    if len(name) > LONGEST:
        return f"has more than {LONGEST} signs"
    if not re.match("[a-z]", name):
        return "does not begin with a small Latin letter"
    odd = sorted(set(re.sub("[a-z0-9-]", "", name)))
    seen = ", ".join(f"“{sign if sign.isprintable() else repr(sign)[1:-1]}”" for sign in odd)
    return f"holds what no account may hold ({seen})"


def fold(name: str) -> str:
    """Turn anything that a person is called into a name of an account.

    Parameters
    ----------
    name
        In any script. Of an address of e-mail only what stands before the ``@`` counts.

    Returns
    -------
    str
        Small Latin letters, digits and hyphens; ``""`` if no letter or digit is left.
    """
    before, at, after = name.strip().rpartition("@")
    local = before if at and before and "." in after else name
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in local)
    # letters of another script one by one: what stands for a sign may itself hold an apostrophe
    latin = re.sub(r"[^a-z0-9-]", "", anyascii(unicodedata.normalize("NFC", kept)).lower())
    words = re.sub(r"-+", "-", latin).strip("-")
    begins = words if not words or words[0].isalpha() else f"u{words}"
    return begins[:LONGEST].rstrip("-")


def first_fold(names: Iterable[str]) -> str:
    """Return the first of some names of which something is left when it is folded; else ``student``."""
    return next(filter(None, map(fold, names)), NAMELESS)


def propose_account(name: str) -> str:
    """Make a name that an account may have, the same for the same person on every machine; "" if it cannot be.

    Parameters
    ----------
    name
        As for `fold`.
    """
    return next(one for one in numbered(fold(name)) if not is_reserved(one)) if fold(name) else ""


def numbered(name: str) -> Iterator[str]:
    """Give a name, then the same with -2, -3 and so on, each short enough."""
    yield name
    number = 2
    while True:
        ending = f"-{number}"
        yield name[: LONGEST - len(ending)].rstrip("-") + ending
        number += 1
