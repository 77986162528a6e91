"""The registry: whose an account is, kept under what the provider never changes.

A person is known by issuer and subject, which a provider keeps when somebody is renamed. So a new name
changes what is shown, and the account, with all work under it, stays.
"""

import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import filterfalse
from pathlib import Path

from ipnb.accounts.names import first_fold, is_reserved, numbered

#: how long a one-time word of a sign-in is remembered: longer than any message of a provider holds
REMEMBERED = 24 * 3600
#: seconds to wait while another process writes
PATIENCE = 30

#: what a provider may tell anew
_TOLD = ("first_name", "last_name", "email", "lms_number")

_TABLES = """
create table if not exists account (
    name text primary key,
    issuer text not null,
    subject text not null,
    first_name text not null default '',
    last_name text not null default '',
    email text not null default '',
    lms_number text not null default '',
    made real not null,
    unique (issuer, subject)
);
create table if not exists used_nonce (
    issuer text not null,
    nonce text not null,
    used real not null,
    primary key (issuer, nonce)
);
"""


@dataclass(frozen=True)
class Person:
    """A person as a provider knows them.

    Attributes
    ----------
    issuer, subject : str
        Together whose account it is; neither changes when a name does.
    first_name, last_name, email : str
        As the provider has them now; "" for what it does not tell.
    called : tuple of str
        Names to make an account's name from, the best first.
    lms_number : str
        The number that a learning platform puts into the names of downloaded files; "" if it tells none.
    """

    issuer: str
    subject: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    called: tuple[str, ...] = ()
    lms_number: str = ""


@dataclass(frozen=True)
class Account:
    """An account and the person whose it is.

    Attributes
    ----------
    name : str
        The Unix user, the hub's user and nbgrader's student id.
    person : Person
    changed : bool
        Whether this sign-in made it, or brought another name or address.
    """

    name: str
    person: Person
    changed: bool = False


class AccountTaken(Exception):
    """A name that is kept for one person is another's account already; the message says whose."""


class Registry:
    """The registry in one SQLite file.

    Parameters
    ----------
    file
        Made, with its tables, where it is not there yet; read as it is if ``read_only``.
    read_only
        For those who only look things up, as whoever sends grades does.
    """

    def __init__(self, file: Path, read_only: bool = False) -> None:
        self.file = file
        self.read_only = read_only
        if not read_only:
            if not file.exists():
                # names and addresses: for the hub, and for those of its folder's group
                file.touch()
                file.chmod(0o640)
            with self.writing() as database:
                for statement in _TABLES.split(";"):
                    database.execute(statement)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for looking something up."""
        # a path is quoted, since ? and # mean something in such an address
        mode = "ro" if self.read_only else "rwc"
        address = f"{self.file.resolve().as_uri()}?mode={mode}"
        with closing(
            sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        ) as database:
            database.row_factory = sqlite3.Row
            yield database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in which no other process writes until it is through; all of it or nothing."""
        with self.reading() as database:
            database.execute("begin immediate")
            try:
                yield database
            except BaseException:
                database.execute("rollback")
                raise
            database.execute("commit")

    def admit(
        self, person: Person, taken: Collection[str] = (), exactly: str | None = None
    ) -> Account:
        """Return a person's account, and allot one at the first time.

        Parameters
        ----------
        person
            As the provider knows them now. Names that it tells replace older ones.
        taken
            Names that nobody may get now, for example those of the machine's own accounts.
        exactly
            The name to allot in place of one made from ``person.called``, for somebody for whom it is kept.

        Raises
        ------
        AccountTaken
            If ``exactly`` is somebody else's.
        """
        with self.writing() as database:
            row = _find(database, person)
            if row is None:
                name = exactly or _free_name(database, person, taken)
                _insert(database, name, person)
                return Account(name, person, changed=True)
            known = _person(row)
            # a provider that tells less than before takes nothing away
            told = {name: getattr(person, name) for name in _TOLD if getattr(person, name)}
            now = replace(known, **told)
            if now != known:
                database.execute(
                    "update account set first_name = :first_name, last_name = :last_name, email = :email, "
                    "lms_number = :lms_number where issuer = :issuer and subject = :subject",
                    vars(now),
                )
            return Account(row["name"], now, changed=now != known)

    def account(self, name: str) -> Account | None:
        """Return the account of a name, if there is one."""
        with self.reading() as database:
            row = database.execute("select * from account where name = ?", (name,)).fetchone()
        return None if row is None else Account(row["name"], _person(row))

    def accounts(self) -> list[Account]:
        """Return all accounts, by name."""
        with self.reading() as database:
            rows = database.execute("select * from account order by name").fetchall()
        return [Account(row["name"], _person(row)) for row in rows]

    def use_nonce(self, issuer: str, nonce: str) -> bool:
        """Remember that a sign-in's one-time word came; False if it had come before."""
        with self.writing() as database:
            database.execute("delete from used_nonce where used < ?", (time.time() - REMEMBERED,))
            done = database.execute(
                "insert or ignore into used_nonce values (?, ?, ?)", (issuer, nonce, time.time())
            )
            return done.rowcount == 1


def _find(database: sqlite3.Connection, person: Person) -> sqlite3.Row | None:
    found: sqlite3.Row | None = database.execute(
        "select * from account where issuer = ? and subject = ?", (person.issuer, person.subject)
    ).fetchone()
    return found


def _free_name(database: sqlite3.Connection, person: Person, taken: Collection[str]) -> str:
    allotted = {name for (name,) in database.execute("select name from account")}

    def is_taken(name: str) -> bool:
        return name in allotted or name in taken or is_reserved(name)

    return next(filterfalse(is_taken, numbered(first_fold(person.called))))


def _insert(database: sqlite3.Connection, name: str, person: Person) -> None:
    try:
        database.execute(
            "insert into account values (:name, :issuer, :subject, :first_name, :last_name, :email, "
            ":lms_number, :made)",
            {**vars(person), "name": name, "made": time.time()},
        )
    except sqlite3.IntegrityError:
        row = database.execute("select * from account where name = ?", (name,)).fetchone()
        raise AccountTaken(
            f"The account {name} is {row['subject']}’s of {row['issuer']}, and not "
            f"{person.subject}’s of {person.issuer}."
        ) from None


def _person(row: sqlite3.Row) -> Person:
    return Person(
        issuer=row["issuer"],
        subject=row["subject"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        email=row["email"],
        lms_number=row["lms_number"],
    )
