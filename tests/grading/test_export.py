"""`ipnb status` says who needs a person; `ipnb export` gives out no number that is not final."""

import csv

import pytest

from grading.course import NAME
from grading.support import TWIN
from ipnb.grading.export import cell


def exported(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_export_refuses_and_names_whom_it_waits_for(mixed, capfd):
    """Do held, unmarked and ungraded submissions leave the house as zeros?"""
    with pytest.raises(SystemExit) as ended:
        mixed.ipnb("export", NAME)
    assert ended.value.code == 1
    said = capfd.readouterr().err
    assert all(f"{NAME}: {who}" in said for who in ("held", "new", "twin-a", "twin-b"))
    assert f"{NAME}: final" not in said and f"{NAME}: absent" not in said


def test_export_with_held_leaves_their_numbers_out(mixed):
    """Is "no number yet" ever written as 0.0, and does a comma in a name shift the columns?"""
    mixed.ipnb("export", NAME, "--with-held", "--to", str(mixed.root / "out.csv"))
    rows = exported(mixed.root / "out.csv")
    assert {who for who, row in rows.items() if row["score"] == ""} == {
        "held",
        "twin-a",
        "twin-b",
        "absent",
    }
    assert rows["final"]["score"] == "100.00"
    assert rows["absent"]["last_name"] == "Ó Dálaigh, Jr"
    assert rows["absent"]["first_name"] == 'Aoife "A"'
    assert rows["absent"]["max_score"] == "100.00"
    assert rows["absent"]["case"] == "", "a missing submission is told apart from a zero"
    assert rows["blank-a"]["score"] == "0.00" and rows["blank-a"]["case"] == NAME


def test_plain_nbgrader_export_refuses_too(mixed):
    """Is the other command a way around?"""
    assert "Not exported" in mixed.run("nbgrader", "export", fine=False).stderr


def test_a_finished_class_is_exported(course):
    """Does the way to the LMS end well when everything is done?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    course.mark("ada", "n1", 20)
    course.mark("ada", "n2", 12.5)
    course.run("nbgrader", "export", "--to", "plain.csv")
    course.ipnb("export", "--to", str(course.root / "ours.csv"))
    plain, ours = (course.root / name for name in ("plain.csv", "ours.csv"))
    assert plain.read_text(encoding="utf-8") == ours.read_text(encoding="utf-8")
    assert "92.50" in ours.read_text(encoding="utf-8")


def test_a_cell_is_never_a_formula():
    """Would opening the grades in a spreadsheet run what a student chose as a name?"""
    for text in ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "\r=1"):
        assert cell(text) == f"'{text}"
    assert [cell(value) for value in ("ada-l", None, 92.5, -45.0)] == [
        "ada-l",
        "",
        "92.50",
        "-45.00",
    ]


def test_accents_open_rightly_in_a_spreadsheet(course):
    """Does a name arrive as it was typed?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    with course.open_gradebook() as gradebook:
        gradebook.update_or_create_student("ada", last_name="Ó Dálaigh", first_name="=Ada")
    course.ipnb("export", "--with-held", "--to", str(course.root / "out.csv"))
    assert (course.root / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    row = exported(course.root / "out.csv")["ada"]
    assert (row["last_name"], row["first_name"]) == ("Ó Dálaigh", "'=Ada")


def test_a_twin_that_was_not_taken_is_never_a_zero(twins):
    """Would whoever took the equivalent case get a zero in the other one?"""
    assert twins.ipnb("export", "--to", str(twins.root / "out.csv"))[0] == 0
    with (twins.root / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["assignment"] for line in lines} == {NAME} and len(lines) == 4, "one row a student"
    rows = {line["student_id"]: line for line in lines}
    assert (rows["ada"]["case"], rows["ada"]["score"]) == (NAME, "80.00")
    assert (rows["ben"]["case"], rows["ben"]["score"]) == (TWIN, "80.00")
    assert (rows["cy"]["case"], rows["cy"]["score"]) == ("", "")
    assert (rows["dee"]["case"], rows["dee"]["score"]) == (TWIN, "80.00"), "the better of the two"
