"""A roster that was written is read as the same people."""

from ipnb.grading.roster_file.read import Student, read_roster
from ipnb.grading.roster_file.write import roster_csv

PEOPLE = (
    Student("ada", "Ada", 'Love"lace, Jr', "ada@example.org", "4711"),
    Student("ol-ga", "Ольга", "Иванова"),
    Student("so", "Sukarno"),
)


def test_what_is_written_is_read_back(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text(roster_csv(PEOPLE), encoding="utf-8")
    roster = read_roster(file)
    assert roster.students == PEOPLE and roster.notes == ()
