"""A graded class of any size: a few students are graded by the real pipeline, and the rest are copies of them.

Rows are copied in the database and files on disk, so that thousands stand there in seconds, as if each of
them had been graded.
"""

import os
import shutil
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from grading.course import NAME, Course
from grading.talks import made_answers

#: how many are really graded; every copy is like one of them
GRADED = 9


def large_class(root: Path, number: int) -> Course:
    """Make a course with ``number`` graded submissions.

    Parameters
    ----------
    root
        An empty folder.
    number
        At least `GRADED`.
    """
    course = Course(root)
    course.release()
    grow(course, number)
    return course


def grow(course: Course, number: int) -> None:
    """Hand in, grade and copy until a class has ``number`` students."""
    names = [f"s{place:05}" for place in range(number)]
    for place, student in enumerate(names[:GRADED]):
        workspace = f"workspace-of-{student}"
        course.hand_in(student, made_answers(course, place, student=student, workspace=workspace))
    assert course.grade()[0]
    with closing(sqlite3.connect(course.root / "gradebook.db")) as connection:
        for place, student in enumerate(names[GRADED:]):
            copy_graded(course.root, connection, names[place % GRADED], student)
        connection.commit()


def copy_graded(
    root: Path, connection: sqlite3.Connection, like: str, student: str, name: str = NAME
) -> None:
    """Give one more student the files and rows of another in one assignment."""
    for step in ("submitted", "autograded"):
        folder = root / step / student / name
        folder.mkdir(parents=True)
        for file in (root / step / like / name).iterdir():
            # nothing here is changed in place, so what was graded may be the same file; what was handed in may
            # not, since a file with two names is refused
            (shutil.copyfile if step == "submitted" else os.link)(file, folder / file.name)
    connection.execute(
        "INSERT OR IGNORE INTO student (id, lms_user_id) VALUES (?, NULL)", [student]
    )
    of_it = f"student_id = ? AND assignment_id = (SELECT id FROM assignment WHERE name = '{name}')"
    (submission,) = _copied(connection, "submitted_assignment", of_it, like, student_id=student)
    (notebook,) = _copied(
        connection,
        "submitted_notebook",
        "assignment_id = ?",
        submission[0],
        assignment_id=submission[1],
    )
    for table in ("grade", "comment"):
        _copied(connection, table, "notebook_id = ?", notebook[0], notebook_id=notebook[1])
    _copied(
        connection, "ipnb_grading", f"student = ? AND assignment = '{name}'", like, student=student
    )


def _copied(
    connection: sqlite3.Connection, table: str, where: str, value: str, **changed: str
) -> list[tuple[str, str]]:
    """Copy the rows of a table that a condition chooses; returns old and new id of each."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    found = connection.execute(f"SELECT * FROM {table} WHERE {where}", [value]).fetchall()
    ids = []
    for row in found:
        fresh = dict(zip(columns, row, strict=True)) | changed
        ids.append((fresh["id"], None if table == "ipnb_grading" else uuid.uuid4().hex))
        fresh["id"] = ids[-1][1]
        marks = ", ".join("?" * len(columns))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(fresh.values()))
    return ids
