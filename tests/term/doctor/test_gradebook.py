"""The gradebook, looked at and not touched."""

import sqlite3

import pytest

from ipnb.grading.gradebook_version import revisions
from ipnb.term.doctor.check import State
from ipnb.term.doctor.gradebook import gradebook_checks
from term.support import empty_gradebook


@pytest.fixture
def file(tmp_path):
    return empty_gradebook(tmp_path / "gradebook.db")


def look(path):
    [found] = gradebook_checks(f"sqlite:///{path}?timeout=60")
    return found


def test_a_gradebook_in_order_is_not_changed_by_looking(file):
    before = file.read_bytes()
    found = look(file)
    assert found.state is State.OK and found.found.endswith("gradebook.db, with 0 students")
    assert file.read_bytes() == before and [one.name for one in file.parent.iterdir()] == [
        file.name
    ]


def test_none_yet_is_no_fault_and_is_not_made(tmp_path):
    assert look(tmp_path / "g.db").state is State.UNKNOWN and not (tmp_path / "g.db").exists()


def test_another_version_is_named(file):
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE alembic_version SET version_num = '{revisions()[-1]}'")
    found = look(file)
    assert found.state is State.FAULT and "older nbgrader" in found.found


def test_a_damaged_file_is_named(file):
    data = bytearray(file.read_bytes())
    data[100:] = b"\xff" * len(data[100:])
    file.write_bytes(data)
    found = look(file)
    assert found.state is State.FAULT and "damaged" in found.found


def test_a_server_that_is_not_there_is_named_without_its_password():
    [found] = gradebook_checks("postgresql+psycopg2://u:secret@127.0.0.1:9/name")
    assert found.state is State.FAULT and "cannot be reached" in found.found
    assert "secret" not in str(found)
