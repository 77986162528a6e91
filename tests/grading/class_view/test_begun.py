"""Signs of progress as anybody may have written them: believed where they can be, and never in the page's way."""

import json
import os
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from ipnb.desk.progress_sign import SCHEMA, Begun, Sign, file_name, make_folder
from ipnb.grading.class_view import begun
from ipnb.grading.class_view.begun import end_of, read_signs
from ipnb.grading.inbound_submissions import account_of

NOW = datetime.now(UTC)
TODAY = NOW.date()
ME = account_of(os.geteuid())


@pytest.fixture
def folder(tmp_path):
    make_folder(tmp_path)
    return tmp_path / "begun"


def put(folder, student, told=None, **more):
    data = {"schema": SCHEMA, "shares": True, "opened": TODAY.isoformat(), "begun": {}} | more
    file = folder / file_name(student)
    file.write_bytes(told if told is not None else json.dumps(data).encode())
    return file


def read(folder, by_owner=False):
    return read_signs(folder, NOW, by_owner)


def test_a_class_is_read(folder):
    put(folder, "ada", begun={"06-a": {"since": TODAY.isoformat(), "answered": 14, "of": 31}})
    put(folder, "ben", shares=False)
    found = read(folder)
    assert found.are_known and found.refused == 0
    assert found.by_student["ada"] == Sign(True, TODAY, {"06-a": Begun(TODAY, 14, 31)})
    assert [found.shares(name) for name in ("ada", "ben", "cy")] == [True, False, True]
    assert [found.opened(name) for name in ("ada", "ben", "cy")] == [TODAY, None, None]


def test_of_two_equivalent_cases_the_further_one_counts(folder):
    since = TODAY.isoformat()
    two = {"06-a": {"since": since, "answered": 2, "of": 31}, "06b-a": {"since": since}}
    put(folder, "ada", begun=two)
    found = read(folder)
    assert found.begun(("06-a", "06b-a"), "ada") == Begun(TODAY, 2, 31)
    assert found.begun(("06b-a",), "ada") == Begun(TODAY)
    assert found.begun(("07-a",), "ada") is found.begun(("06-a",), "ben") is None


def test_what_is_no_ordinary_small_file_is_left_out(folder, tmp_path):
    """Does a link lead out of the folder, or a pipe hold the page for ever?"""
    secret = put(tmp_path, "x")
    os.symlink(secret, folder / file_name("linked"))
    os.link(secret, folder / file_name("shared"))
    os.mkfifo(folder / file_name("pipe"))
    (folder / file_name("folder")).mkdir()
    put(folder, "huge", b" " * 30_000)
    put(folder, "sparse").open("wb").truncate(2**40)
    os.symlink("/dev/zero", folder / file_name("endless"))
    unreadable = put(folder, "broken", b"\x00\xff{")
    put(folder, "future", opened=(TODAY + timedelta(days=3)).isoformat())
    put(folder, "ada")
    start = time.perf_counter()
    found = read(folder)
    assert time.perf_counter() - start < 2 and unreadable.exists()
    assert list(found.by_student) == ["ada"] and found.refused == 9


@pytest.mark.parametrize(
    "name", ["<b>ada+{0}.json", "ada+{0}.json.exe", "+{0}.json", "ada+06+{0}.json", "notes", "\udcff+{0}.json",
             " ada+{0}.json", "ada\n+{0}.json"],
)  # fmt: skip
def test_what_is_named_as_no_sign_is_left_out(folder, name):
    """Does a name with markup, or one that is no text, come into the page?"""
    made = put(folder, "ada")
    os.rename(made, folder / name.format("0" * 32))
    put(folder, "ben")
    (folder / ".ben+0.json.part").write_text("{", encoding="utf-8")
    found = read(folder)
    assert list(found.by_student) == ["ben"] and found.refused == 1


def test_whoever_has_an_account_writes_in_their_own_name_alone(folder):
    """Could a student say of another that they have begun, or that they share nothing?"""
    put(folder, ME)
    put(folder, "ben", shares=False)
    assert list(read(folder, by_owner=True).by_student) == [ME]
    assert sorted(read(folder).by_student) == sorted([ME, "ben"])


def test_a_wish_to_share_nothing_counts_before_an_older_sign(folder):
    """After a lost home there are two files: does the one that is left over speak?"""
    put(folder, "ada")
    put(folder, "ada", shares=False)
    put(folder, "ben", opened="2026-01-01")
    put(folder, "ben")
    found = read(folder)
    assert not found.shares("ada") and found.opened("ada") is None
    assert found.opened("ben") == TODAY and found.refused == 0


def test_why_nothing_is_known_is_said(folder, tmp_path, monkeypatch):
    assert "made with the next release" in read(tmp_path / "none").note
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert "cannot be read by this account" in read(file).note
    put(folder, "ada")
    put(folder, "ben")
    monkeypatch.setattr(begun, "MOST_FILES", 1)
    flooded = read(folder)
    assert "more than 1 files" in flooded.note and not flooded.are_known


def test_a_day_is_over_at_its_end():
    assert end_of(date(2027, 3, 1)) < datetime(2027, 3, 2, tzinfo=UTC)
    assert end_of(date(2027, 3, 1)) > datetime(2027, 3, 1, 23, tzinfo=UTC)
