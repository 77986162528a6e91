"""`ipnb status` says who needs a person; `ipnb export` gives out no number that is not final."""

import csv
import json
import re
import shutil

import pytest

from grading.course import NAME
from ipnb.cli import main
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.grading.export import cell


def exported(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


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


@pytest.mark.parametrize("command", [["status"], ["export"], ["grade", NAME], ["report", NAME]])
def test_a_folder_that_is_no_course_is_said(tmp_path, command, capsys, monkeypatch):
    """Does a command in the wrong folder end in a traceback, or leave a database behind?"""
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert "is no course" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- equivalent cases

TWIN = "00b-sample"


@pytest.fixture
def twins(course):
    """Ada takes the case, Ben its equivalent, Cy neither, Dee both and does better in the second."""
    for old, new in ((NAME, TWIN),):
        folder = course.root / "source" / new
        shutil.copytree(course.root / "source" / old, folder)
        (folder / f"{old}.ipynb").unlink()
        text = (folder / "case.yaml").read_text(encoding="utf-8")
        text = re.sub(
            r"instead: .*", f"instead: {{case: {old}}}", text.replace(f"id: {old}", f"id: {new}")
        )
        (folder / "case.yaml").write_text(text, encoding="utf-8")
        key = (course.root / "keys" / f"{old}.yaml").read_text(encoding="utf-8")
        (course.root / "keys" / f"{new}.yaml").write_text(
            key.replace(f"case: {old}", f"case: {new}"), encoding="utf-8"
        )
        build(load_case(folder / "case.yaml"), folder)
    file = course.root / "source" / NAME / "case.yaml"
    text = re.sub(r"instead: .*", f"instead: {{case: {TWIN}}}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    build(load_case(file), file.parent)
    for name in (NAME, TWIN):
        course.run("nbgrader", "generate_assignment", name, "--force")
    hand_in(course, "ada", NAME)
    hand_in(course, "ben", TWIN)
    hand_in(course, "dee", NAME, "blank")
    hand_in(course, "dee", TWIN)
    with course.open_gradebook() as gradebook:
        for student in ("ada", "ben", "cy", "dee"):
            gradebook.update_or_create_student(student)
    for name in (NAME, TWIN):
        assert course.api().autograde(name, "*", force=True)["success"]
        with course.open_gradebook() as gradebook:
            for submission in gradebook.assignment_submissions(name):
                for grade in submission.notebooks[0].grades:
                    if grade.needs_manual_grade:
                        grade.manual_score, grade.needs_manual_grade = 10, False
            gradebook.db.commit()
    return course


def hand_in(course, student, name, how="expert"):
    folder = course.root / "submitted" / student / name
    folder.mkdir(parents=True)
    shutil.copy(course.root / "assignments" / name / f"{name}.ipynb", folder)
    answers = course.answers(student, how) | {"case": name, "workspace": f"{student}-{name}"}
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


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


def test_status_says_who_took_the_equivalent_case(twins):
    """Is somebody listed as missing who handed in the other one?"""
    said = blocks(twins.ipnb("status", NAME)[1])
    assert said["Nothing handed in"] == ["cy"]
    assert said[f"Took the equivalent case, {TWIN}"] == ["ben"]
    assert said[f"Handed in {TWIN} too: the better of the two counts"] == ["dee"]


def test_formgraders_students_page_counts_a_pair_once(twins):
    """Does the page of all students show 80 of 200 for somebody who did everything?"""
    totals = {one["id"]: (one["score"], one["max_score"]) for one in twins.api().get_students()}
    assert totals == {
        "ada": (80.0, 100.0),
        "ben": (80.0, 100.0),
        "cy": (0.0, 100.0),
        "dee": (80.0, 100.0),
    }
    listed = [one["name"] for one in twins.api().get_student_submissions("ben")]
    assert listed == [TWIN], "the case that was not taken is no row with a zero"
