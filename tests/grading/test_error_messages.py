"""A second account, a gradebook that is locked, read-only or damaged, a full disk: plain words, and nothing
half written."""

import contextlib
import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from grading.course import NAME, Course
from ipnb.grading.graded_files import is_complete


@pytest.fixture
def open_to_all(released):
    """A course where other accounts may come, with two graded submissions."""
    with tempfile.TemporaryDirectory(prefix="ipnb-second-") as folder:
        os.chmod(folder, 0o755)
        root = Path(folder) / "course"
        shutil.copytree(released.root, root)
        course = Course.at(root)
        for student in ("ada", "ben"):
            course.hand_in(student, course.answers(student))
        assert course.grade()[0]
        yield course


def in_another_process(work, *arguments):
    """What a function gives, run in a process of its own."""
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=lambda: answers.put(work(*arguments)))
    child.start()
    found = answers.get()
    child.join()
    return found


def grade_as_somebody_else(root):
    """As another account if we may change ours; otherwise its folders have been closed to us as well."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    os.umask(0o022)
    return grade_and_read(root)


def grade_and_read(root):
    """What whoever grades reads, without the traceback that nbgrader's own interface adds to a failure."""
    done = Course.at(root).api().autograde(NAME, "*", force=True)
    return done["success"], done["log"]


def open_up(folder, closed):
    """Everything for everybody, but the folders of one student, which only their owner may change."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    for path in [closed, *closed.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_second_account_harms_nothing_that_it_cannot_replace(open_to_all):
    """Is a graded notebook deleted by somebody who may not write a new one, and the rest left undone?"""
    course, closed = open_to_all, open_to_all.root / "autograded/ada"
    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student, "blank", revision=13))
    before = course.graded("ada")
    open_up(course.root, closed)
    success, log = in_another_process(grade_as_somebody_else, course.root)
    assert not success
    assert "ada was not graded, and is as before: This account may not write to" in log
    assert "chmod -R g+rwX" in log and "Traceback" not in log
    assert course.grades("ada")["formulation"][0] == 60.0 and course.graded("ada") == before
    assert course.grades("ben")["formulation"][0] == 0.0
    assert "ada: Something else was handed in since" in course.ipnb("status", NAME)[1]
    open_up(course.root, course.root / "source")
    assert course.grade(force=False)[0]
    assert course.grades("ada")["formulation"][0] == 0.0


def test_a_group_shares_what_one_of_it_has_graded(course):
    """Two graders in one group, with the usual umask: can the second replace what the first one made?"""
    config = course.root / "nbgrader_config.py"
    shared = "\nget_config().CourseDirectory.groupshared = True\n"
    config.write_text(config.read_text(encoding="utf-8") + shared, encoding="utf-8")
    course.hand_in("ada", course.answers("ada"))
    usual = os.umask(0o022)
    try:
        assert course.grade()[0]
    finally:
        os.umask(usual)
    folder = course.root / "autograded/ada" / NAME
    for one in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(one.stat().st_mode) & 0o2070 == 0o2070, one
    assert all(path.stat().st_mode & 0o060 == 0o060 for path in folder.iterdir())


def locked(course):
    holder = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    return contextlib.closing(holder), f"sqlite:///{course.root / 'gradebook.db'}?timeout=1"


def read_only(course):
    return (
        contextlib.nullcontext(),
        f"sqlite:///file:{course.root / 'gradebook.db'}?mode=ro&uri=true",
    )


def damaged(course):
    file = course.root / "gradebook.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\0" * (len(whole) - 4096))
    return contextlib.ExitStack(), f"sqlite:///{file}"


def not_a_gradebook(course):
    (course.root / "gradebook.db").write_bytes(b"PK\3\4" * 2000)
    return contextlib.nullcontext(), f"sqlite:///{course.root / 'gradebook.db'}"


def away(course):
    return contextlib.nullcontext(), "postgresql+psycopg2://nobody@127.0.0.1:9/nothing"


TROUBLES = [
    (locked, "Wait until they are done"),
    (read_only, "Give the account (or its group) the right to write"),
    (damaged, "put back your last good copy"),
    (not_a_gradebook, "put back your last good copy"),
    (away, "its server runs"),
]


@pytest.mark.parametrize(("trouble", "words"), TROUBLES)
@pytest.mark.parametrize(
    "command", [("nbgrader", "autograde", NAME, "--force"), ("ipnb", "grade", NAME, "--yes")]
)
def test_a_gradebook_in_trouble_is_told_in_words(course, trouble, words, command):
    """Does whoever grades read a traceback of SQL, or advice that fits another trouble?"""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    before = course.graded("ada")
    course.hand_in("ada", course.answers("ada", "blank", revision=13))
    holder, url = trouble(course)
    with holder:
        done = course.run(*command, fine=False, IPNB_GRADEBOOK=url)
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert course.graded("ada") == before


def grade_with_little_room(root, most):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return grade_and_read(root)


def is_right(course, student):
    """Whether gradebook, record and graded notebook agree."""
    record = course.last(student)
    path = course.root / "autograded" / student / NAME / f"{NAME}.ipynb"
    points = course.grades(student)["formulation"][0]
    return points == record.points == 60.0 and is_complete(path, record.digests["graded"])


def test_no_room_for_a_graded_notebook(course):
    """Does a full disk leave a grade without a notebook, or half of one?"""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    texts = dict.fromkeys(("n1", "n2"), "*" * 39_000)  # each sign is five in the graded notebook
    course.hand_in("ada", course.answers("ada", revision=13, narrative=texts))
    room = (course.root / "gradebook.db").stat().st_size + 60_000
    success, log = in_another_process(grade_with_little_room, course.root, room)
    assert not success and "Traceback" not in log
    assert "ada was not graded, and is as before: There is no room for it" in log
    assert is_right(course, "ada") and course.last("ada").revision == 12
    assert course.grade(force=False)[0]
    assert course.last("ada").revision == 13


def test_no_room_for_grades(course):
    """Does a gradebook that cannot grow end in SQL, or with a student who is half in it?"""
    course.hand_in("ada", course.answers("ada"))
    assert course.grade()[0]
    students = [f"s{number:02}" for number in range(30)]
    for student in students:
        course.hand_in(student, course.answers(student))
    room = (course.root / "gradebook.db").stat().st_size + 4096
    success, log = in_another_process(grade_with_little_room, course.root, room)
    assert not success and "Traceback" not in log
    assert "What was graded before that is complete." in log
    graded = course.all_grades()
    assert 0 < len(graded) < 31 and all(is_right(course, student) for student in graded)
    assert course.grade(force=False)[0]
    assert all(is_right(course, student) for student in students)
