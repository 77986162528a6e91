"""Chapter exercises are counted; what cannot be read or is somebody else's waits for a person."""

import csv
import json
import shutil

import pytest
from chapter_exercises.support import RULE, did

from grading.course import Course
from grading.exercises_course import WORK, grade, hand_in, scores, with_exercises
from ipnb.chapter_exercises.build import build_exercises
from ipnb.chapter_exercises.from_book import load_exercise_list
from ipnb.grading.class_view.read_class import read_class
from ipnb.grading.grading_inputs import is_outdated, load_grading_inputs
from ipnb.grading.lms_grades.final_numbers import read_final_numbers

GRADES = {"whole": 100, "half": 50, "out": 100, "few": 0, "old": 50}


@pytest.fixture(scope="module")
def counted(released, tmp_path_factory):
    """Some of each: whole, half, left out, few, of an older book; and five that cannot be counted."""
    root = tmp_path_factory.mktemp("counted") / "course"
    shutil.copytree(released.root, root)
    course = with_exercises(Course.at(root))
    hand_in(course, "whole", one=4, two=8)
    hand_in(course, "half", one=5, two=7)
    hand_in(course, "out", one=4, left_out=1)
    hand_in(course, "few", one=3)
    hand_in(course, "old", did(5, student="old", done={**did(5).done, "old-one": None}).to_data())
    hand_in(course, "broken", "{")
    hand_in(course, "other", did(5, 10, student="whole").to_data())
    hand_in(course, "form", course.answers("form"))
    hand_in(course, "million", json.dumps({"done": {f"x{n}": None for n in range(100_000)}}))
    hand_in(course, "markup", json.dumps(did(student="markup").to_data() | {"cards": "<script>"}))
    course.said = grade(course)
    return course


def test_each_gets_the_share_of_chapters_and_a_broken_file_stops_nothing(counted):
    """Would one file that cannot be read cost another student a mark, or its own student a zero?"""
    success, log = counted.said
    assert not success and "5 without a score" in log
    found = scores(counted)
    assert {name: found[name] for name in GRADES} == {
        name: (points, False) for name, points in GRADES.items()
    }
    held = found.keys() - GRADES
    assert held == {"broken", "other", "form", "million", "markup"}
    assert all(found[name] == (0, True) for name in held)


def test_class_view_and_export_have_it_as_any_assignment(counted):
    """Does an instructor see who stands where, and does the number reach the file for the platform?"""
    with counted.open_gradebook() as gradebook:
        app = counted.app()
        view = read_class(gradebook, app.coursedir, app.config)
        numbers = read_final_numbers(app, gradebook)
    column = next(one for one in view.columns if one.name == WORK)
    assert (column.title, column.is_case, column.problem) == ("Chapter exercises", False, "")
    standing = {one.id: view.of(column, one) for one in view.people}
    assert standing["half"].state.value == "final" and standing["broken"].state.value == "held"
    assert (standing["half"].how_far.answered, standing["half"].how_far.of) == (1, 2)
    assert standing["broken"].how_far is None
    own = {one.id: one.scores.get(WORK) for one in numbers.students}
    assert (own["half"], own["broken"], numbers.most[WORK]) == (50, None, 100)
    file = counted.root / "grades.csv"
    counted.ipnb("export", WORK, "--with-held", "--to", str(file))
    with file.open(encoding="utf-8-sig") as text:
        rows = {one["student_id"]: one for one in csv.DictReader(text)}
    assert float(rows["half"]["score"]) == 50 and rows["broken"]["score"] == ""


def test_the_page_says_what_counted_and_what_did_not(counted):
    """Would a student wonder where the points went, or read which chapter was left out?"""
    assert counted.api().generate_feedback(WORK)["success"]
    said = {
        name: (counted.root / "feedback" / name / WORK / f"{WORK}.html").read_text("utf-8")
        for name in ("half", "out", "old", "broken")
    }
    assert "1 of 2 chapters count" in said["half"] and "1 short" in said["half"]
    assert "because you left it out. Which was not" in said["out"]
    assert "because you left" not in said["half"]
    assert "neither count nor harm: old-one" in said["old"]
    assert "could not be graded yet. This is not a zero" in said["broken"]
    assert "What was counted" not in said["broken"]


def test_a_changed_rule_is_noticed_and_grades_again(counted, tmp_path):
    """A smaller share in the middle of the term: is everybody counted by it?"""
    shutil.copytree(counted.root, tmp_path / "course")
    counted = Course.at(tmp_path / "course")
    folder = counted.root / "source" / WORK
    before = load_grading_inputs(counted.root, WORK).digests
    (folder / "exercises.yaml").write_text(RULE.replace("0.8", "0.6"))
    assert "It is not what the book and exercises.yaml say" in str(
        counted.api().generate_assignment(WORK)
    )
    build_exercises(load_exercise_list(folder, counted.root), folder)
    assert is_outdated(before, counted.root, WORK)
    assert "another list of exercises" in counted.ipnb("status", WORK)[1]
    grade(counted)
    assert scores(counted)["few"] == (50, False) and scores(counted)["half"] == (100, False)


def test_a_list_that_is_gone_holds_all_and_zeroes_nobody(course):
    """The course's own fault: is it said whose, and what to do?"""
    with_exercises(course)
    hand_in(course, "ada", one=5)
    (course.root / "source" / WORK / "exercises.json").unlink()
    success, log = grade(course)
    assert not success and "Run `ipnb exercises build exercises`" in log
    assert scores(course)["ada"] == (0, True)


def test_one_students_points_are_explained(counted, capsys):
    """Does an instructor who is asked find each chapter and the sum?"""
    code, said = counted.ipnb("grade", WORK, "--explain", "half")
    assert code == 0 and said.startswith("half, exercises: 50 of 100 points for the exercises")
    assert "  1. One   5 of  5  counts" in said and "1 / 2 × 100 = 50" in said
    (counted.root / "autograded/few" / WORK / "answers.json").unlink()
    assert counted.ipnb("grade", WORK, "--explain", "few")[0] == 1
    assert "cannot be read" in capsys.readouterr().err


def test_what_is_made_for_cases_says_that_this_is_none(counted):
    """Report and sheets: a sentence, and no traceback."""
    for command in (("report", WORK), ("defence", WORK)):
        code, _ = counted.ipnb(*command)
        assert code == 2
