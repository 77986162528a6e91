"""What the desk says of one assignment: progress, dates, what was handed in, and feedback."""

import json
import shutil
import time
from datetime import UTC, datetime, timedelta

from desk.support import NAME, TWIN, answer, only
from ipnb.desk.exchange import Exchange
from ipnb.desk.rows import completion
from ipnb.formulation.due import SITTINGS, date_file, iso


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


def test_a_sitting_stands_on_the_desk_before_it_is_released(course):
    """Does a student see when it opens and until when they have time, and nothing of the case?"""
    now = datetime.now(UTC)
    outbound, dates = course / "exchange/course/outbound", course / "exchange/course/dates"
    shutil.move(outbound / NAME, course / "kept")
    shutil.rmtree(outbound / TWIN)
    dates.mkdir()
    opens, end, own = (iso(now + timedelta(minutes=m)) for m in (30, 120, 145))
    files = {
        SITTINGS: [NAME],
        date_file("course", NAME): {"due": end, "opens": opens},
        date_file("course", NAME, "robin"): {"due": own, "opens": opens},
    }
    for name, told in files.items():
        (dates / name).write_text(json.dumps(told))
    row = only(Exchange(course / "home"))
    assert row["waits"] and not row["begun"] and row["title"] == NAME
    assert (row["opens"], row["due"], row["extended"]) == (opens, own, True)
    shutil.move(course / "kept", outbound / NAME)
    row = only(Exchange(course / "home"))
    assert "waits" not in row and (row["opens"], row["due"]) == (opens, own)
    shutil.rmtree(outbound / NAME)
    (dates / date_file("course", NAME, "robin")).write_text(
        json.dumps({"due": iso(now), "opens": opens})
    )
    assert Exchange(course / "home").rows() == [], "over, and never released"
    (dates / SITTINGS).write_text("{")
    assert Exchange(course / "home").rows() == []
