"""Seconds a submission: this course's pipeline beside plain `nbgrader autograde`, on the same submissions.

Both are the plain command, each in a folder of its own; only one of the folders has our configuration. The
start of the command is measured with an assignment that has nothing to grade, and taken off.

Usage: python bench/autograde.py [number of submissions]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from grading.course import NAME, Course


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            ("plain nbgrader", *_measure(Course(Path(folder) / "plain", config=""), number)),
            ("this pipeline", *_measure(Course(Path(folder) / "ours"), number)),
        ]
    slowest = rows[0][2]
    print(f"{number} submissions of {NAME}, both in this run\n")
    print("| | start, s | a submission, s | ratio | scores given |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, start, each, scores in rows:
        print(f"| {name} | {start:.1f} | {each:.3f} | {each / slowest:.3f} | {scores} |")


def _measure(course: Course, number: int) -> tuple[float, float, int]:
    """Start of the command, time a submission, and how many submissions then have a score for the form."""
    course.release()
    if not (course.root / "assignments").exists():
        (course.root / "assignments").symlink_to("release")
    course.hand_in("first", course.answers("first"))
    course.run("nbgrader", "autograde", NAME)  # the first run makes things that later ones find
    start = _seconds(course)
    for n in range(number):
        course.hand_in(f"student{n:03}", course.answers(f"student{n:03}"))
    each = (_seconds(course) - start) / number
    scores = sum(grades["formulation"][0] is not None for grades in course.all_grades().values())
    return start, each, scores


def _seconds(course: Course) -> float:
    began = time.perf_counter()
    course.run("nbgrader", "autograde", NAME)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
