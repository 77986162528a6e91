"""The second half of setting up, with the release's Python: steps that can be taken again and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from department import (
    backup,
    course_folder,
    database,
    front_door,
    passwords,
    releases,
    unix_accounts,
)
from department.faults import Fault
from department.folders import write_file
from department.layout import Layout
from department.open_and_closed import close_doors, open_database, open_doors, service
from department.roster import read_roster
from department.service_managers import ServiceManager, manager_of
from department.services import python_environment, services
from department.set_up_steps import Step
from department.settings import Settings

COMMAND = """#!/bin/sh
# Written by `make department`: backup, restore, health and the rest, for root.
{environment}exec {python} -m department "$@"
"""


@dataclass(frozen=True)
class Building:
    """What is done on the ground that `department.ground` laid.

    Attributes
    ----------
    layout, settings
    checkout : Path
        Where the code and the course come from.
    manager
        What starts services here.
    """

    layout: Layout
    settings: Settings
    checkout: Path
    manager: ServiceManager

    def steps(self) -> list[Step]:
        """List the steps in their order."""
        course = "The course and its assignments (two or three seconds each when they are new)"
        return [
            Step("The release that runs", self.switch),
            Step("Services", self.write_services),
            Step("Databases", self.make_databases),
            Step("Accounts of people", lambda: persons(self.layout, self.settings)),
            Step("Passwords", self.draw_passwords),
            Step(course, self.keep_course),
            Step("TLS", self.write_front_door),
            Step("Hub, proxy and front door", self.open_doors),
        ]

    def switch(self) -> Iterator[str]:
        """Serve the checkout's code; what ran before is backed up and stopped first."""
        name = releases.name_of(self.checkout, self.settings.help)
        if self.layout.current.exists() and self.layout.release().name != name:
            if self.manager.is_running(service(self.layout, self.settings, "postgresql")):
                yield f"backup before: {backup.back_up(self.layout, self.settings).folder}"
            close_doors(self.layout, self.settings, self.manager)
        yield from releases.switch(self.layout, self.checkout, self.settings.help)

    def write_services(self) -> Iterator[str]:
        """Write units, and the command for everything later."""
        yield from database.make_cluster(self.layout)
        yield from self.manager.write(services(self.layout, self.settings))
        text = COMMAND.format(
            environment="".join(
                f"export {name}={value}\n"
                for name, value in python_environment(self.layout).items()
            ),
            python=self.layout.current / ".venv/bin/python",
        )
        yield from write_file(self.layout.command, text, 0o755)

    def make_databases(self) -> Iterator[str]:
        """Start PostgreSQL, and make what is not there."""
        changes = list(database.write_access(self.layout, list(self.settings.people.instructors)))
        yield from changes
        yield from open_database(self.layout, self.settings, self.manager)
        if changes:
            database.reload(self.layout)
        yield from database.make_databases(self.layout)

    def draw_passwords(self) -> Iterator[str]:
        """Draw passwords for those who have none, where people sign in by them."""
        if self.settings.sign_in.kind != "roster":
            return
        everybody = [*self.settings.people.instructors, *students(self.settings)]
        if missing := passwords.without_one(self.layout, everybody):
            sheet = passwords.write_sheet(self.layout, passwords.draw(self.layout, missing))
            yield f"{len(missing)} drawn, in {sheet}: hand them out and delete the file"

    def keep_course(self) -> Iterator[str]:
        """Bring the instructors' course up to date."""
        address = front_door.address(self.settings)
        return course_folder.keep(self.layout, self.settings, self.checkout, address)

    def write_front_door(self) -> Iterator[str]:
        """Write what Caddy reads; it starts anew when that changed."""
        changes = list(front_door.write_caddyfile(self.layout, self.settings))
        if changes:
            self.manager.stop(service(self.layout, self.settings, "caddy"))
        yield from changes

    def open_doors(self) -> Iterator[str]:
        """Start what people meet; the hub starts anew if settings or roster, which it reads then, are others."""
        files = (self.settings.path, self.settings.people.roster)
        read = "".join(f"{backup.digest(file)}  {file.name}\n" for file in files if file)
        changes = list(write_file(self.layout.hub / "settings-read", read, 0o600))
        if changes:
            self.manager.stop(service(self.layout, self.settings, "hub"))
        yield from changes
        yield from open_doors(self.layout, self.settings, self.manager)


def building(layout: Layout, settings: Settings, checkout: Path) -> list[Step]:
    """List what is done with the release's Python."""
    return Building(layout, settings, checkout, manager_of(layout)).steps()


def students(settings: Settings) -> list[str]:
    """Return the accounts of the roster's students."""
    roster = settings.people.roster
    return [student.account for student in read_roster(roster)] if roster else []


def persons(layout: Layout, settings: Settings) -> Iterator[str]:
    """Make the accounts that are known beforehand; others are made at their first sign-in."""
    pupils = students(settings)
    both = sorted(set(pupils) & set(settings.people.instructors))
    if both:
        raise Fault(
            f"These teach and stand on the roster: {', '.join(both)}.",
            settings.path,
            "One account has one role. Give them a second account for the other.",
        )
    for name in settings.people.instructors:
        yield from unix_accounts.person(layout, name, teaches=True)
    for name in pupils:
        yield from unix_accounts.person(layout, name, teaches=False)
