"""`ipnb sitting`: planned, listed, changed and refused in words."""

import shutil
import time
from datetime import UTC, datetime, timedelta

import pytest

from grading.course import NAME

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
LATER = SOON + timedelta(minutes=90)
PLAN = (NAME, "--start", SOON.isoformat(), "--end", LATER.isoformat())


@pytest.fixture
def unreleased(hub):
    shutil.rmtree(hub.exchange / "ipnb/outbound" / NAME)
    return hub


def test_planned_listed_and_honest(unreleased):
    code, said = unreleased.ipnb("sitting", *PLAN, "--extra", "ada=25")
    assert code == 0 and "Desks show it." in said
    assert "people in a room" in said and "does not watch" in said
    assert "The gradebook knows no ada" in said
    listed = unreleased.ipnb("sitting")[1]
    assert (
        f"{NAME}: {SOON:%Y-%m-%d %H:%M} UTC to {LATER:%Y-%m-%d %H:%M} UTC (not open yet" in listed
    )
    assert (
        f"ada: 25 minutes more, until {LATER + timedelta(minutes=25):%Y-%m-%d %H:%M} UTC" in listed
    )
    assert unreleased.ipnb("sitting", NAME)[1] == listed


def test_students_cannot_have_it_before_the_start(unreleased):
    """Does a button of Formgrader's, or a command typed too early, give the case away?"""
    unreleased.ipnb("sitting", *PLAN)
    done = unreleased.run("nbgrader", "release_assignment", NAME, fine=False)
    assert "is for a sitting that begins" in done.stderr and "ipnb sitting open" in done.stderr
    assert not (unreleased.exchange / "ipnb/outbound" / NAME).exists()
    assert not unreleased.api().release_assignment(NAME)["success"]


def test_what_is_released_already_is_refused(hub, capsys):
    assert hub.ipnb("sitting", *PLAN)[0] == 2
    assert "is released already, so students can have read it" in capsys.readouterr().err
    assert "No sitting is planned." in hub.ipnb("sitting")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([NAME, "--extra", "ada=5"], "has no sitting yet: say --start and --end"),
        ([NAME, "--start", LATER.isoformat(), "--end", SOON.isoformat()], "after the start"),
        ([NAME, "--start", "2026-03-02", "--end", "x"], "--start 2026-03-02: It names a day"),
        ([*PLAN, "--extra", "ada"], "write a student and whole minutes"),
        ([*PLAN, "--extra", "ada=-5"], "write a student and whole minutes"),
        (["99-none", "--start", SOON.isoformat(), "--end", LATER.isoformat()], "does not know"),
        (["--start", SOON.isoformat()], "name the assignment"),
        (["open", NAME, "--extra", "ada=5"], "plan the sitting first"),
        ([NAME, "--detach"], "--detach goes with open"),
        (["one", "two"], "one assignment at a time"),
    ],
)
def test_what_cannot_be_is_refused_in_words(unreleased, capsys, words, said):
    assert unreleased.ipnb("sitting", *words)[0] == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--detach"]], ids=["here", "in the background"])
def test_opening_what_is_not_planned(unreleased, capsys, more):
    assert unreleased.ipnb("sitting", "open", NAME, *more)[0] == 1
    assert "There is no sitting of" in capsys.readouterr().err


@pytest.mark.deep
def test_a_sitting_is_held_without_a_terminal(unreleased):
    """Must an instructor keep a window open for as long as an examination lasts?"""
    past = [(SOON - timedelta(hours=hours)).isoformat() for hours in (6, 4)]
    unreleased.ipnb("sitting", NAME, "--start", past[0], "--end", past[1])
    code, said = unreleased.ipnb("sitting", "open", NAME, "--detach")
    assert code == 0 and f"reports/sitting-{NAME}.log" in said and "To stop it: kill " in said
    log, until = unreleased.root / f"reports/sitting-{NAME}.log", time.monotonic() + 120
    while "is collected" not in log.read_text(encoding="utf-8") and time.monotonic() < until:
        time.sleep(0.5)
    assert f"{NAME} is collected" in log.read_text(encoding="utf-8")
    assert (unreleased.exchange / "ipnb/outbound" / NAME).is_dir()
