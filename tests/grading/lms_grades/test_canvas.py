"""Canvas's gradebook file: by the rules of its importer, the grades arrive where they belong."""

import csv
import io
import re

import pytest

from grading.lms_grades.support import NUMBERS
from ipnb.grading.lms_grades.canvas import canvas_file, fill_canvas
from ipnb.grading.lms_grades.filled import NotThisFile
from ipnb.grading.lms_grades.table import read_table

#: as Canvas writes it: sections, a row of posting policies, points, totals that are read only
EXPORT = """\
Student,ID,SIS User ID,SIS Login ID,Section,Thora’s loop (9001),06b (9002),07: The capstone (9003),\
Current Score,Final Score
,,,,,Manual Posting,,,,
    Points Possible,,,,,100.00,50.00,20.00,(read only),(read only)
"Lovelace, Ada",101,S1,alovelace,A,,12.00,3.00,80,80
"Muster, Ben",102,S2,ben@example.org,A,55.00,,,80,80
"Ó Dálaigh, Cy",103,S3,cod,B,77.00,,,80,80
"Fox, Dee",104,S4,dfox,B,61.00,,,80,80
"Student, Test",999,,aaaa,A,5.00,,,,
"""


def imported(text: str) -> dict[str, dict[str, str]]:
    """What Canvas's importer would set: Canvas's number of the person -> assignment's number -> grade."""
    rows = list(csv.reader(io.StringIO(text)))
    head = rows[0]
    assert "Student" in head[0] and "ID" in head[1] and "Section" in head[4]
    columns = {
        match[1]: place
        for place, name in enumerate(head)
        if place > 4 and (match := re.search(r"\((\d+)\)$", name))
    }
    students = [row for row in rows[1:] if "Points Possible" not in row[0] and any(row[:5])]
    return {row[1]: {number: row[place] for number, place in columns.items()} for row in students}


def test_an_export_is_filled_and_read_back():
    """Does a grade reach the wrong person or column, or does one that was there go away?"""
    before = imported(EXPORT)
    filled = fill_canvas(read_table(EXPORT.encode("utf-8-sig")), NUMBERS)
    after = imported(filled.text)
    assert {who: own["9001"] for who, own in after.items()} == {
        "101": "92.50", "102": "40.00", "103": "0.00", "104": "61.00", "999": "5.00",
    }  # fmt: skip
    others = [(who, number) for who in before for number in ("9002", "9003")]
    assert [after[who][number] for who, number in others] == [
        before[who][number] for who, number in others
    ]
    assert filled.written == 3
    assert any("07 has 20 points in Canvas and 10 here" in one for one in filled.problems)
    assert any("no final number yet for dee" in one for one in filled.problems)


def test_the_headings_are_left_as_canvas_wrote_them():
    """Would Canvas take the filled file for another one?"""
    filled = fill_canvas(read_table(EXPORT.encode()), NUMBERS)
    assert filled.text.splitlines()[0] == EXPORT.splitlines()[0]


def test_a_file_of_our_own_has_only_what_is_final():
    """Would Canvas take away the grade of somebody whose number is not final?"""
    rows = list(csv.reader(io.StringIO(canvas_file(NUMBERS, "06-recovery"))))
    assert rows[0] == ["Student", "ID", "SIS Login ID", "Section", "06-recovery"]
    assert rows[1] == ["    Points Possible", "", "", "", "100.00"]
    assert rows[2:] == [
        ["Lovelace, Ada", "101", "ada", "", "92.50"],
        ["'=Muster, Ben", "", "ben", "", "40.00"],
        ["Ó Dálaigh, Cy", "", "cy-2", "", "0.00"],
    ]


def test_another_file_is_refused():
    """Are grades written into a list of addresses?"""
    with pytest.raises(NotThisFile, match="no gradebook of Canvas"):
        fill_canvas(read_table(b"id,email\nada,x\n"), NUMBERS)
