"""Bringing a backup back: nothing that is there is deleted, it is moved aside under a name with the time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from department import backup, database, unix_accounts
from department.commands import run
from department.faults import Fault
from department.layout import DATABASE_ACCOUNT, INSTRUCTORS, STUDENTS, Layout
from department.open_and_closed import close_doors, open_database, open_doors
from department.service_managers import ServiceManager
from department.settings import Settings, read_settings

DATABASES = (database.HUB, database.GRADEBOOK)


def restore(
    layout: Layout, settings: Settings, manager: ServiceManager, folder: Path
) -> Iterator[str]:
    """Bring databases, exchange, course, homes, accounts and secrets back to a backup.

    Yields
    ------
    str
        What was done, line by line.

    Raises
    ------
    Fault
        When the backup is not whole; nothing was changed then.
    """
    told = backup.check(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dt%H%M%Sz")
    teachers = [one["name"] for one in told["accounts"] if INSTRUCTORS in one["groups"]]
    list(database.make_cluster(layout))
    list(database.write_access(layout, teachers))
    list(open_database(layout, settings, manager))
    database.reload(layout)
    list(database.make_databases(layout))
    _load(layout, folder, stamp)
    yield "read the databases into new ones"
    close_doors(layout, settings, manager)
    # one that goes on would write into the folder that is moved aside
    manager.end_servers()
    yield "stopped the hub"
    yield from _accounts(layout, told["accounts"])
    for archive, parts in backup.ARCHIVES.items():
        yield from _folders(layout, folder / archive, parts, stamp)
    for name in DATABASES:
        _exchange(layout, name, stamp)
        yield f"brought back database {name}"
    # secrets and settings may be others now
    list(open_doors(layout, read_settings(layout.settings), manager))
    yield "started the hub"


def _accounts(layout: Layout, accounts: list[dict]) -> Iterator[str]:
    """Make accounts that are missing. Files find their owners by name, whatever numbers they had."""
    for account in accounts:
        name = account["name"]
        if not unix_accounts.is_account(name):
            role = INSTRUCTORS if INSTRUCTORS in account["groups"] else STUDENTS
            unix_accounts.make(layout, name, role)
            yield f"account {name}"


def _folders(layout: Layout, archive: Path, parts: tuple[str, ...], stamp: str) -> Iterator[str]:
    for part in parts:
        there = layout.prefix / part
        if there.exists():
            there.rename(there.with_name(f"{there.name}.before-{stamp}"))
    run(
        *("tar", "--extract", "--gzip", "--file", archive, "--directory", layout.prefix),
        *("--preserve-permissions", "--same-owner"),
        remedy="What was there lies beside it, under a name with the time.",
    )
    yield f"brought back {', '.join(parts)}"


def _load(layout: Layout, folder: Path, stamp: str) -> None:
    """Read the databases of a backup into new ones; if that fails, none is left behind."""
    try:
        for name in DATABASES:
            database.make_database(layout, f"{name}_{stamp}", name)
            run(
                *(database.programs_of(layout) / "pg_restore", "--exit-on-error", "--no-owner"),
                *("--host", layout.sockets, "--username", "postgres", "--role", name),
                *("--dbname", f"{name}_{stamp}"),
                account=DATABASE_ACCOUNT,
                source=folder / f"{name}.dump",
                remedy="Everything is as it was. Take another backup, or make room on the disk.",
            )
    except Fault:
        for name in DATABASES:
            database.ask(layout, f"DROP DATABASE IF EXISTS {name}_{stamp}")
        raise


def _exchange(layout: Layout, name: str, stamp: str) -> None:
    """Let the new database have the name, and keep the one that had it."""
    ending = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    database.ask(layout, ending)
    database.ask(layout, f"ALTER DATABASE {name} RENAME TO {name}_before_{stamp}")
    database.ask(layout, f"ALTER DATABASE {name}_{stamp} RENAME TO {name}")
