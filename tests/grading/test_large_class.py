"""Thousands of students need no more memory than a hundred, and a class of 300 has its pages in seconds."""

import os
import subprocess

import pytest

from grading.course import BIN, NAME
from grading.large_class import large_class

SMALL, LARGE = 100, 3000
#: megabytes by which 2,900 students more may raise the most that a command ever held: their names and folders
GROWTH = 20
COMMANDS = {
    "status": ["ipnb", "status", NAME],
    "report": ["ipnb", "report", NAME, "--to", "report.html"],
    "export": ["ipnb", "export", NAME, "--with-held"],
    "list": ["ipnb", "grade", NAME, "--dry-run"],
    "receipts": ["ipnb", "receipts", NAME],
    "feedback": ["nbgrader", "generate_feedback", NAME],
}


@pytest.fixture(scope="module")
def classes(tmp_path_factory):
    return {
        number: large_class(tmp_path_factory.mktemp(f"class{number}") / "course", number)
        for number in (SMALL, 300, LARGE)
    }


def run(course, words) -> tuple[float, float]:
    """The most memory of a command in megabytes, and its seconds of processor time."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("IPNB_", "JUPYTER"))}
    environment = clean | {"PATH": f"{BIN}:{clean['PATH']}", "JUPYTER_NO_CONFIG": ""}
    with (course.root / "said.txt").open("wb") as said:
        child = subprocess.Popen(
            [str(BIN / words[0]), *words[1:]],
            cwd=course.root,
            env=environment,
            stdout=said,
            stderr=said,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, (course.root / "said.txt").read_text(encoding="utf-8")[-2000:]
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


@pytest.mark.deep
@pytest.mark.parametrize("name", COMMANDS)
def test_memory_does_not_grow_with_the_class(classes, name):
    """Is a class of thousands held in memory at once?"""
    small, large = (run(classes[number], COMMANDS[name])[0] for number in (SMALL, LARGE))
    assert large - small < GROWTH, (small, large)


@pytest.mark.deep
def test_three_hundred_have_their_pages_in_twenty_seconds(classes):
    """By processor time on one core, which a busy machine does not lengthen much."""
    _, seconds = run(classes[300], COMMANDS["feedback"])
    assert seconds < 20
    pages = list((classes[300].root / "feedback").glob(f"*/{NAME}/{NAME}.html"))
    assert len(pages) == 300 and all(page.stat().st_size > 10_000 for page in pages)
