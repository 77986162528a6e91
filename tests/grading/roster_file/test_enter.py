"""A roster is entered into the gradebook whole, and takes nothing away."""

from ipnb.grading.roster_file.enter import compare_roster, enter_roster
from ipnb.grading.roster_file.read import Student

STUDENTS = [Student("ada", "Ada", "Lovelace"), Student("ben", "Ben", "B")]


def test_a_table_is_entered_whole_and_takes_nothing_away(course):
    """Does an empty cell take a name away, or somebody who is not in the file?"""
    with course.open_gradebook() as gradebook:
        gradebook.add_student("ada", first_name="Augusta", email="old@x.org")
        gradebook.add_student("zoe", last_name="Zed")
        change = compare_roster(gradebook, STUDENTS)
        assert [one.account for one in change.new] == ["ben"]
        assert change.in_words() == (
            "1 new, 1 changed, 0 as before. 1 in the gradebook are not in the file, and stay: zoe."
        )
        assert {one.id for one in gradebook.students} == {"ada", "zoe"}
        enter_roster(gradebook, STUDENTS)
    with course.open_gradebook() as gradebook:
        ada = gradebook.find_student("ada")
        assert (ada.first_name, ada.last_name, ada.email) == ("Ada", "Lovelace", "old@x.org")
        assert {one.id for one in gradebook.students} == {"ada", "ben", "zoe"}
        assert len(compare_roster(gradebook, STUDENTS).same) == 2
