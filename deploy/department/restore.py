"""Bringing a backup back: nothing that is there is deleted, it is moved aside under a name with the time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from department import backup, database, unix_accounts
from department.commands import run
from department.layout import INSTRUCTORS, STUDENTS, Layout
from department.open_and_closed import close_doors, open_database, open_doors
from department.service_managers import ServiceManager
from department.settings import Settings, read_settings


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
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ").lower()
    close_doors(layout, settings, manager)
    yield "stopped the hub"
    yield from _accounts(layout, told["accounts"])
    for archive, parts in backup.ARCHIVES.items():
        yield from _folders(layout, folder / archive, parts, stamp)
    teachers = [one["name"] for one in told["accounts"] if INSTRUCTORS in one["groups"]]
    list(database.make_cluster(layout))
    list(database.write_access(layout, teachers))
    list(open_database(layout, settings, manager))
    list(database.make_databases(layout))
    yield from _databases(layout, folder, stamp)
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


def _databases(layout: Layout, folder: Path, stamp: str) -> Iterator[str]:
    for name in (database.HUB, database.GRADEBOOK):
        fresh = f"{name}_{stamp}"
        database.make_database(layout, fresh, name)
        run(
            *(database.programs_of(layout) / "pg_restore", "--exit-on-error", "--no-owner"),
            *("--host", layout.sockets, "--username", "postgres", "--role", name),
            *("--dbname", fresh, "/dev/stdin"),
            account="postgres",
            source=folder / f"{name}.dump",
            remedy="The database that was there is as it was.",
        )
        database.ask(
            layout,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
        )
        database.ask(layout, f"ALTER DATABASE {name} RENAME TO {name}_before_{stamp}")
        database.ask(layout, f"ALTER DATABASE {fresh} RENAME TO {name}")
        yield f"brought back database {name}"
