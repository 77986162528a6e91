"""A student's sign: what it says and does not, and what is not believed of one."""

import json
import stat
from datetime import date, timedelta

import pytest

from ipnb.desk.progress_sign import (
    FOLDER,
    SCHEMA,
    Begun,
    NotASign,
    Sign,
    as_data,
    file_name,
    make_folder,
    parse_sign,
    student_in,
    token_in,
)

TODAY = date(2027, 3, 1)
SIGN = Sign(True, TODAY, {"06-a": Begun(TODAY - timedelta(days=2), 14, 31), "code": Begun(TODAY)})


def text(**told) -> bytes:
    return json.dumps({"schema": SCHEMA, "shares": True, "opened": "2027-03-01", **told}).encode()


def test_a_sign_is_read_as_it_was_written():
    assert parse_sign(json.dumps(as_data(SIGN)).encode(), TODAY) == SIGN


def test_a_sign_that_is_off_says_nothing_else():
    """Would switching off leave the day, or what was begun, in the file?"""
    off = Sign(False, TODAY, SIGN.begun)
    assert as_data(off) == {"schema": SCHEMA, "shares": False}
    assert parse_sign(text(shares=False, begun={"06-a": {"since": "2027-02-27"}})) == Sign(False)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"[" * 20_000,
        b"9" * 20_000,
        b"[]",
        b'{"schema": "ipnb.answers/1", "shares": true}',
        text(shares="yes"),
        text(shares=1),
        text(opened="2027-03-03"),
        text(opened="yesterday"),
        text(opened=20270301),
        text(begun=[]),
        text(begun={"06-a": "2027-03-01"}),
        text(begun={"06-a": {}}),
        text(begun={"06-a": {"since": "2027-04-01"}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": "<b>14</b>", "of": 31}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": 14}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": True, "of": 31}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": 32, "of": 31}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": -1, "of": 31}}),
        text(begun={"06-a": {"since": "2027-03-01", "answered": 1, "of": 10**9}}),
        text(begun={"a" * 200: {"since": "2027-03-01"}}),
        text(begun={f"a{n}": {"since": "2027-03-01"} for n in range(101)}),
    ],
)
def test_what_is_no_sign_is_refused(written):
    """Does anything that a student can write end in another error, or in a number that nobody counted?"""
    with pytest.raises(NotASign):
        parse_sign(written, TODAY)


def test_a_day_ahead_may_be_another_time_zone():
    assert parse_sign(text(opened="2027-03-02"), TODAY).opened == date(2027, 3, 2)


@pytest.mark.parametrize("student", ["ada", "o'brien", "ada@uni", "Ó Dálaigh", "学生"])
def test_a_name_says_whose_it_is_and_cannot_be_guessed(student):
    name, other = file_name(student), file_name(student)
    assert name != other and student_in(name) == student
    assert file_name(student, token_in(name)) == name


@pytest.mark.parametrize("student", ["", ".ada", "../ben", "ada+06", "a\0b"])
def test_no_file_is_called_after_what_is_no_name(student):
    with pytest.raises(ValueError, match="No file can be called after"):
        file_name(student)


@pytest.mark.parametrize("name", ["ada.json", "ada+x.json", "+" + "0" * 32 + ".json", "notes.txt"])
def test_other_files_are_nobodys(name):
    assert student_in(name) == "" and token_in(name) == ""


def test_students_write_into_the_folder_and_list_nothing(tmp_path):
    make_folder(tmp_path)
    make_folder(tmp_path)
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o2733
    shared = tmp_path / "shared/inbound"
    shared.mkdir(parents=True)
    shared.chmod(0o2773)
    make_folder(shared.parent)
    assert stat.S_IMODE((shared.parent / FOLDER).stat().st_mode) == 0o2773
    make_folder(tmp_path / "no course")
    assert not (tmp_path / "no course").exists()
