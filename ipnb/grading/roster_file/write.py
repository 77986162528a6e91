"""A roster written as this course reads it: UTF-8, with the names of the accounts."""

import csv
import io
from collections.abc import Iterable

from ipnb.grading.roster_file.read import Student

HEADINGS = ("student id", "first name", "last name", "email", "lms_user_id")


def roster_csv(students: Iterable[Student]) -> str:
    """Return the text of a roster, a line a student in the order given."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADINGS)
    for one in students:
        writer.writerow((one.account, one.first_name, one.last_name, one.email, one.number))
    return file.getvalue()
