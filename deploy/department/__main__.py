"""The commands of a department's hub: `make department` begins, `ipnb-department` goes on."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from department import ground, releases
from department.faults import Fault
from department.layout import PREFIX, Layout, layout_here
from department.set_up_steps import take
from department.settings import read_settings


def set_up_here(arguments: argparse.Namespace, layout: Layout) -> int:
    """Set the machine up, or bring it up to date with a checkout; what is done already is left alone."""
    checkout = arguments.checkout.resolve()
    settings = read_settings(layout.settings)
    if not arguments.on_ground:
        ground.check_roster(settings)
        take(ground.ground(layout, settings, checkout), say)
        release = layout.releases / releases.name_of(checkout, settings.help)
        python = release / ".venv/bin/python"
        words = ["set-up", "--checkout", str(checkout), "--on-ground"]
        path = f"{release}/deploy:{release}"
        os.execve(
            python,
            [str(python), "-m", "department", *words],
            os.environ | {"PYTHONPATH": path, PREFIX: str(layout.prefix)},
        )
    from department import set_up
    from department.front_door import address

    # what is wrong with the roster is said before anything that runs is changed
    set_up.students(settings)
    take(set_up.building(layout, settings, checkout), say)
    say(f"\nThe course is at {address(settings)}. Its health: ipnb-department health")
    return 0


def back_up(arguments: argparse.Namespace, layout: Layout) -> int:
    """Make a backup."""
    from department.backup import back_up

    made = back_up(layout, read_settings(layout.settings))
    say(f"{made.folder}: {made.size / 2**20:.1f} MB, read back and whole")
    return 0


def restore(arguments: argparse.Namespace, layout: Layout) -> int:
    """Bring a backup back."""
    from department.restore import restore
    from department.service_managers import manager_of

    for line in restore(
        layout, read_settings(layout.settings), manager_of(layout), arguments.folder
    ):
        say(line)
    return 0


def roll_back(arguments: argparse.Namespace, layout: Layout) -> int:
    """Serve the release before. Data stay; to have those of before too, restore the backup that was made then."""
    from department.open_and_closed import close_doors, open_doors
    from department.service_managers import manager_of

    settings, manager = read_settings(layout.settings), manager_of(layout)
    close_doors(layout, settings, manager)
    say(f"release {releases.switch_back(layout)} is the current one")
    list(open_doors(layout, settings, manager))
    return 0


def health(arguments: argparse.Namespace, layout: Layout) -> int:
    """Look whether everything is well."""
    import json

    from department.health import FAULT, in_words, look, write
    from department.service_managers import manager_of

    checks = look(layout, read_settings(layout.settings), manager_of(layout))
    if arguments.write:
        write(layout, checks)
    say(
        json.dumps([asdict(check) for check in checks], indent=1)
        if arguments.json
        else in_words(checks)
    )
    # a timer that wrote what it saw did its work
    return int(not arguments.write and any(check.state == FAULT for check in checks))


def passwords(arguments: argparse.Namespace, layout: Layout) -> int:
    """Draw new passwords for accounts."""
    from department import passwords, set_up

    known = set_up.students(settings := read_settings(layout.settings))
    unknown = set(arguments.accounts) - {*known, *settings.people.instructors}
    if unknown:
        raise Fault(f"Nobody of the course has these accounts: {', '.join(sorted(unknown))}.")
    say(
        f"New passwords: {passwords.write_sheet(layout, passwords.draw(layout, arguments.accounts))}"
    )
    return 0


def start(arguments: argparse.Namespace, layout: Layout) -> int:
    """Start everything."""
    from department.open_and_closed import open_database, open_doors
    from department.service_managers import manager_of

    settings, manager = read_settings(layout.settings), manager_of(layout)
    for line in (
        *open_database(layout, settings, manager),
        *open_doors(layout, settings, manager),
    ):
        say(line)
    return 0


def stop(arguments: argparse.Namespace, layout: Layout) -> int:
    """Stop everything; it starts again with the machine."""
    from department.open_and_closed import close_doors, service
    from department.service_managers import manager_of

    settings, manager = read_settings(layout.settings), manager_of(layout)
    close_doors(layout, settings, manager)
    manager.end_servers()
    manager.stop(service(layout, settings, "postgresql"))
    return 0


def trial(arguments: argparse.Namespace, layout: Layout) -> int:
    """Set up a trial with made users in a folder, serve until Ctrl-C, and take it away again."""
    from department.trial import serve

    return serve(arguments.folder, arguments.checkout.resolve())


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    read = argparse.ArgumentParser(prog="ipnb-department", description=__doc__)
    verbs = read.add_subparsers(dest="verb", required=True)

    def verb(
        name: str, action: Callable[[argparse.Namespace, Layout], int]
    ) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=action.__doc__, description=action.__doc__)
        added.set_defaults(action=action)
        return added

    for name, action in (("set-up", set_up_here), ("trial", trial)):
        added = verb(name, action)
        added.add_argument("--checkout", type=Path, default=releases.CHECKOUT)
        if name == "set-up":
            added.add_argument("--on-ground", action="store_true", help=argparse.SUPPRESS)
        else:
            added.add_argument("--folder", type=Path, help="a new folder for it; made if not said")
    verb("backup", back_up)
    verb("restore", restore).add_argument("folder", type=Path, help="a folder of a backup")
    verb("rollback", roll_back)
    looked = verb("health", health)
    looked.add_argument("--json", action="store_true", help="print JSON")
    looked.add_argument("--write", action="store_true", help="let the page show it")
    verb("passwords", passwords).add_argument("accounts", nargs="+")
    verb("start", start)
    verb("stop", stop)
    return read


def say(words: str) -> None:
    """Print at once."""
    print(words, flush=True)


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says."""
    arguments = parser().parse_args(words)
    try:
        if os.geteuid() != 0:
            raise Fault(
                "This needs root: it makes accounts and gives folders to them.",
                remedy="Run it with sudo, for example: sudo make department",
            )
        # folders that others must pass through; what they must not read says so itself
        os.umask(0o022)
        action: Callable[[argparse.Namespace, Layout], int] = arguments.action
        return action(arguments, layout_here())
    except Fault as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
