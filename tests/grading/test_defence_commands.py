"""`ipnb defence`: what it writes, where it refuses to, and what it says."""

import pytest

from grading.course import NAME
from grading.talks import student_name
from ipnb.grading.defence_page import CLASS


def test_the_class_is_written_and_who_is_left_out_is_said(thirty, tmp_path):
    code, said = thirty.ipnb("defence", NAME, "--to", str(tmp_path / "sheets"))
    assert code == 0
    assert "Wrote 31 sheets" in said and "keep them where students cannot read" in said
    assert "Without a sheet: absent. Nothing was handed in." in said
    assert len(list((tmp_path / "sheets").glob("*.html"))) == 32


def test_one_student_and_sheets_to_hand_over(thirty, tmp_path):
    wanted = (NAME, "--student", student_name(7), "--to", str(tmp_path), "--for-students")
    code, said = thirty.ipnb("defence", *wanted)
    assert code == 0 and "Wrote 1 sheet to" in said and "may be handed over" in said
    assert [path.name for path in tmp_path.iterdir()] == [f"{student_name(7)}.html"]
    assert CLASS not in said


@pytest.mark.parametrize(
    ("wanted", "code", "words"),
    [
        (["--student", "nobody"], 2, "the gradebook knows no nobody"),
        (["--student", "unread"], 1, "answers.json is not accepted"),
        (["--to", "{root}/assignments/x"], 2, "from which students receive files"),
    ],
)
def test_what_cannot_be_is_said_in_words(thirty, capsys, wanted, code, words):
    wanted = [one.format(root=thirty.root) for one in wanted]
    assert thirty.ipnb("defence", NAME, *wanted)[0] == code
    assert words in capsys.readouterr().err


def test_before_anything_is_graded(course, capsys):
    course.hand_in("ada", course.answers("ada"))
    assert course.ipnb("defence", NAME)[0] == 1
    assert "Without a sheet: ada. Handed in and not graded yet." in capsys.readouterr().err
    assert course.ipnb("defence", "99-none")[0] == 1
    assert "cannot be read" in capsys.readouterr().err
