"""A sitting that is held: released at the start, collected after the end, and begun again wherever it stopped."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from grading.course import NAME
from grading.support import submit
from ipnb.grading.sitting_room import GRACE, SittingRoom, SittingTrouble, is_released


class Clock:
    """A clock that goes on only while somebody waits, from the true time."""

    def __init__(self):
        self.moment, self.waits = datetime.now(UTC), []

    def now(self):
        return self.moment

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def room(hub):
    """A sitting that began a minute ago and ends in an hour, not released yet."""
    shutil.rmtree(hub.exchange / "ipnb/outbound" / NAME)
    start = datetime.now(UTC) - timedelta(minutes=1)
    times = ("--start", start.isoformat(), "--end", (start + timedelta(hours=1)).isoformat())
    assert hub.ipnb("sitting", NAME, *times, "--extra", "ada=30")[0] == 0
    hub.clock, hub.said = Clock(), []

    def make(sleep=None):
        return SittingRoom(
            hub.app(), NAME, hub.said.append, hub.clock.now, sleep or hub.clock.sleep
        )

    hub.make = make
    return hub


def released(hub):
    return is_released(hub.app().config, "ipnb", NAME)


def test_released_at_the_start_and_collected_after_the_last_end(room):
    begun = []

    def sleep(seconds):
        # the first look after the release: a student begins, and hands in
        if not begun:
            assert released(room)
            begun.append(submit(room, "ada"))
        room.clock.sleep(seconds)

    room.make(sleep).hold()
    assert (room.folder("ada") / "answers.json").is_file()
    whole = sum(room.clock.waits)
    assert timedelta(minutes=88) < timedelta(seconds=whole) < timedelta(minutes=90) + GRACE
    assert "is released: students can begin." in room.said[0]
    assert "is collected" in room.said[-1]


def test_it_waits_for_a_start_that_is_still_to_come_and_follows_it_when_it_moves(room):
    shutil.rmtree(room.exchange / "ipnb/outbound" / NAME, ignore_errors=True)
    start = room.clock.now() + timedelta(minutes=10)
    times = ("--start", start.isoformat(), "--end", (start + timedelta(hours=1)).isoformat())
    assert room.ipnb("sitting", NAME, *times)[0] == 0

    def sleep(seconds):
        assert not released(room)
        room.clock.sleep(seconds)
        if len(room.clock.waits) == 4:
            room.ipnb("sitting", NAME, "--take-back")

    with pytest.raises(SittingTrouble, match="There is no sitting"):
        room.make(sleep).hold()
    assert room.said[0].startswith("It opens") and not released(room)


@pytest.mark.parametrize("half", [False, True])
def test_stopped_anywhere_it_goes_on_where_it_was(room, half):
    """Is a release cut off half way noticed, and one that is whole left alone?"""

    class Stopped(Exception):
        pass

    def stop(seconds):
        raise Stopped

    with pytest.raises(Stopped):
        room.make(stop).hold()
    assert released(room)
    out = room.exchange / "ipnb/outbound" / NAME
    before = (out / "case.json").read_bytes()
    if half:
        (out / "case.json").write_bytes(before[:100])
    room.make().hold()
    assert (out / "case.json").read_bytes() == before
    assert (f"{NAME} is released." in room.said) is not half
    room.make().hold()
    assert "is collected" in room.said[-1], "and once more does no harm"


def test_what_cannot_be_released_is_said(room):
    shutil.rmtree(room.root / "assignments" / NAME)
    with pytest.raises(SittingTrouble, match="could not be released") as trouble:
        room.make().hold()
    assert "start this command again" in str(trouble.value)
