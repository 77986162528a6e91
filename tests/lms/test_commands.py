"""From a marked class to the platform's columns: is each final number sent, once, and nothing else?"""

import json
import sqlite3

import pytest
from grading.course import NAME

from ipnb.cli import main
from ipnb.lms.commands import FOLDER

pytestmark = pytest.mark.deep  # a class is released and graded first


@pytest.fixture
def send(mixed, folder, monkeypatch, capsys):
    """Type ``ipnb lms send``; returns the exit code, what was printed, and what was complained of."""
    monkeypatch.setenv(FOLDER, str(folder))

    def run(*options):
        code = main(["lms", "send", NAME, *options, "--course-dir", str(mixed.root)])
        return code, *capsys.readouterr()

    return run


def given(platform):
    """What the platform has: user -> last score."""
    return {user: scores[-1]["scoreGiven"] for (_, user), scores in platform.scores.items()}


def test_a_class_is_sent_once_and_again_only_where_something_changed(
    send,
    mixed,
    folder,
    platform,
):
    """The whole way: dry run, refusal, sending, nothing twice, a changed mark."""
    code, said, _ = send("--dry-run")
    assert code == 0 and "dry run" in said and platform.scores == {} and platform.requests == []
    assert "absent               not sent: nothing handed in" in said
    assert "held                 not sent: the form is held" in said
    assert "new                  not sent: not graded yet" in said

    code, _, complaint = send()
    assert code == 1 and "without a final number" in complaint and platform.scores == {}

    code, said, complaint = send("--with-held")
    assert (code, complaint) == (0, "") and "Sent: 1. Not taken: 0." in said
    number = given(platform)["user-final"]
    assert given(platform) == {"user-final": number} and number > 40
    (column,) = platform.columns
    assert (column["resourceId"], column["scoreMaximum"]) == (NAME, 100)

    code, said, _ = send("--with-held")
    assert code == 0 and "sent already" in said and "Sent: 0." in said
    mixed.mark("final", "n1", 20)
    code, said, _ = send("--with-held")
    assert given(platform) == {"user-final": number - 5} and f"was {number:g} of 100" in said

    lines = (mixed.root / f"lms/{NAME}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["score"] for line in lines] == [number, number - 5]


def test_a_student_without_an_id_on_the_platform_is_named(send, folder, platform):
    """Is somebody who never came from the platform left out in silence?"""
    with sqlite3.connect(folder / "accounts.sqlite") as database:
        database.execute("delete from enrolment where account = 'final'")
    code, said, _ = send("--with-held")
    assert code == 0 and platform.scores == {}
    line = next(line for line in said.splitlines() if line.startswith("final "))
    assert "has not come from the learning platform yet" in line
    assert "3 unknown to the platform" in said


def test_a_platform_that_refuses_is_said_and_nothing_is_kept(send, mixed, platform):
    """Is a grade that was not taken sent the next time?"""
    platform.failures["/columns"] = [403]
    code, said, complaint = send("--with-held")
    assert code == 1 and "answered 403" in complaint and "Sent: 0. Not taken: 1." in said
    assert send("--with-held")[0] == 0 and set(given(platform)) == {"user-final"}


def test_wrong_use_is_said(send, monkeypatch, mixed, tmp_path):
    """Are a folder that is not set, or not there, and an assignment that is unknown, told in words?"""
    assert main(["lms", "send", "no-such", "--course-dir", str(mixed.root)]) == 2
    monkeypatch.setenv(FOLDER, str(tmp_path / "nothing"))
    code, _, complaint = send()
    assert code == 2 and "nobody has come from the learning platform yet" in complaint
    monkeypatch.delenv(FOLDER)
    code, _, complaint = send()
    assert code == 2 and f"{FOLDER} names no folder" in complaint


def test_a_registry_that_cannot_be_read_is_said(send, folder):
    """Is a damaged file, or one of another, a traceback?"""
    (folder / "accounts.sqlite").write_text("nonsense" * 200, encoding="utf-8")
    code, _, complaint = send("--with-held")
    assert code == 1 and "cannot be read (file is not a database)" in complaint


def test_receipts_that_somebody_changed_stop_it(send, mixed):
    """Would a file that cannot be read have everything sent again?"""
    (mixed.root / "lms").mkdir()
    (mixed.root / f"lms/{NAME}.jsonl").write_text("nonsense\n", encoding="utf-8")
    code, _, complaint = send("--with-held")
    assert code == 1 and "line 1: this is no receipt" in complaint
