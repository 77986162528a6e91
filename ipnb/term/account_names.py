"""Which names may be an account on a department's hub, and which one could be made from what a roster has. Pure.

One string is the account on the machine, the user of the hub and nbgrader's id of the student, so it has to
be what all three take: small Latin letters, digits and hyphens.
"""

import re

from anyascii import anyascii

from ipnb.grading.student_ids import quoted

LONGEST = 31
RULE = "small Latin letters, digits and hyphens, a letter first, 31 signs at most"
_ACCOUNT = re.compile(r"[a-z][a-z0-9-]{0,30}")
#: accounts that every Debian has, or that this course's services use
RESERVED = frozenset((
    "root", "daemon", "bin", "sys", "sync", "games", "man", "lp", "mail", "news", "uucp", "proxy", "www-data",
    "backup", "list", "irc", "gnats", "nobody", "messagebus", "sshd", "postgres", "caddy", "ipnb",
))  # fmt: skip


def account_problem(name: str) -> str:
    """Say why a name cannot be an account, in words that follow the name; "" if it can."""
    if name in RESERVED or name.startswith(("systemd-", "ipnb-")):
        return "is an account of the system"
    if _ACCOUNT.fullmatch(name):
        return ""
    if len(name) > LONGEST:
        return f"has more than {LONGEST} signs"
    if not re.match("[a-z]", name):
        return "does not begin with a small Latin letter"
    odd = sorted(set(re.sub("[a-z0-9-]", "", name)))
    return f"holds what no account may hold ({', '.join(quoted(sign) for sign in odd)})"


def propose_account(text: str) -> str:
    """Make the name of an account from a name, a number or an e-mail address.

    The same text gives the same account, on every machine.

    Parameters
    ----------
    text
        In any script; of an e-mail address only what stands before the ``@`` counts.

    Returns
    -------
    str
        "" where nothing is left of it.
    """
    plain = anyascii(text.strip().partition("@")[0]).lower()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if name[:1].isdigit() or account_problem(name[:LONGEST]) == "is an account of the system":
        name = f"s{name}"
    return name[:LONGEST].rstrip("-")
