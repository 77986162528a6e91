"""Moodle's two files of grades."""

import csv
import io

import pytest

from grading.lms_grades.support import NUMBERS
from ipnb.grading.lms_grades.filled import NotThisFile
from ipnb.grading.lms_grades.moodle import fill_gradebook, fill_worksheet, moodle_file
from ipnb.grading.lms_grades.table import read_table

GRADEBOOK = """\
First name,Last name,ID number,Institution,Department,Email address,Assignment: Thora’s loop (Real),\
Assignment: Attendance (Real),Course total (Real),Last downloaded from this course
Ada,Lovelace,101,,,ada@example.org,-,3.00,3.00,1772000000
Ben,Muster,,,,ben@example.org,50.00,-,-,1772000000
Dee,Fox,104,,,dee@example.org,61.00,-,-,1772000000
"""
WORKSHEET = """\
Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 7,Ada Lovelace,101,ada@example.org,Submitted for grading,,100.00,Yes,-,-,
Participant 8,Cy Ó Dálaigh,,,Submitted for grading,,100.00,Yes,-,-,
Participant 9,Dee Fox,104,dee@example.org,No submission,61.00,100.00,Yes,-,-,Well
"""


def by(text: str, who: str, what: str) -> dict[str, str]:
    return {row[who]: row[what] for row in csv.DictReader(io.StringIO(text))}


def test_a_gradebook_is_filled_and_read_back():
    """Does a grade reach the wrong person, or does "-" become a zero?"""
    filled = fill_gradebook(read_table(GRADEBOOK.encode()), NUMBERS)
    assert filled.text.splitlines()[0] == GRADEBOOK.splitlines()[0]
    assert by(filled.text, "Email address", "Assignment: Thora’s loop (Real)") == {
        "ada@example.org": "92.50",
        "ben@example.org": "40.00",
        "dee@example.org": "61.00",
    }
    assert by(filled.text, "Email address", "Assignment: Attendance (Real)") == {
        "ada@example.org": "3.00",
        "ben@example.org": "-",
        "dee@example.org": "-",
    }
    assert any("surely theirs: cy-2" in one for one in filled.problems)
    assert any("No column is called as 07" in one for one in filled.problems)


def test_a_worksheet_is_filled_for_the_assignment_that_one_says():
    """Does the worksheet's import find its columns and its participants?"""
    filled = fill_worksheet(read_table(WORKSHEET.encode()), NUMBERS, "06-recovery")
    assert filled.text.splitlines()[0] == WORKSHEET.splitlines()[0]
    assert by(filled.text, "Identifier", "Grade") == {
        "Participant 7": "92.50",
        "Participant 8": "0.00",
        "Participant 9": "61.00",
    }
    assert not any("07" in one for one in filled.problems)
    with pytest.raises(NotThisFile, match=r"maximum grade is 100\.00 in Moodle and 10 here"):
        fill_worksheet(read_table(WORKSHEET.encode()), NUMBERS, "07")


def test_a_file_of_our_own_has_headings_that_one_finds_in_moodles_lists():
    """Is there a column by which Moodle knows a person?"""
    rows = list(csv.reader(io.StringIO(moodle_file(NUMBERS, "07"))))
    assert rows == [
        ["Username", "First name", "Last name", "Email address", "07"],
        ["ada", "Ada", "Lovelace", "ada@example.org", "8.00"],
        ["dee", "Dee", "Fox", "dee@example.org", "10.00"],
    ]


def test_other_files_are_refused():
    """Is a worksheet taken for a gradebook, or the other way?"""
    with pytest.raises(NotThisFile, match="no export of Moodle"):
        fill_gradebook(read_table(WORKSHEET.encode()), NUMBERS)
    with pytest.raises(NotThisFile, match="no grading worksheet"):
        fill_worksheet(read_table(GRADEBOOK.encode()), NUMBERS, "07")
