"""Who may sign in to the demonstration: names as the operator gives them, passwords drawn at each start."""

import json
import os
import re
import secrets
from pathlib import Path

from steps import STATE, Stop

INSTRUCTOR = "instructor1"
STUDENTS = "student1 student2"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
PASSWORDS = STATE / "hub/passwords.json"


def students() -> list[str]:
    """The students' names: `IPNB_STUDENTS`, with spaces between, or two that we chose.

    Raises
    ------
    Stop
        When a name could sign in and then not submit, or not even sign in.
    """
    names = list(dict.fromkeys((os.environ.get("IPNB_STUDENTS") or STUDENTS).lower().split()))
    for name in names:
        if reason := why_not(name):
            raise Stop(f"IPNB_STUDENTS: {name!r} cannot be a student's name, because {reason}.")
    return names


def why_not(name: str) -> str:
    """What is in the way of a name, for whoever chose it; empty if nothing is."""
    if found := re.search(r"[*+]", name):
        return (
            f"nbgrader's exchange takes no {found[0]}, so that nothing could be submitted under it"
        )
    if name.startswith((".", "-")) or "/" in name or not name.isprintable():
        return (
            "it becomes the name of a folder, so it begins with no dot or hyphen and holds no slash"
        )
    return "that is the instructor" if name == INSTRUCTOR else ""


def draw() -> dict[str, str]:
    """New passwords for everybody, kept where only this account can read them."""
    drawn = {name: password() for name in [INSTRUCTOR, *students()]}
    PASSWORDS.unlink(missing_ok=True)
    with os.fdopen(os.open(PASSWORDS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(drawn, file)
    return drawn


def password() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def opens(name: str, given: str, kept: Path = PASSWORDS) -> bool:
    """Whether this is the password that was drawn for this name."""
    wanted = json.loads(kept.read_text(encoding="utf-8")).get(name)
    return wanted is not None and secrets.compare_digest(wanted.encode(), given.encode())
