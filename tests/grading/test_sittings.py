"""A sitting in the gradebook: its end is the due date, extra time is an extension, and no rule takes points."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from grading.course import NAME
from grading.support import HALF, due
from ipnb.formulation.due import date_file, published_dates, published_sittings
from ipnb.grading.sittings import Sitting, after_end_words

START, END = "2026-03-02T10:00+01:00", "2026-03-02T11:30+01:00"
PLAN = (NAME, "--start", START, "--end", END)


@pytest.fixture
def sat(hub):
    """A sitting that is over, with a rule that takes half for lateness; Ada has 25 minutes more."""
    config = hub.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + HALF, encoding="utf-8")
    assert hub.ipnb("sitting", *PLAN, "--extra", "ada=25")[0] == 0
    for student, time in (("ada", "10:50"), ("ben", "10:20"), ("cy", "10:42"), ("dee", "10:56")):
        folder = hub.hand_in(student, hub.answers(student))
        (folder / "timestamp.txt").write_text(f"2026-03-02 {time}:00 UTC", encoding="utf-8")
    assert hub.grade()[0]
    return hub


def penalties(course, *students):
    """What lateness took from each of them."""
    with course.open_gradebook() as gradebook:
        return [gradebook.find_submission(NAME, who).late_submission_penalty for who in students]


def test_times_of_one_sitting():
    end = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    sitting = Sitting("a", end - timedelta(hours=1), end, {"ada": 25})
    assert sitting.end_for("ben") == end and sitting.last_end == end + timedelta(minutes=25)
    assert sitting.minutes_after("ada", datetime(2026, 3, 2, 10, 55)) == 0
    assert sitting.minutes_after("ada", datetime(2026, 3, 2, 10, 55, 1)) == 1
    assert sitting.minutes_after("ben", None) == 0
    assert after_end_words(sitting, "ben", datetime(2026, 3, 2, 10, 31)) == (
        "handed in 1 minute after the end of the sitting (2026-03-02 10:30 UTC)"
    )


def test_what_came_after_somebodys_own_end_is_said_and_nothing_is_taken_off(sat):
    """Is late work lost, or halved, before a person has looked? And does extra time count?"""
    code, said = sat.ipnb("status", NAME)
    assert code == 0
    assert "A sitting, 2026-03-02 09:00 UTC to 2026-03-02 10:30 UTC." in said
    assert "cy: handed in 12 minutes after the end of the sitting (2026-03-02 10:30 UTC)." in said
    assert "ben: handed in" not in said and "ada: handed in" not in said
    assert set(penalties(sat, "ada", "ben", "cy")) <= {None, 0}
    assert sat.grades("cy")["formulation"][0] == 60
    sat.give_feedback()
    assert "This was handed in 12 minutes after the end of the sitting" in sat.feedback("cy")
    assert "your instructor decides" in sat.feedback("cy")
    assert "after the end of the sitting" not in sat.feedback("ben") + sat.feedback("ada")


def test_extra_time_that_is_given_afterwards_counts(sat):
    assert sat.ipnb("sitting", NAME, "--extra", "cy=15")[0] == 0
    assert "cy: handed in" not in sat.ipnb("status", NAME)[1]
    assert sat.ipnb("sitting", NAME, "--extra", "ada=0", "--extra", "cy=0")[0] == 0
    said = sat.ipnb("status", NAME)[1]
    assert "ada: handed in 20 minutes after" in said and "cy: handed in 12 minutes" in said


def test_a_sitting_that_is_taken_back_gives_the_due_date_back(hub):
    with hub.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-05-01 12:00:00 UTC")
    assert hub.ipnb("sitting", *PLAN)[0] == 0
    assert due(hub) == "2026-03-02 10:30:00"
    hub.ipnb("sitting", NAME, "--end", "2026-03-02T12:00+01:00")
    assert due(hub) == "2026-03-02 11:00:00"
    hub.ipnb("sitting", NAME, "--take-back")
    assert due(hub) == "2026-05-01 12:00:00"
    assert "No sitting is planned." in hub.ipnb("sitting")[1]


def test_desks_learn_the_times_and_nobody_learns_anothers(sat):
    folder = sat.exchange / "ipnb/dates"
    opens = "2026-03-02T09:00:00+00:00"
    assert published_dates(folder, "ipnb", NAME, "ben") == (
        "2026-03-02T10:30:00+00:00",
        False,
        opens,
    )
    assert published_dates(folder, "ipnb", NAME, "ada") == (
        "2026-03-02T10:55:00+00:00",
        True,
        opens,
    )
    assert published_sittings(folder) == [NAME]
    names = [path.name for path in folder.iterdir()]
    assert len(names) == 3 and date_file("ipnb", NAME, "ada") in names
    told = " ".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert "ada" not in told
    assert json.loads((folder / f"{NAME}.json").read_text())["opens"] == opens
