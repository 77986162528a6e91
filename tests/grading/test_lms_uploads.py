"""Downloads of learning platforms, as they come: whose file is it, and are two people ever made one?"""

import json
import zipfile

import pytest

from grading.course import NAME
from ipnb.grading.lms_uploads import Person, attribute_uploads

EXPECTED = {"answers.json", f"{NAME}.ipynb"}
ANA = Person("ana", ("Ana Muster", "Muster Ana"), "101")
ZOE = Person("zoe", ("Zoë Muster", "Muster Zoë"))


@pytest.mark.parametrize(
    "path, people, student, file",
    [
        (
            "Ana Muster_7_assignsubmission_file_answers.json",
            [],
            "Ana-Muster-7@moodle",
            "answers.json",
        ),
        (
            "Ana Muster_7_assignsubmission_file_/answers.json",
            [],
            "Ana-Muster-7@moodle",
            "answers.json",
        ),
        (
            "x/Ana Muster_7_assignsubmission_file_/y/answers.json",
            [],
            "Ana-Muster-7@moodle",
            "answers.json",
        ),
        (
            "Participant_7_assignsubmission_file_/answers.json",
            [],
            "Participant-7@moodle",
            "answers.json",
        ),
        ("Ana Muster_7_assignsubmission_file_/my work.ipynb", [ANA], "ana", "my work.ipynb"),
        (
            "Zoe\u0308 Muster_7_assignsubmission_file_answers.json",
            [ANA, ZOE],
            "zoe",
            "answers.json",
        ),
        ("musterana_101_9_answers.json", [], "musterana-101@canvas", "answers.json"),
        ("musterana_LATE_101_9_answers-1.json", [], "musterana-101@canvas", "answers.json"),
        ("other_101_9_answers.json", [ANA], "ana", "answers.json"),
        ("musterzoë_55_9_answers.json", [ANA, ZOE], "zoe", "answers.json"),
        ("anon_aB3x9_9_answers.json", [], "anon-aB3x9@canvas", "answers.json"),
        ("ada_answers.json", [], "ada", "answers.json"),
        ("ada_l_answers.json", [], "ada_l", "answers.json"),
        (f"ada_l_{NAME}.ipynb", [], "ada_l", f"{NAME}.ipynb"),
        ("ada_1_2_answers.json", [Person("ada_1_2")], "ada_1_2", "answers.json"),
        ("ada_l_work.ipynb", [Person("ada"), Person("ada_l")], "ada_l", "work.ipynb"),
        ("ada/answers.json", [Person("ada")], "ada", "answers.json"),
    ],
)
def test_a_file_goes_to_whom_the_platform_names(path, people, student, file):
    """As Moodle, Canvas and people name it, with and without a list of the class in the gradebook."""
    whose, problems = attribute_uploads([path], people, EXPECTED)
    assert whose == {path: (student, file)}
    assert problems == []


@pytest.mark.parametrize(
    "paths, people, words",
    [
        (["answers.json"], [], "of nobody"),
        (["x_y_z.ipynb"], [], "of nobody"),
        (["ada_m_work.ipynb"], [Person("ada")], "of nobody"),
        (["<b>_answers.json"], [], "no id may hold"),
        (
            [f"Ana Muster_{n}_assignsubmission_file_answers.json" for n in (7, 8)],
            [ANA],
            "Two people may be “ana”",
        ),
    ],
)
def test_what_is_not_plain_is_left_and_named(paths, people, words):
    """Would a file be given to somebody by guessing, or vanish without a word?"""
    whose, problems = attribute_uploads(paths, people, EXPECTED)
    assert whose == {}
    for path in paths:
        assert any(path in problem and words in problem for problem in problems)


def test_a_second_upload_is_left_for_a_person():
    """Two files of one name: which one counts is not ours to guess."""
    paths = ["a/ada_answers.json", "b/ada_answers.json"]
    whose, problems = attribute_uploads(paths, [], EXPECTED)
    assert whose == {paths[0]: ("ada", "answers.json")}
    assert paths[1] in problems[0]
    paths = ["ana_101_9_answers-1.json", "ana_101_8_answers-2.json"]
    whose, _ = attribute_uploads(paths, [], EXPECTED)
    assert sorted(file for _, file in whose.values()) == ["answers-1.json", "answers-2.json"]


def test_downloads_are_collected_and_graded_as_they_come(course):
    """One archive of each platform and files by hand, through nbgrader's own command."""
    notebook = (course.root / "assignments" / NAME / f"{NAME}.ipynb").read_bytes()
    archive = course.root / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    moodle, canvas = "{}_assignsubmission_file_", "{}_"
    downloads = {
        "flat.zip": [
            (moodle.format("Ana Muster_101"), "ana"),
            (moodle.format("Zoë Muster_102"), "zoe"),
        ],
        "folders.zip": [(moodle.format("Ben Beispiel_103") + "/", "ben")],
        "canvas.zip": [
            (canvas.format("doecy_104_9"), "cy"),
            (canvas.format("doedi_LATE_105_8"), "di"),
        ],
    }
    for name, people in downloads.items():
        with zipfile.ZipFile(archive / name, "w") as download:
            for start, who in people:
                download.writestr(f"{start}{NAME}.ipynb", notebook)
                download.writestr(f"{start}answers.json", json.dumps(course.answers(who)))
    for who in ("ada_l", "ada_m"):
        (archive / f"{who}_{NAME}.ipynb").write_bytes(notebook)
        (archive / f"{who}_answers.json").write_text(json.dumps(course.answers(who)))
    (archive / "answers.json").write_text("{}")
    with course.open_gradebook() as gradebook:
        gradebook.update_or_create_student("zoe", first_name="Zoë", last_name="Muster")
        gradebook.update_or_create_student("cy", lms_user_id="104")
    course.hand_in("ada_m", course.answers("ada_m"))
    done = course.run("nbgrader", "zip_collect", NAME)
    assert "“answers.json” says of nobody whose it is" in done.stderr
    assert "“ada_m” has handed in already" in done.stderr
    assert course.grade()[0]
    grades = course.all_grades()
    made = {"Ana-Muster-101@moodle", "Ben-Beispiel-103@moodle", "doedi-105@canvas"}
    assert set(grades) == made | {"zoe", "cy", "ada_l", "ada_m"}
    assert all(grade["formulation"] == (60.0, None, False) for grade in grades.values())
    assert any("“ana”" in note for note in course.last("Ana-Muster-101@moodle").notes)
