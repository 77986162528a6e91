"""A whole gradebook from SQLite to a real PostgreSQL and back: every row, or nothing at all."""

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from grading.course import NAME, Course
from grading.postgres import own_database, server
from grading.test_error_messages import in_another_process
from ipnb.grading.copy_gradebook import TABLES, CopyRefused, copy_gradebook, database_url


@pytest.fixture(scope="module")
def postgres():
    with server() as url:
        yield url


@pytest.fixture(scope="module")
def filled(released, tmp_path_factory):
    """A gradebook with something in each of its tables; not to be changed."""
    root = tmp_path_factory.mktemp("copy") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    for student in ("ada", "zoé"):
        course.hand_in(student, course.answers(student))
    course.grade()
    course.mark("ada", "n1", 20.25, "You weigh it. \U0001f30a")
    case = course.root / "source" / NAME / "case.yaml"
    due = "level: 2\ndue: '2026-03-01T23:59:00+01:00'\n"
    case.write_text(case.read_text(encoding="utf-8").replace("level: 2\n", due), encoding="utf-8")
    assert course.ipnb("status", NAME)[0] == 0
    assert course.ipnb("extend", NAME, "ada", "--days", "7")[0] == 0
    return course


def file_of(course):
    return course.root / "gradebook.db"


def tables_in(url: str) -> list[str]:
    engine = create_engine(url)
    with contextlib.closing(engine.connect()) as connection:
        found = inspect(connection).get_table_names()
    engine.dispose()
    return found


def test_there_and_back_is_the_same_gradebook(filled, postgres, tmp_path):
    """Every row, on PostgreSQL and then in a new file; and the course goes on there."""
    url = own_database(postgres, "there_and_back")
    there = copy_gradebook(str(file_of(filled)), url)
    assert {table.name for table in TABLES} == set(there)
    assert there["ipnb_grading"].rows == 2 and there["ipnb_extension"].rows == 1
    back = copy_gradebook(url, str(tmp_path / "back.db"))
    assert back == there
    shutil.copytree(filled.root, tmp_path / "course")
    moved = Course.at(tmp_path / "course", gradebook=url)
    assert moved.all_grades() == filled.all_grades()
    moved.hand_in("new", moved.answers("new"))
    said = moved.run("ipnb", "grade", NAME).stdout
    assert "1 for the first time. No score changes." in said
    assert moved.grades("new")["formulation"] == (60.0, None, False)
    assert len(moved.records()) == 3


def test_what_is_not_empty_is_refused(filled, postgres, tmp_path):
    """Would a copy be mixed with what is there?"""
    url = own_database(postgres, "not_empty")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (number INTEGER)"))
    other = tmp_path / "other.db"
    shutil.copy(file_of(filled), other)
    before = other.read_bytes()
    for target in (url, str(other)):
        with pytest.raises(CopyRefused, match=r"not empty.*move that one away"):
            copy_gradebook(str(file_of(filled)), target)
    assert other.read_bytes() == before and tables_in(url) == ["mine"]
    engine.dispose()


def spoiled(filled, tmp_path, *statements):
    """A copy of the gradebook's file, with something done to it."""
    file = tmp_path / "spoiled.db"
    shutil.copy(file_of(filled), file)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return file


SPOILT = [
    ("UPDATE alembic_version SET version_num = '50a4d84c131a'", "nbgrader db upgrade"),
    ("UPDATE alembic_version SET version_num = 'ffffffffffff'", "made by a newer nbgrader"),
    ("DROP TABLE alembic_version", "is no gradebook"),
    ("CREATE TABLE ipnb_later (number INTEGER)", r"not known here \(ipnb_later\)"),
    (
        "UPDATE comment SET manual_comment = 'a' || char(0) || 'b'",
        "comment: the target cannot keep",
    ),
    ("UPDATE student SET first_name = printf('%.200c', 'x')", "student: the target refuses a row"),
    ("DELETE FROM submitted_notebook", "the target refuses a row that the source has"),
]


@pytest.mark.parametrize(
    ("statement", "words"),
    [*SPOILT[:2], *(pytest.param(*one, marks=pytest.mark.deep) for one in SPOILT[2:])],
)
def test_nothing_is_left_of_what_cannot_be_copied(
    filled, postgres, tmp_path, request, statement, words
):
    """Another version, an unknown table, rows that PostgreSQL does not take: said, and nothing is half there."""
    url = own_database(postgres, f"spoilt{SPOILT.index((statement, words))}")
    with pytest.raises(CopyRefused, match=words):
        copy_gradebook(str(spoiled(filled, tmp_path, statement)), url)
    assert tables_in(url) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 kB; whoever may not mount one is given a limit on files of that size instead."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = os.geteuid() == 0 and not subprocess.call(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], stderr=subprocess.DEVNULL
    )
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def with_little_room(source, target):
    if not Path(target).parent.is_mount():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, 64_000))
    try:
        copy_gradebook(source, target)
    except CopyRefused as problem:
        return str(problem)
    return "copied"


def test_a_full_disk_leaves_no_half_gradebook(filled, small_disk):
    """Does a file that could not be finished stand where a gradebook is looked for?"""
    said = in_another_process(
        with_little_room, str(file_of(filled)), str(small_disk / "gradebook.db")
    )
    assert "The target" in said and "Make room" in said
    assert list(small_disk.iterdir()) == []


def test_a_source_that_is_locked_damaged_or_away_is_said(filled, tmp_path):
    """Each with its remedy."""
    locked = spoiled(filled, tmp_path)
    with contextlib.closing(sqlite3.connect(locked, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CopyRefused, match="The source: Somebody else has been writing"):
            copy_gradebook(f"sqlite:///{locked}?timeout=1", str(tmp_path / "new.db"))
    whole = locked.read_bytes()
    locked.write_bytes(whole[:4096] + b"\0" * (len(whole) - 4096))
    with pytest.raises(CopyRefused, match="put back your last good copy"):
        copy_gradebook(str(locked), str(tmp_path / "new.db"))
    with pytest.raises(CopyRefused, match="its server runs"):
        copy_gradebook("postgresql+psycopg2://nobody@127.0.0.1:9/none", str(tmp_path / "new.db"))
    assert not (tmp_path / "new.db").exists()


def test_addresses_are_checked_first(filled, postgres, tmp_path):
    """No file, the same gradebook twice, a word that is no address, a database that nobody made."""
    file = str(file_of(filled))
    with pytest.raises(CopyRefused, match="no gradebook at"):
        copy_gradebook(str(tmp_path / "none.db"), str(tmp_path / "new.db"))
    with pytest.raises(CopyRefused, match="the same gradebook"):
        copy_gradebook(file, f"sqlite:///{file}?timeout=60")
    with pytest.raises(CopyRefused, match="no address of a database"):
        database_url("://")
    with pytest.raises(CopyRefused, match="createdb"):
        copy_gradebook(file, postgres.rsplit("/", 1)[0] + "/nobody_made_this")
