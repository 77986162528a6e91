"""What each release of an assignment asked: a table of our own beside nbgrader's, only ever added to.

nbgrader keeps the newest text of each cell. A student who fetched before a correction has the older one, and
must not be told to have edited or deleted anything.
"""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, select

from ipnb.grading.database_tables import create_missing_tables

TABLES = MetaData()
_TABLE = Table(
    "ipnb_release",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("assignment", String(128), nullable=False, index=True),
    Column("made_at", String(40), nullable=False),
    Column("cells", Text, nullable=False),
)


class Releases:
    """The table in the database of a gradebook; made there when it is first needed."""

    def __init__(self, gradebook: Any):
        self.db = gradebook.db
        create_missing_tables(gradebook.engine, TABLES)

    def of(self, assignment: str) -> list[dict[str, str]]:
        """Return the text of each cell by grade id, one dict a release, newest last.

        Parameters
        ----------
        assignment : str
            Its name.

        Returns
        -------
        list of dict of str to str
            Newest last.
        """
        wanted = (
            select(_TABLE.c.cells).where(_TABLE.c.assignment == assignment).order_by(_TABLE.c.id)
        )
        return [json.loads(cells) for cells in self.db.execute(wanted).scalars()]

    def keep(self, assignment: str, cells: dict[str, str]) -> None:
        """Add a release, unless it is what the newest one was; and commit.

        Parameters
        ----------
        assignment
            Its name.
        cells
            The text of each cell by grade id.
        """
        # changes nothing: a gradebook that is locked or read-only is met here, before anything is made
        self.db.execute(_TABLE.update().where(_TABLE.c.id < 0).values(assignment=assignment))
        earlier = self.of(assignment)
        if not earlier or earlier[-1] != cells:
            row = {
                "assignment": assignment,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            self.db.execute(_TABLE.insert().values(**row, cells=json.dumps(cells)))
        self.db.commit()


def received(cells: dict[str, list[str]], releases: list[dict[str, str]]) -> dict[str, str]:
    """Find the release that a notebook was fetched from: most cells in common, the newest of equals.

    Parameters
    ----------
    cells
        Texts of the notebook's cells by grade id.
    releases
        Newest last; at least one.
    """

    def likeness(release: dict[str, str]) -> tuple[int, int]:
        same = sum(
            any(text.strip() == release[name].strip() for text in cells.get(name, []))
            for name in release
        )
        return same, -sum(name not in cells for name in release)

    return max(reversed(releases), key=likeness)
