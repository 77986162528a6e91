"""A file within every limit must not hold up the class behind it."""

import json
import signal
import threading
import time

import pytest
from bad_submissions.slow_kinds import SLOW

from grading.course import NAME
from ipnb.grading import grade_submission, read_submission, time_limit
from ipnb.grading.review_reasons import UNREADABLE


@pytest.mark.parametrize("make", SLOW)
def test_answers_that_would_take_hours_are_refused_at_once(course, make):
    """Each is under a megabyte; before, the first took an hour and more."""
    text = make()
    assert len(text) < 1_000_000
    course.hand_in("ada", course.answers("ada"))
    course.hand_in("mallory", text)
    start = time.process_time()
    success, log = course.grade()
    assert time.process_time() - start < 10  # seconds, for what takes a tenth; minutes before
    assert not success
    assert "mallory is held: answers.json is not accepted" in log
    assert course.grades("ada")["formulation"] == (60.0, None, False)


def notebook_with(course, student, cells):
    folder = course.hand_in(student, course.answers(student))
    path = folder / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] += cells
    path.write_text(json.dumps(notebook), encoding="utf-8")


def cell(text):
    return {"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": "n1"}}, "source": text}


@pytest.mark.parametrize(
    "cells",
    [[cell(f"{n:x}") for n in range(40_000)], [cell("<&>" * 1_500_000)]],
    ids=["forty thousand copies", "one text without end"],
)
def test_what_is_typed_into_the_notebook_has_a_limit_that_holds(course, cells):
    """Neither hours of comparing, nor a graded notebook that no browser opens, nor a mark for half a text."""
    notebook_with(course, "mallory", cells)
    success, log = course.grade()
    assert not success
    assert "mallory is held: The notebook's cell n1 holds more than 40000 signs or 50 copies" in log
    graded = course.root / "autograded" / "mallory" / NAME / f"{NAME}.ipynb"
    assert graded.stat().st_size < 1_000_000
    assert course.grades("mallory")["n1"] == (None, None, True)


def test_a_text_as_long_as_the_form_takes_is_taken_from_the_notebook(course):
    """The limit is for nobody's honest work."""
    notebook_with(course, "ada", [cell("word " * 7_900)])
    assert course.grade()[0]
    assert course.grades("ada")["n1"] == (None, None, True)
    source = next(c for c in course.graded("ada")["cells"] if c["id"] == "n1")["source"]
    assert "".join(source).count("word") > 7_900


def test_reading_that_takes_too_long_is_given_up(monkeypatch, tmp_path):
    """The last resort, for what nobody thought of."""
    monkeypatch.setattr(read_submission, "time_limit", lambda: time_limit.time_limit(0.05))
    monkeypatch.setattr(read_submission, "_read_answers", lambda *_: time.sleep(30))
    before = signal.getsignal(signal.SIGALRM)
    (reason,) = read_submission.read_submission(tmp_path, NAME, {}).review_reasons
    assert reason.kind == UNREADABLE and "took more than" in reason.reason
    assert signal.getsignal(signal.SIGALRM) is before


def test_scoring_that_takes_too_long_holds_one_and_not_the_others(course, monkeypatch):
    """The same for scoring, with a neighbour."""
    honest = grade_submission.parse_answers

    def slow_for_ben(text, case, where):
        if '"ben"' in text:
            time.sleep(30)
        return honest(text, case, where)

    monkeypatch.setattr(grade_submission, "time_limit", lambda: time_limit.time_limit(0.5))
    monkeypatch.setattr(grade_submission, "parse_answers", slow_for_ben)
    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student))
    success, log = course.grade()
    assert not success
    assert "ben is held: Scoring took more than" in log
    assert course.grades("ada")["formulation"] == (60.0, None, False)


def test_the_bound_holds_in_a_thread_too():
    """A cluster's worker grades in a thread, which no alarm reaches: does one file keep it for ever?"""
    told = []

    def work():
        try:
            with time_limit.time_limit(0.05):
                while True:
                    len(told)
        except time_limit.TimeLimitExceeded:
            told.append("given up")
        with time_limit.time_limit(0.05):
            told.append("in time")
        time.sleep(0.1)
        told.append("and left alone")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(20)
    assert told == ["given up", "in time", "and left alone"]
