"""Tables of our own beside nbgrader's, in the database of a gradebook."""

from sqlalchemy import Engine, MetaData, inspect
from sqlalchemy.exc import DBAPIError


def create_missing_tables(engine: Engine, tables: MetaData) -> None:
    """Make the tables that are not there yet.

    Parameters
    ----------
    engine
        Of the gradebook's database.
    tables
        Ours.

    Raises
    ------
    sqlalchemy.exc.DBAPIError
        If they cannot be made and nobody else made them meanwhile.
    """
    try:
        tables.create_all(engine, checkfirst=True)
    except DBAPIError:
        # two graders starting at once: the other one was faster
        if not all(inspect(engine).has_table(name) for name in tables.tables):
            raise
