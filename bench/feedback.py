"""Seconds and memory of what is written for a whole class: feedback, status, report, export, receipts.

Each command runs by itself on a class of which a few were really graded and the rest are copies, so that the
class stands there in seconds (`tests/grading/large_class.py`). Memory is the most that the command ever held.

Usage: python bench/feedback.py [numbers of students, by default 100 300 3000]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from grading.course import BIN, NAME, Course
from grading.large_class import large_class

COMMANDS = {
    "nbgrader generate_feedback": ["nbgrader", "generate_feedback", NAME],
    "ipnb status": ["ipnb", "status", NAME],
    "ipnb report": ["ipnb", "report", NAME, "--to", "report.html"],
    "ipnb export": ["ipnb", "export", NAME, "--with-held"],
    "ipnb grade --dry-run": ["ipnb", "grade", NAME, "--dry-run"],
    "ipnb receipts": ["ipnb", "receipts", NAME],
}


def main(numbers: list[int]) -> None:
    print("| | students | clock, s | processor time, s | most memory, MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            course = large_class(Path(folder) / "course", number)
            for name, words in COMMANDS.items():
                clock, used, memory = _measured(course, words)
                print(
                    f"| {name} | {number} | {clock:.1f} | {used:.1f} | {memory:.0f} |", flush=True
                )


def _measured(course: Course, words: list[str]) -> tuple[float, float, float]:
    """Clock, processor time and most memory of one command."""
    began = time.perf_counter()
    path = f"{BIN}:{os.environ['PATH']}"
    child = subprocess.Popen(
        [str(BIN / words[0]), *words[1:]],
        cwd=course.root,
        env={**os.environ, "PATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, words
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [100, 300, 3000])
