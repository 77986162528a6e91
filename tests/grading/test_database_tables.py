"""Tables of our own beside nbgrader's: made when they are missing, by whoever comes first."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, inspect
from sqlalchemy.exc import DBAPIError

from ipnb.grading.database_tables import create_missing_tables


def tables() -> MetaData:
    metadata = MetaData()
    Table("ipnb_test", metadata, Column("id", Integer, primary_key=True))
    return metadata


def test_tables_are_made_once():
    """Is what is there already left as it is?"""
    engine = create_engine("sqlite://")
    create_missing_tables(engine, tables())
    with engine.begin() as connection:
        connection.exec_driver_sql("insert into ipnb_test values (7)")
    create_missing_tables(engine, tables())
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select id from ipnb_test").scalar_one() == 7


def test_another_grader_may_have_been_faster(monkeypatch):
    """Two graders start at once: does the slower one fail over a table that is there?"""
    engine, metadata = create_engine("sqlite://"), tables()

    def somebody_else_first(self, engine, checkfirst=True):
        MetaData.create_all(tables(), engine)
        raise DBAPIError("create table", {}, Exception("table ipnb_test already exists"))

    monkeypatch.setattr(metadata, "create_all", somebody_else_first.__get__(metadata))
    create_missing_tables(engine, metadata)
    assert inspect(engine).has_table("ipnb_test")


def test_a_table_that_cannot_be_made_is_told(monkeypatch):
    """Is a gradebook that refuses noticed at once?"""
    engine, metadata = create_engine("sqlite://"), tables()

    def refuse(*_, **__):
        raise DBAPIError("create table", {}, Exception("readonly database"))

    monkeypatch.setattr(metadata, "create_all", refuse)
    with pytest.raises(DBAPIError):
        create_missing_tables(engine, metadata)
