"""A whole gradebook from one database to another, SQLite to PostgreSQL or back: all of it or nothing.

Everything is read in one transaction and written in one other. Before that is committed, the rows are read
back, and their number and a digest of them are compared, table by table. A SQLite file is written under
another name and takes its own once it is whole.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Base
from sqlalchemy import Connection, Table, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from ipnb.grading import due_dates, marking_tables, records, releases, sittings
from ipnb.grading.error_messages import explain_database_error
from ipnb.grading.gradebook_version import VERSION, version_problem

#: rows in memory at once
AT_ONCE = 500
#: how the name of a SQLite file ends that is still being written
UNFINISHED = ".unfinished"
#: every table of a gradebook, what is referred to before what refers to it
TABLES: tuple[Table, ...] = (
    *Base.metadata.sorted_tables,
    *(
        table
        for module in (records, releases, due_dates, sittings, marking_tables)
        for table in module.TABLES.sorted_tables
    ),
    VERSION,
)


class CopyRefused(Exception):
    """A gradebook was not copied; the message says why and what to do. The target is as it was."""


@dataclass(frozen=True)
class TableSum:
    """How many rows a table has, and a digest of them that does not depend on their order."""

    rows: int
    digest: str


def copy_gradebook(source: str, target: str) -> dict[str, TableSum]:
    """Copy every row of a gradebook into an empty database.

    Parameters
    ----------
    source, target
        URLs, for example ``sqlite:////srv/course/gradebook.db`` or ``postgresql+psycopg2://…``; a path alone
        is a SQLite file.

    Returns
    -------
    dict of str to TableSum
        Table -> what is now in both.

    Raises
    ------
    CopyRefused
    """
    from_url, to_url = database_url(source), database_url(target)
    if from_url.set(query={}) == to_url.set(query={}):
        raise CopyRefused("Source and target are the same gradebook: name another database.")
    if (file := _file(from_url)) is not None and not file.is_file():
        raise CopyRefused(f"There is no gradebook at {file}. Name yours with --from.")
    place = _file(to_url)
    if place is None:
        return _copied(from_url, to_url)
    _refuse_unless_empty(place, to_url)
    unfinished = place.with_name(place.name + UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)
        sums = _copied(from_url, to_url.set(database=str(unfinished)))
        os.replace(unfinished, place)
    except OSError as error:
        raise CopyRefused(f"{place} cannot be written ({error.strerror}).") from error
    finally:
        _remove(unfinished)
    return sums


def database_url(name: str) -> URL:
    """Read the address of a database; a path alone is a SQLite file.

    Raises
    ------
    CopyRefused
    """
    try:
        return make_url(name if "://" in name else f"sqlite:///{Path(name).resolve()}")
    except ArgumentError:
        raise CopyRefused(
            f"{name} is no address of a database. Write for example sqlite:////srv/gradebook.db or "
            "postgresql+psycopg2://user:password@host/name."
        ) from None


def _file(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for what is none."""
    is_file = url.get_backend_name() == "sqlite" and url.database and "file:" not in url.database
    return Path(str(url.database)) if is_file else None


def _remove(unfinished: Path) -> None:
    """Remove a file that was not finished, and what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _refuse_unless_empty(place: Path, url: URL) -> None:
    """Refuse a SQLite file that has anything in it."""
    if not place.exists() or place.stat().st_size == 0:
        return
    with _connected("target", url) as connection:
        _refuse_tables(connection)


def _refuse_tables(connection: Connection) -> None:
    there = inspect(connection).get_table_names()
    if there:
        raise CopyRefused(
            f"The target is not empty: it has {len(there)} tables ({', '.join(sorted(there)[:3])} …). Name an "
            "empty database, or move that one away first; nothing in it is ever overwritten."
        )


# ---------------------------------------------------------------- reading and writing


@contextmanager
def _connected(which: str, url: URL, **options: Any) -> Iterator[Connection]:
    """Open one transaction, in which SQLite too reads a single state and makes tables; commit at the end."""
    try:
        engine = create_engine(url, **options)
    except ImportError as error:
        raise CopyRefused(
            f"{error.name} is not installed here, and {url.get_backend_name()} needs it: install it with pip."
        ) from None
    except ArgumentError as error:
        raise CopyRefused(f"{url.render_as_string()}: {error}.") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise CopyRefused(f"The {which}: {explain_database_error(error)}") from error
    finally:
        engine.dispose()


def _leave_transactions_to_us(connection: Any, _record: object) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _copied(from_url: URL, to_url: URL) -> dict[str, TableSum]:
    steady = {} if _file(from_url) else {"isolation_level": "REPEATABLE READ"}
    with _connected("source", from_url, **steady) as reading:
        _refuse_source(reading)
        with _connected("target", to_url) as writing:
            _refuse_tables(writing)
            return _copy(reading, writing)


def _refuse_source(reading: Connection) -> None:
    there = set(inspect(reading).get_table_names())
    if not {VERSION.name, "submitted_assignment"} <= there:
        raise CopyRefused("The source is no gradebook of nbgrader: name yours with --from.")
    if problem := version_problem(reading):
        raise CopyRefused(problem)
    if unknown := sorted(there - {table.name for table in TABLES}):
        raise CopyRefused(
            f"The source has tables that are not known here ({', '.join(unknown)}), and would be left behind. "
            "Copy with the version of the course that made them, or drop them if they are nobody’s."
        )


def _copy(reading: Connection, writing: Connection) -> dict[str, TableSum]:
    there = set(inspect(reading).get_table_names())
    sums = {}
    for table in TABLES:
        # with its indexes; what an older course lacks is there, and empty
        table.create(writing)
        if table.name in there:
            _copy_rows(table, reading, writing)
    for table in TABLES:
        before = _sum_of(table, reading) if table.name in there else TableSum(0, _digest(0))
        sums[table.name] = _sum_of(table, writing)
        if sums[table.name] != before:
            raise CopyRefused(
                f"{table.name}: {before.rows} rows went in and {sums[table.name].rows} came out, or not the same "
                "ones. Nothing was kept. Please report this, with both databases’ versions."
            )
    return sums


def _copy_rows(table: Table, reading: Connection, writing: Connection) -> None:
    try:
        for rows in _rows(table, reading):
            writing.execute(table.insert(), [row._asdict() for row in rows])
    except ValueError as error:
        # a driver refuses what its database does not keep, for example a sign NUL
        raise CopyRefused(
            f"{table.name}: the target cannot keep a value of it ({error})."
        ) from error
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        if type(error).__name__ in ("IntegrityError", "DataError"):
            raise CopyRefused(
                f"{table.name}: the target refuses a row that the source has ({said}). Mend that row in a copy "
                "of the source, and copy from there."
            ) from error
        raise
    _continue_numbers(table, writing)


def _rows(table: Table, connection: Connection) -> Iterator[Any]:
    return connection.execution_options(yield_per=AT_ONCE).execute(select(table)).partitions()


def _continue_numbers(table: Table, writing: Connection) -> None:
    """Let PostgreSQL go on numbering rows after the highest one that was copied."""
    column = table.autoincrement_column
    if writing.dialect.name != "postgresql" or column is None:
        return
    highest = writing.execute(select(func.max(column))).scalar()
    if highest:
        sequence = "SELECT setval(pg_get_serial_sequence(:table, :column), :highest)"
        place = {"table": table.name, "column": column.name, "highest": highest}
        writing.execute(text(sequence), place)


# ---------------------------------------------------------------- comparing


def _sum_of(table: Table, connection: Connection) -> TableSum:
    """Count the rows of a table and digest them: the digests are added, so their order does not matter."""
    number = total = 0
    for rows in _rows(table, connection):
        for row in rows:
            number += 1
            own = hashlib.sha256(repr([_plain(value) for value in row]).encode()).digest()
            total += int.from_bytes(own)
    return TableSum(number, _digest(total))


def _digest(total: int) -> str:
    return f"{total % 2**256:064x}"[:16]


def _plain(value: Any) -> Any:
    """Return what a value is in every database alike."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value
