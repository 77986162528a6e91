"""Ways through the course: every chapter has its place in each long one."""

import pytest

from .texts import BOOK, CHAPTERS, read

PATHS = {path["id"]: path for path in read(BOOK / "paths.yaml")["paths"]}


@pytest.mark.parametrize("name", ["fourteen-weeks", "six-weeks"])
def test_a_long_way_takes_in_every_chapter_in_order(name):
    """Is a chapter left out, or read twice?"""
    read_in = [chapter for step in PATHS[name]["steps"] for chapter in step["chapters"]]
    there = {path.relative_to(BOOK).with_suffix("").as_posix() for path in CHAPTERS}
    assert set(read_in) == there and len(read_in) == len(there)


def test_the_weeks_are_bearable():
    """Would a week need more than a working day?"""
    weeks = [step for name in ("fourteen-weeks", "six-weeks") for step in PATHS[name]["steps"]]
    *weeks, afterwards = weeks
    assert all(0 < week["hours"] <= 9 for week in weeks) and afterwards["hours"] == 0
    assert sum(step["hours"] for step in PATHS["one-day"]["steps"]) == 6
