"""Seconds a submission: this course's pipeline beside plain `nbgrader autograde`, on the same submissions.

Both are the plain command, each in a folder of its own; only one of the folders has our configuration. The
start of the command is measured with an assignment that has nothing to grade, and taken off.

Usage: python bench/autograde.py [number of submissions]
"""

import resource
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
    plain = rows[0][3]
    print(f"{number} submissions of {NAME}, both in this run\n")
    print("| | start, s | a submission, s | of processor time, s | ratio of that | scores given |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, start, wall, cpu, scores in rows:
        print(f"| {name} | {start:.1f} | {wall:.3f} | {cpu:.3f} | {cpu / plain:.3f} | {scores} |")


def _measure(course: Course, number: int) -> tuple[float, float, float, int]:
    """Start of the command, clock and processor time a submission, and how many then have a score."""
    course.release()
    if not (course.root / "assignments").exists():
        (course.root / "assignments").symlink_to("release")
    course.hand_in("first", course.answers("first"))
    course.run("nbgrader", "autograde", NAME)  # the first run makes things that later ones find
    starts = [_seconds(course) for _ in range(3)]
    start, start_cpu = min(wall for wall, _ in starts), min(cpu for _, cpu in starts)
    for n in range(number):
        course.hand_in(f"student{n:03}", course.answers(f"student{n:03}"))
    wall, cpu = _seconds(course)
    scores = sum(grades["formulation"][0] is not None for grades in course.all_grades().values())
    return start, (wall - start) / number, (cpu - start_cpu) / number, scores


def _seconds(course: Course) -> tuple[float, float]:
    """Of one run of the command: clock, and processor with all that it starts."""
    began, used = time.perf_counter(), _used()
    course.run("nbgrader", "autograde", NAME)
    return time.perf_counter() - began, _used() - used


def _used() -> float:
    of = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of.ru_utime + of.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
