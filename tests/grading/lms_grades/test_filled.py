"""Final numbers written into a table."""

from grading.lms_grades.support import NUMBERS
from ipnb.grading.lms_grades.filled import Filled, fill_cells
from ipnb.grading.lms_grades.table import read_table


def test_only_final_numbers_are_written_and_everything_else_stays():
    """Does a grade that the platform has get lost where nothing is final here?"""
    table = read_table(b"who,06,note\nada,1,x\ndee,55,y\n")
    filled = fill_cells(table, {0: "ada", 1: "dee"}, {"06-recovery": 1}, NUMBERS, "Make it.")
    assert filled.text == "who,06,note\r\nada,92.50,x\r\ndee,55,y\r\n"
    assert filled.in_words() == "1 number filled in."
    assert "06-recovery: no final number yet for dee." in filled.problems
    assert any("surely theirs: ben, cy-2" in one for one in filled.problems)
    assert Filled("", 2).in_words() == "2 numbers filled in."
