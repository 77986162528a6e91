"""Handing in chapter exercises: what a page sends is checked, added to what there is, and submitted."""

import json
import os
import threading

import pytest
from chapter_exercises.support import ASKED, did

from desk.support import NAME, settings
from ipnb.chapter_exercises.build import build_exercises
from ipnb.desk.exchange import Exchange, Refused
from ipnb.desk.exercises import hand_in
from ipnb.desk.exercises_there import LEFT_OUT
from ipnb.desk.state import DeskState

WORK = "exercises"


@pytest.fixture
def released(course):
    folder = course / "exchange/course/outbound" / WORK
    folder.mkdir()
    build_exercises(ASKED, folder)
    return course


@pytest.fixture
def desk(released):
    return DeskState(released / "home")


def message(one=0, two=0, left_out=(), cards=0):
    done = dict(did(one, two).done)
    about = {"verb": "hand-in", "id": WORK, "done": done, "cards": cards}
    return about | {"left_out": list(left_out)}


def arrived(course) -> dict:
    """What lies in the exchange, newest last."""
    newest = max((course / "exchange/course/inbound").iterdir(), key=lambda path: path.name)
    return json.loads((newest / "answers.json").read_text(encoding="utf-8"))


def test_the_exercises_stand_apart_from_the_cases(desk):
    """Would the desk offer a form for them?"""
    assert {row["id"] for row in desk.rows} == {NAME}
    (row,) = desk.exercises
    assert (row["id"], row["title"], row["handed_in"]) == (WORK, "Chapter exercises", None)
    assert len(row["exercises"]["chapters"]) == 2 and "80%" in row["exercises"]["rule"]
    assert not list(desk._exchange.home.glob(f"{WORK}*"))


def test_one_press_hands_in_and_gives_a_receipt(desk, released):
    """Is nothing handed in but names, days and numbers?"""
    answer = desk.respond(message(5, 2, ["two"], cards=9))
    assert answer["receipt"]["assignment"] == WORK
    (row,) = desk.exercises
    assert row["receipt"] == answer["receipt"]["digest"][:12] and row["submitted"]
    sent = arrived(released)
    assert set(sent) == {"schema", "student", "saved_at", "done", "left_out", "cards"}
    assert sent["student"] == "robin" and sent["done"]["two-2"] == "2026-11-20"
    assert (len(sent["done"]), sent["left_out"], sent["cards"]) == (7, 1, 9)
    assert row["handed_in"] == sent and row["left_out"] == ["two"]


def test_which_chapters_are_left_out_is_not_handed_in(desk, released):
    """Could an instructor read in what came which chapter somebody did not want to read?"""
    desk.respond(message(5, left_out=["one", "two", "no-chapter"]))
    (inbound,) = (released / "exchange/course/inbound").iterdir()
    files = {path.name for path in inbound.rglob("*")}
    assert files == {"answers.json", "exercises.ipynb", "exercises.json", "timestamp.txt"} | {
        name for name in files if name == "submission_secret.txt"
    }
    # the first is done, so that leaving it out adds nothing
    assert arrived(released)["left_out"] == 1
    assert json.loads((released / "home" / LEFT_OUT).read_text()) == ["no-chapter", "one", "two"]


def test_a_second_browser_adds_and_never_takes_away(desk, released):
    """A phone with less, after a desk with more; and the other way round."""
    desk.respond(message(5, 3, cards=9))
    desk.respond(message(1, 0, cards=2))
    assert len(arrived(released)["done"]) == 8 and arrived(released)["cards"] == 9
    desk.respond(message(0, 10))
    assert len(arrived(released)["done"]) == 15


def test_what_was_handed_in_counts_when_the_own_copy_is_gone_or_damaged(desk, released):
    """Would an emptied folder lower what was handed in?"""
    desk.respond(message(5))
    for spoil in (lambda file: file.write_text("{"), lambda file: file.unlink()):
        spoil(released / "home" / WORK / "answers.json")
        desk.respond(message(0, 1))
        assert len(arrived(released)["done"]) == 6


def test_a_copy_of_somebody_else_is_not_added(desk, released):
    """Would a folder that was copied from another student count for this one?"""
    desk.respond(message(1))
    file = released / "home" / WORK / "answers.json"
    file.write_text(json.dumps(did(5, 10, student="kim").to_data()))
    desk.respond(message(2))
    assert len(arrived(released)["done"]) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"done": {f"x-{n}": None for n in range(5000)}},
        {"done": {"<img onerror=x>": None}},
        {"done": None},
        {"done": {"one-1": 7}},
        {"cards": "many"},
        {"left_out": "two"},
        {"left_out": [{}]},
        {"left_out": ["../../etc"]},
        {"left_out": ["x"] * 501},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(desk, released, wrong):
    """Nothing is handed in then, and it is said kindly what to do."""
    answer = desk.respond(message(1) | wrong)
    assert "What your browser keeps is as it was" in answer["refused"] and "receipt" not in answer
    assert not list((released / "exchange/course/inbound").iterdir())


def test_two_pages_at_once_both_count(released):
    """Two tabs in the same moment: is what one of them has lost?"""
    desks = [DeskState(released / "home") for _ in range(2)]
    asked = [message(5), message(0, 10)]
    ends = [
        threading.Thread(target=desk.respond, args=(one,))
        for desk, one in zip(desks, asked, strict=True)
    ]
    for end in ends:
        end.start()
    for end in ends:
        end.join()
    assert len(arrived(released)["done"]) == 15


def test_a_folder_of_the_students_own_is_not_handed_in(desk, released):
    """Somebody has a folder called so already: would their diary go along?"""
    folder = released / "home" / WORK
    folder.mkdir()
    (folder / "diary.txt").write_text("mine")
    assert "(diary.txt) and would be handed in" in desk.respond(message(1))["refused"]
    assert not list((released / "exchange/course/inbound").iterdir())
    (folder / "diary.txt").rename(folder / ".diary")
    assert "(.diary)" in desk.respond(message(1))["refused"]
    (folder / ".diary").unlink()
    assert desk.respond(message(1))["receipt"]


def test_a_folder_that_cannot_be_written_is_said(released, monkeypatch):
    """A full disk: nothing is handed in, and nothing is lost."""
    exchange = Exchange(released / "home")
    exchange.begin(WORK)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Refused, match="perhaps because it is full"):
        hand_in(exchange, WORK, ASKED, message(1), None)
    assert not list((released / "exchange/course/inbound").iterdir())


def test_a_release_that_was_taken_back_is_said(desk, released):
    """Somebody else's work, or what is gone: refused in words."""
    answer = desk.respond(message(1) | {"id": "another"})
    assert "not released any more" in answer["refused"]


def test_whoever_can_hand_in_nothing_hears_why(released):
    """A name that nbgrader cannot take: as with every assignment."""
    settings(released, 'c.CourseDirectory.student_id = "ro+bin"\n')
    answer = DeskState(released / "home").respond(message(1))
    assert "another name has to be given to you" in answer["refused"]
