"""Headings of rosters: this course's, nbgrader's, Canvas's and Moodle's."""

import pytest

from ipnb.grading.roster_file.columns import Columns, UnknownColumns, count_known, find_columns


def found(line, account=""):
    columns = find_columns(line.split(","), account)
    parts = ("account", "first", "last", "whole", "email", "number")
    return {part: getattr(columns, part) for part in parts if getattr(columns, part) is not None}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "student id,first name,last name,email",
            {"account": 0, "first": 1, "last": 2, "email": 3},
        ),
        ("E-mail,Surname,Given Name,Username", {"account": 3, "first": 2, "last": 1, "email": 0}),
        (
            "id,first_name,last_name,email,lms_user_id",
            {"account": 0, "first": 1, "last": 2, "email": 3, "number": 4},
        ),
        (
            "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (87568490)",
            {"account": 3, "whole": 0, "number": 1},
        ),
        (
            "LastName,FirstName,ID,SIS Login ID,Section",
            {"account": 3, "first": 1, "last": 0, "number": 2},
        ),
        (
            "First name,Last name,ID number,Institution,Department,Email address",
            {"account": 2, "first": 0, "last": 1, "email": 5},
        ),
    ],
)
def test_headings_are_known_in_any_order(line, expected):
    assert found(line) == expected


def test_the_column_of_accounts_may_be_named():
    assert found("ID number,Name,Kürzel", "kürzel")["account"] == 2
    with pytest.raises(UnknownColumns, match=r"no column called “login”.*ID number, Name"):
        find_columns(["ID number", "Name"], "login")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("first name,last name", "which account is whose"),
        ("ada,Ada,Lovelace", "which account is whose"),
        ("student id,email", "No columns for the names"),
        ("student id,first name", "No columns for the names"),
        ("student id,Email,e-mail,name,email", "Two columns are called “email”"),
    ],
)
def test_what_is_missing_is_said(line, why):
    with pytest.raises(UnknownColumns, match=why):
        find_columns(line.split(","))


def test_a_column_is_named_by_number_and_heading():
    assert Columns(("id", "E-mail"), 0).named(1) == "column 2 (E-mail)"
    assert count_known(["Student_ID", "Group", " e-mail "]) == 2
