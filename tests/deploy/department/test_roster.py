"""The list of students."""

import pytest
from department.faults import Fault
from department.roster import Student, read_roster

HEAD = "student id,first name,last name,email\n"


def test_students_are_read(tmp_path):
    """Are names with accents, and a byte order mark, fine?"""
    path = tmp_path / "roster.csv"
    path.write_text(HEAD + "zoe,Zoë,Ångström,zoe@example.org\n", encoding="utf-8-sig")
    assert read_roster(path) == [Student("zoe", "Zoë", "Ångström", "zoe@example.org")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "Ada,A,L,\n", "line 2: 'Ada' cannot be an account"),
        (HEAD + "ada,A,L,\nben,B,B,\nada,A,L,\n", "line 4: 'ada' stands there twice"),
        ("id,name\n1,A\n", "There is no column 'student id'"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(tmp_path, text, said):
    """Does the operator find it?"""
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=said):
        read_roster(path)


def test_a_file_that_is_not_there_or_not_utf_8_is_said(tmp_path):
    """Would it end in a traceback?"""
    path = tmp_path / "roster.csv"
    with pytest.raises(Fault, match="The roster is not there"):
        read_roster(path)
    path.write_bytes(HEAD.encode() + b"zoe,Zo\xeb,,\n")
    with pytest.raises(Fault, match="not in UTF-8"):
        read_roster(path)
