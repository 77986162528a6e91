"""Of which nbgrader a gradebook is, by the revision that it carries, and what to do about another one."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from nbgrader import dbutil
from nbgrader.api import Gradebook
from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, make_url, select

_LINE = re.compile(r"^(revision|down_revision) = '(\w+)'", re.MULTILINE)
VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), nullable=False))


class OtherVersion(Exception):
    """A gradebook was made by another version of nbgrader; the message says what to do."""


def open_gradebook(coursedir: Any, patience: float | None = None) -> Gradebook:
    """Open a course's gradebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    patience
        Seconds to wait for whoever else is writing, where the gradebook is a file; as its address says, if None.

    Raises
    ------
    OtherVersion
    """
    address = make_url(coursedir.db_url)
    if patience is not None and address.get_backend_name() == "sqlite":
        address = address.update_query_dict({"timeout": f"{patience:g}"})
    gradebook = Gradebook(address.render_as_string(hide_password=False), coursedir.course_id)
    if problem := version_problem(gradebook.db.connection()):
        gradebook.close()
        raise OtherVersion(problem)
    return gradebook


@cache
def revisions() -> tuple[str, ...]:
    """Return the revisions of a gradebook that this nbgrader knows, the newest first."""
    # from the lines of its scripts: loading Alembic takes longer than to grade a class of ten
    after: dict[str | None, str] = {}
    for script in Path(dbutil.ALEMBIC_DIR, "versions").glob("*.py"):
        found = dict(_LINE.findall(script.read_text(encoding="utf-8")))
        after[found.get("down_revision")] = found["revision"]
    in_order, last = list[str](), None
    while last in after:
        last = after[last]
        in_order.insert(0, last)
    return tuple(in_order)


def version_problem(connection: Connection) -> str:
    """Say why a gradebook is not of this nbgrader, and what to do.

    Parameters
    ----------
    connection
        To its database.

    Returns
    -------
    str
        "" if it is of this one, or carries no revision, as where other tables were there before it.
    """
    if not inspect(connection).has_table(VERSION.name):
        return ""
    found = connection.execute(select(VERSION.c.version_num)).scalar()
    newest = revisions()[0]
    if found in (newest, None):
        return ""
    if found in revisions():
        return (
            f"The gradebook was made by an older nbgrader (revision {found}; this one has {newest}). Put a copy "
            "of it aside, run `nbgrader db upgrade`, then run this again."
        )
    return (
        f"The gradebook was made by a newer nbgrader (revision {found}, which this one does not know). Use the "
        "nbgrader that made it, or your last copy from before."
    )
