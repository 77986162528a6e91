"""A gradebook of another nbgrader is told apart before anything is read from it or written to it."""

import contextlib
import sqlite3

import pytest
from alembic.script import ScriptDirectory
from nbgrader import dbutil
from sqlalchemy import create_engine, text

from grading.course import NAME
from ipnb.grading.gradebook_version import revisions, version_problem

OLDER = revisions()[-1]


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["CREATE TABLE other (number INTEGER)"], ""),
        (["CREATE TABLE alembic_version (version_num VARCHAR)"], ""),
        (["INSERT", revisions()[0]], ""),
        (["INSERT", OLDER], "nbgrader db upgrade"),
        (["INSERT", "ffff"], "Use the nbgrader that made it"),
    ],
)
def test_a_revision_is_compared_with_those_of_this_nbgrader(statements, words):
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        if statements[0] == "INSERT":
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR)"))
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:n)"), {"n": statements[1]}
            )
        else:
            connection.execute(text(statements[0]))
        problem = version_problem(connection)
    assert words in problem and bool(words) is bool(problem)


def test_graders_and_commands_refuse_it_and_change_nothing(ada, capsys):
    """Does a grader write into a gradebook that it does not understand?"""
    file = ada.root / "gradebook.db"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ffff'")
        connection.commit()
    before = file.read_bytes()
    success, log = ada.grade()
    assert not success and "made by a newer nbgrader" in log
    for words in (("status",), ("grade", NAME, "--yes"), ("receipts",)):
        assert ada.ipnb(*words) == (1, ""), words
        assert "made by a newer nbgrader" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_revisions_are_what_alembic_says_that_they_are():
    """They are read from the scripts' own lines: does another way of writing these go unnoticed?"""
    scripts = ScriptDirectory(dbutil.ALEMBIC_DIR)
    assert list(revisions()) == [one.revision for one in scripts.walk_revisions()]
