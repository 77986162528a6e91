"""What students receive, when they press Validate."""

import shutil

from nbgrader.validator import Validator

from grading.course import NAME, Course


def test_validate_names_what_is_open_and_nothing_else(tmp_path):
    """Would a student with a complete form be told that cells failed which nobody is to change?"""
    course = Course(tmp_path)
    course.release()
    for student, how, words in (("ann", "expert", ""), ("ben", "blank", "open")):
        narrative = {"n1": "word " * 160, "n2": "word " * 60}
        folder = course.hand_in(student, course.answers(student, how, narrative=narrative))
        shutil.copy(tmp_path / "assignments" / NAME / "case.json", folder)
        told = Validator().validate(str(folder / f"{NAME}.ipynb")).get("failed", [])
        assert all(cell["source"].startswith("# Says what is still open") for cell in told)
        assert words in "".join(cell["raw_error"] for cell in told)
        assert bool(told) is bool(words)
