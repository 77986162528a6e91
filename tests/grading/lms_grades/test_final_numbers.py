"""Final numbers of a class, as the export has them."""

from grading.course import NAME
from ipnb.grading.lms_grades.final_numbers import read_final_numbers


def test_only_what_is_final_has_a_number(mixed):
    """Does something that waits go to a learning platform, or a missing submission as a zero?"""
    with mixed.open_gradebook() as gradebook:
        found = read_final_numbers(mixed.app(), gradebook, {NAME: "Noor"})
    scores = {one.id: dict(one.scores) for one in found.students}
    assert scores["final"] == {NAME: 100.0} and scores["blank-a"] == {NAME: 0.0}
    assert scores["held"] == scores["absent"] == scores["twin-a"] == {}
    assert found.most == {NAME: 100.0} and found.titles == {NAME: "Noor"}
    assert sorted(found.waiting[NAME]) == ["held", "twin-a", "twin-b"]
