"""What the desk says of one assignment: progress, dates, what was handed in, and feedback."""

import time

from desk.support import NAME, answer, only
from ipnb.desk.rows import completion
from ipnb.formulation.due import date_file


def test_progress_says_what_is_open_in_words(exchange, course, case):
    """Does the desk count finished parts and name what is open?"""
    exchange.begin(NAME)
    assert not only(exchange)["started"]
    ids = case["items"]["states"]["only"]
    answer(course, dict.fromkeys(ids, "flow"))
    row = only(exchange)
    assert row["started"] and row["done"] == 1 and row["parts"] > 1
    assert not [line for line in row["open"] if line.startswith("States")]
    answer(course, dict.fromkeys(ids[1:], "flow"))
    assert [line for line in only(exchange)["open"] if line.startswith("States: 1 ")]


def test_answers_that_cannot_be_read_are_said_so(exchange, course):
    """Does a damaged file break the desk, or look like nothing begun?"""
    exchange.begin(NAME)
    (course / f"home/{NAME}/answers.json").write_text('{"states": ')
    row = only(exchange)
    assert row["unreadable"] and row["started"]


def test_an_earlier_attempt_keeps_its_receipt(exchange, course):
    """Can a student still look up what they handed in before the last time?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    first = exchange.submit(NAME)
    answer(course, {"s02": "chaos"})
    while exchange.submit(NAME)["time"] == first["time"]:
        time.sleep(0.2)  # nbgrader names a submission by the second
    [*_, before] = only(exchange)["earlier"]
    assert before["time"] == first["time"] and before["feedback"] is None
    assert before["receipt"] == first["digest"][:12] != only(exchange)["receipt"]


def test_the_date_that_counts_is_the_one_that_is_shown(exchange, course):
    """Does an extension reach its student's desk, and a date typed in Formgrader everybody's?"""
    dates = course / "exchange/course/dates"
    dates.mkdir()
    (dates / date_file("course", NAME)).write_text('{"due": "2026-12-01T18:00:00+00:00"}')
    row = exchange.row_of(NAME)
    assert (row["due"], row["extended"]) == ("2026-12-01T18:00:00+00:00", False)
    own = dates / date_file("course", NAME, exchange.student)
    own.write_text('{"due": "2026-12-08T18:00:00+00:00"}')
    row = exchange.row_of(NAME)
    assert (row["due"], row["extended"]) == ("2026-12-08T18:00:00+00:00", True)
    own.write_text("half a fi")
    assert exchange.row_of(NAME)["due"] == "2026-12-01T18:00:00+00:00", (
        "a damaged file takes no date away"
    )


def test_how_far_of_a_blank_form(case):
    """Is a blank form nought of all its parts?"""
    far = completion(case, {})
    assert (far["started"], far["done"]) == (False, 0) and far["parts"] >= 2
