"""CSV from anywhere, read and written."""

import pytest

from ipnb.grading.lms_grades.table import UnreadableTable, read_table, write_table

ROWS = [["id", "name"], ["ada", "Ó Dálaigh, Jr"], ["ben", 'B "x"']]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_comes_back_as_it_went(encoding, separator):
    """Do accents, commas or quotes get lost on the way?"""
    table = read_table(write_table(ROWS, separator).encode(encoding))
    assert [list(table.headings), *table.rows] == ROWS
    assert table.separator == separator and table.lines == [2, 3]


def test_lines_are_those_of_the_file():
    """Does a message point at another line than the one with the fault?"""
    table = read_table(b'id,name\n\nada,"two\nlines"\nben,B\n')
    assert table.lines == [3, 5] and table.rows[1] == ["ben", "B"]


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "is empty"),
        (b" \n,\n", "is empty"),
        (b'id,name\nada,"A\n', "Line 2: quotation marks"),
        (b"id,name\nada,A,B\n", "Line 2: there are 3 cells and 2 headings"),
        (b"PK\x03\x04\0\0\0", "is no CSV"),
        (b"x" * 5_000_001, "more than 5 MB"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(data, said):
    """Does a workbook, or a torn file, end in a traceback?"""
    with pytest.raises(UnreadableTable, match=said):
        read_table(data)


def test_no_cell_is_a_formula_and_what_platforms_mean_by_a_dash_stays():
    """Does "-", by which Moodle says that there is no grade, become something that it refuses?"""
    assert write_table([["=1+1", "@x", "-", "-2.50", 7.0]]) == "'=1+1,'@x,-,-2.50,7.00\r\n"
