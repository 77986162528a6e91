"""The table of outcomes for a spreadsheet."""

import csv
import io

from grading.class_view.test_outcomes_page import OUTCOME, PEOPLE, RESULTS
from ipnb.grading.class_view.outcome_sheet import outcome_sheet
from ipnb.grading.class_view.standing import Person


def test_a_row_a_student_and_nothing_where_nothing_is_known():
    """Is "not known" written as 0, or a name run as a formula?"""
    people = [*PEOPLE, Person("eve", "=1+1", "@x")]
    text = outcome_sheet([OUTCOME], {"3": RESULTS}, people).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["student_id", "last_name", "first_name", "3: say <what> a line shows"]
    assert [row[3] for row in rows] == ["0.10", "0.50", "0.90", "", ""]
    assert rows[-1] == ["eve", "'@x", "'=1+1", ""]
