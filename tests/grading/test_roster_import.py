"""A class from a table."""

import pytest

from ipnb.grading.roster_import import compare_roster, enter_roster, read_roster_table

GOOD = b"student id,first name,last name,email\nada,Ada,Lovelace,a@x.org\nben,Ben,=1+1,\n"


def test_a_table_is_read():
    """Is a row or a cell lost?"""
    found = read_roster_table(GOOD)
    assert found.faults == []
    assert [(one.id, one.first_name, one.last_name, one.email) for one in found.entries] == [
        ("ada", "Ada", "Lovelace", "a@x.org"),
        ("ben", "Ben", "=1+1", ""),
    ]


@pytest.mark.parametrize(
    "text, first",
    [
        (
            "Student,ID,SIS User ID,SIS Login ID,Section,06 (1)\n    Points Possible,,,,,100\n"
            '"Lovelace, Ada",101,S1,ada,A,5\n',
            ("ada", "Ada", "Lovelace", "", "101"),
        ),
        (
            "First name;Surname;ID number;Institution;Email address\nAda;Lovelace;ada;;a@x.org\n",
            ("ada", "Ada", "Lovelace", "a@x.org", ""),
        ),
        ("ID,Name\nada,Ada King Lovelace\n", ("ada", "Ada King", "Lovelace", "", "")),
    ],
)
def test_exports_of_platforms_are_read(text, first):
    """Must a list be typed anew although the platform has it?"""
    found = read_roster_table(text.encode())
    assert found.faults == []
    (one,) = found.entries
    assert (one.id, one.first_name, one.last_name, one.email, one.lms_user_id) == first


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "The file is empty"),
        ("first name,last name\nA,B\n", "Line 1: no column holds the student id"),
        ("id,email\nada,a@x\n", "Line 1: no columns hold the names"),
        ("id,name\n", "There is nobody in it"),
        ("id,name\n\n,A B\n", "Line 3, column 1 (id): the student id is missing"),
        ("id,name\nada,\n", "Line 2, column 2 (name): the name is missing"),
        ("id,name\na+b,A B\n", "Line 2, column 1 (id): “a+b” holds a plus sign"),
        ("id,name\n<b>,A B\n", "Line 2, column 1 (id): “<b>”"),
        (
            "id,name\nada,A B\nben,B C\nADA,C D\n",
            "Line 4, column 1 (id): “ADA” stands on line 2 too",
        ),
        ("id,name,email\nada,A B,nothing\n", "Line 2, column 3 (email): “nothing” is no address"),
        (f"id,name\nada,A {'b' * 200}\n", "Line 2"),
        ("id,name\nada,A,B\n", "Line 2: there are 3 cells and 2 headings"),
    ],
)
def test_a_fault_says_line_column_and_what_to_do(text, said):
    """Must somebody look for the fault in three hundred lines?"""
    (fault, *_) = read_roster_table(text.encode()).faults
    assert fault.startswith(said)


def test_a_table_is_entered_whole_and_takes_nothing_away(course):
    """Does an empty cell take a name away, or somebody who is not in the file?"""
    with course.open_gradebook() as gradebook:
        gradebook.add_student("ada", first_name="Augusta", email="old@x.org")
        gradebook.add_student("zoe", last_name="Zed")
        entries = read_roster_table(
            b"id,first name,last name\nada,Ada,Lovelace\nben,Ben,B\n"
        ).entries
        change = compare_roster(gradebook, entries)
        assert [one.id for one in change.new] == ["ben"]
        assert change.in_words() == (
            "1 new, 1 changed, 0 as before. 1 in the gradebook are not in the file, and stay: zoe."
        )
        assert {one.id for one in gradebook.students} == {"ada", "zoe"}
        enter_roster(gradebook, entries)
    with course.open_gradebook() as gradebook:
        ada = gradebook.find_student("ada")
        assert (ada.first_name, ada.last_name, ada.email) == ("Ada", "Lovelace", "old@x.org")
        assert {one.id for one in gradebook.students} == {"ada", "ben", "zoe"}
        assert len(compare_roster(gradebook, entries).same) == 2
