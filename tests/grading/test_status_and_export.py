"""`ipnb status` says who needs a person; `ipnb export` gives out no number that is not final."""

import csv

import pytest

from grading.course import NAME


@pytest.fixture
def mixed(course):
    """One of each: final, to be marked, held, not graded, absent, alike."""
    course.hand_in("final", course.answers("final"))
    course.hand_in("held", None)
    course.hand_in("twin-a", course.answers("twin-a"))
    course.hand_in("twin-b", course.answers("twin-b", workspace="workspace-of-twin-a"))
    course.hand_in("blank-a", course.answers("blank-a", "blank", narrative={}))
    course.hand_in("blank-b", course.answers("blank-b", "blank", narrative={}))
    course.grade()
    course.mark("final", "n1", 25)
    course.mark("final", "n2", 15)
    course.hand_in("new", course.answers("new", "chaos"))
    with course.open_gradebook() as gradebook:
        gradebook.add_student("absent", last_name="Ó Dálaigh, Jr", first_name='Aoife "A"')
    return course


def blocks(text):
    """Title -> lines of each block."""
    parts = [part.splitlines() for part in text.strip().split("\n\n")]
    return {part[0]: [line.strip() for line in part[1:]] for part in parts}


def test_status_names_everybody_who_needs_a_person_and_nobody_else(mixed):
    """Would an instructor have to open each submission to know what is left to do?"""
    said = blocks(mixed.ipnb("status", NAME)[1])
    assert f"{NAME}: 7 handed in, 3 final" in said
    assert [line.split(":")[0] for line in said["Held"]] == ["held", "new"]
    assert "collect and grade again" in said["Held"][0]
    assert said["To be marked by hand in Formgrader"][0] == "n1: 2 (twin-a, twin-b)"
    assert said["Nothing handed in"] == ["absent"]


def test_status_lists_likeness_for_a_conversation(mixed):
    """Are twins named, and two blanks left alone?"""
    said = blocks(mixed.ipnb("status", NAME)[1])["For a conversation, not for a verdict"]
    assert "final, twin-a, twin-b: the same judgements and sentences" in said
    assert "twin-a, twin-b: answers written in the same workspace" in said
    assert not any("blank" in line for line in said)


def test_status_of_an_unknown_assignment(mixed):
    """Does a slip of the pen end in a traceback?"""
    assert mixed.ipnb("status", "99-nothing")[0] == 2


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
    with (mixed.root / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {who for who, row in rows.items() if row["score"] == ""} == {"held", "new", "twin-a", "twin-b"} - {
        "new"
    }
    assert rows["final"]["score"] == "100.0"
    assert rows["absent"]["last_name"] == "Ó Dálaigh, Jr"
    assert rows["absent"]["first_name"] == 'Aoife "A"'
    assert rows["absent"]["max_score"] == "100.0"


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
    assert "92.5" in ours.read_text(encoding="utf-8")
