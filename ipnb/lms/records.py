"""What launches told of a learning platform: its courses, where grades go, and who was where.

A launch is signed by the platform, so what it says of its own addresses can be used later without asking. It
is kept in the registry's file, beside the accounts.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path

from ipnb.accounts.registry import Registry

#: files of the folder that `IPNB_LMS` names
REGISTRY, TOOL_KEY = "accounts.sqlite", "tool-key.pem"

_TABLES = """
create table if not exists platform (
    issuer text primary key,
    client_id text not null,
    token_url text not null,
    audience text not null
);
create table if not exists context (
    issuer text not null,
    id text not null,
    title text not null,
    line_items text not null,
    scopes text not null,
    seen real not null,
    primary key (issuer, id)
);
create table if not exists enrolment (
    account text primary key references account (name),
    issuer text not null,
    context text not null,
    seen real not null
);
create table if not exists line_item (
    issuer text not null,
    context text not null,
    assignment text not null,
    url text not null,
    primary key (issuer, context, assignment)
);
"""


@dataclass(frozen=True)
class Platform:
    """A learning platform with which this course is registered.

    Attributes
    ----------
    issuer, client_id : str
        As it calls itself, and as it calls the course.
    token_url : str
        Where a service asks it for a token.
    audience : str
        For whom such a request is meant, where that is not ``token_url``; "" else.
    """

    issuer: str
    client_id: str
    token_url: str
    audience: str = ""


@dataclass(frozen=True)
class Context:
    """A course on a platform.

    Attributes
    ----------
    issuer, id, title : str
    line_items : str
        The address of its columns for grades; "" if the platform gives us none.
    scopes : tuple of str
        What we may do there.
    """

    issuer: str
    id: str
    title: str = ""
    line_items: str = ""
    scopes: tuple[str, ...] = ()


class LmsRecords:
    """What is known of platforms, in the registry's file.

    Parameters
    ----------
    registry
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        if not registry.read_only:
            with registry.writing() as database:
                for statement in _TABLES.split(";"):
                    database.execute(statement)

    def save_platform(self, platform: Platform) -> None:
        """Keep a platform's addresses, as the operator's settings have them."""
        with self.registry.writing() as database:
            database.execute(
                "insert or replace into platform values (?, ?, ?, ?)",
                (platform.issuer, platform.client_id, platform.token_url, platform.audience),
            )

    def platform(self, issuer: str) -> Platform | None:
        """Return the platform of an issuer, if it is known."""
        with self.registry.reading() as database:
            row = database.execute("select * from platform where issuer = ?", (issuer,)).fetchone()
        return None if row is None else Platform(**row)

    def save_context(self, context: Context) -> None:
        """Keep a course; a launch that gives no address for grades leaves an earlier one."""
        with self.registry.writing() as database:
            database.execute(
                "insert into context values (:issuer, :id, :title, :line_items, :scopes, :seen) "
                "on conflict (issuer, id) do update set title = :title, seen = :seen, "
                "line_items = iif(:line_items = '', line_items, :line_items), "
                "scopes = iif(:line_items = '', scopes, :scopes)",
                {**vars(context), "scopes": json.dumps(context.scopes), "seen": time.time()},
            )

    def context(self, issuer: str, context: str) -> Context | None:
        """Return a course, if a launch came from it."""
        with self.registry.reading() as database:
            row = database.execute(
                "select issuer, id, title, line_items, scopes from context where issuer = ? and id = ?",
                (issuer, context),
            ).fetchone()
        return (
            None if row is None else Context(**{**row, "scopes": tuple(json.loads(row["scopes"]))})
        )

    def enrol(self, account: str, context: Context) -> None:
        """Keep from which course a student came last: there their grades go."""
        with self.registry.writing() as database:
            database.execute(
                "insert or replace into enrolment values (?, ?, ?, ?)",
                (account, context.issuer, context.id, time.time()),
            )

    def enrolments(self) -> dict[str, tuple[str, str]]:
        """Return each student's issuer and course, by account."""
        with self.registry.reading() as database:
            rows = database.execute("select account, issuer, context from enrolment").fetchall()
        return {row["account"]: (row["issuer"], row["context"]) for row in rows}

    def save_line_item(self, context: Context, assignment: str, url: str) -> None:
        """Keep where a course has an assignment's grades, as its link there says."""
        with self.registry.writing() as database:
            database.execute(
                "insert or replace into line_item values (?, ?, ?, ?)",
                (context.issuer, context.id, assignment, url),
            )

    def line_item(self, context: Context, assignment: str) -> str:
        """Return where a course has an assignment's grades; "" if no link said so."""
        with self.registry.reading() as database:
            row = database.execute(
                "select url from line_item where issuer = ? and context = ? and assignment = ?",
                (context.issuer, context.id, assignment),
            ).fetchone()
        return "" if row is None else str(row["url"])


def open_records(folder: Path) -> LmsRecords:
    """Open the records in a folder for looking things up.

    Parameters
    ----------
    folder
        What ``IPNB_LMS`` names.
    """
    return LmsRecords(Registry(folder / REGISTRY, read_only=True))
