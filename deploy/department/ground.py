"""The first half of setting up, with the machine's own Python: standard library only."""

from collections.abc import Iterator
from pathlib import Path

from department import packages, releases, secrets_files, unix_accounts
from department.faults import Fault
from department.folders import folders, put_right
from department.layout import Layout
from department.set_up_steps import Step
from department.settings import Settings


def check_roster(settings: Settings) -> None:
    """Look whether there is a roster where one is named; its lines are read with the release's packages.

    Raises
    ------
    Fault
    """
    roster = settings.people.roster
    if roster and not roster.is_file():
        raise Fault(
            "The roster is not there.", roster, "Put it there, or name another in course.toml."
        )


def ground(layout: Layout, settings: Settings, checkout: Path) -> list[Step]:
    """List what is done with the machine's own Python, until the release's is there."""
    return [
        Step("Packages of the system", packages.install),
        Step("Accounts of services", lambda: unix_accounts.service_accounts(layout)),
        Step("Folders and their rights", lambda: rights(layout, settings)),
        Step("Secrets", lambda: secrets_files.draw(layout)),
        Step(
            "Code, packages and book (minutes when they are new)",
            lambda: releases.make_release(layout, checkout, settings.help),
        ),
    ]


def rights(layout: Layout, settings: Settings) -> Iterator[str]:
    """Make every folder with the rights that it must have."""
    for folder in folders(layout, settings.course, settings.backup.folder):
        yield from put_right(folder)
