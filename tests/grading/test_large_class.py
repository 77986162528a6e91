"""Thousands of students need no more memory than a hundred, and a class of 300 has its pages in seconds."""

import os
import subprocess
import time
from datetime import UTC, datetime

import pytest

from grading.course import BIN, NAME
from grading.large_class import large_class
from grading.whole_term import NAMES, whole_term
from ipnb.grading.class_reports import ClassReports
from ipnb.grading.class_view.outcome_results import PartsReader
from ipnb.grading.class_view.page import as_page
from ipnb.grading.class_view.read_class import read_class
from ipnb.grading.commands import open_course, open_gradebook
from ipnb.grading.report_page import as_page as report_as_page

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


#: seconds in which an instructor's page is there
PATIENCE = 3


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


@pytest.mark.deep
def test_a_term_of_three_hundred_is_shown_in_three_seconds(tmp_path):
    """Seven assignments of everybody, and each page for the first time, by processor time."""
    whole_term(tmp_path / "course", 300)
    app = open_course(str(tmp_path / "course"))
    reports, parts, took = ClassReports(), PartsReader(), {}
    with open_gradebook(app) as gradebook:
        began = time.process_time()
        view = read_class(gradebook, app.coursedir, app.config)
        as_page(view, "/formgrader", datetime.now(UTC))
        took["class"] = time.process_time() - began
        began = time.process_time()
        for name in NAMES:
            parts.read(gradebook, app.coursedir, name)
        took["outcomes"] = time.process_time() - began
        for name in (NAMES[0], NAMES[-1]):
            began = time.process_time()
            found = reports.read(gradebook, app.coursedir, name)
            report_as_page(found.report, found.beside)
            took[name] = time.process_time() - began
    assert len(view.people) == 300 and len(view.columns) == 7
    assert max(took.values()) < PATIENCE, took
