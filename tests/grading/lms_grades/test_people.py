"""Whose row is it."""

import pytest

from grading.lms_grades.support import NUMBERS
from ipnb.grading.lms_grades.final_numbers import Graded
from ipnb.grading.lms_grades.people import People


@pytest.mark.parametrize(
    "known, who",
    [
        ({"number": "101", "name": "Somebody Else"}, "ada"),
        ({"id": "BEN"}, "ben"),
        ({"email": "Ben@Example.org"}, "ben"),
        ({"name": "Ó Dálaigh, Cy"}, "cy-2"),
        ({"name": "Cy O\u0301 Dálaigh"}, "cy-2"),
        ({"id": "nobody", "name": "Nobody"}, None),
        ({}, None),
    ],
)
def test_the_surest_that_is_known_decides(known, who):
    """Does a name win over the platform's own number?"""
    found = People(NUMBERS.students).find(**known)
    assert (found and found.id) == who


def test_what_two_people_have_in_common_is_nobodys():
    """Does somebody get the grade of a namesake?"""
    twins = [Graded("a", "Ana", "Muster", "m@x.org"), Graded("b", "Ana", "Muster", "m@x.org")]
    people = People(twins)
    assert people.find(name="Ana Muster") is None and people.find(email="m@x.org") is None
    assert people.find(id="b", name="Ana Muster") == twins[1]
