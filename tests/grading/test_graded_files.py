"""The folder of a graded submission: nothing is left beside, and a notebook saved by hand is whole."""

import json
import os
import time

from grading.course import NAME
from ipnb.grading import graded_files
from ipnb.grading.graded_files import BESIDE


def test_nothing_is_left_beside(course):
    """Do half-written folders gather, or go out with the feedback?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    folder = course.root / "autograded/ada" / NAME
    for name, age in (("old", 2 * graded_files.ABANDONED), ("fresh", 0)):
        (folder / f"{BESIDE}{name}").mkdir()
        (folder / f"{BESIDE}{name}" / "answers.json").write_text("{}", encoding="utf-8")
        os.utime(folder / f"{BESIDE}{name}", (time.time() - age,) * 2)
    course.give_feedback()
    assert not list((course.root / "feedback").rglob(f"{BESIDE}*"))
    course.grade()
    assert [path.name for path in folder.glob(f"{BESIDE}*")] == [f"{BESIDE}fresh"]


def test_a_notebook_saved_again_by_hand_is_still_whole(course):
    """Does looking at a graded notebook in JupyterLab, which writes it in its own way, make it torn?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    path = course.root / "autograded/ada" / NAME / f"{NAME}.ipynb"
    path.chmod(0o644)
    path.write_text(
        json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=1), encoding="utf-8"
    )
    assert "not whole" not in course.ipnb("status", NAME)[1]
