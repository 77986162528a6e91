"""Chapters are counted by the rule that students read."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapter_exercises.support import ASKED, CHECKOUT, did
from ipnb.chapter_exercises.counting import count, needed, rule


@pytest.mark.parametrize(
    "one, two, own, counting",
    [
        (0, 0, {}, 0),
        (3, 7, {}, 0),
        (4, 7, {}, 1),
        (5, 8, {}, 2),
        (0, 0, {"left_out": 1}, 1),
        (5, 8, {"left_out": 2}, 2),
        (0, 0, {"left_out": 99}, 2),
    ],
)
def test_a_chapter_counts_from_four_fifths_on(one, two, own, counting):
    """Is what is left out counted as done, once, and never as more than there is?"""
    counted = count(ASKED, did(one, two, **own))
    assert (counted.counting, counted.share) == (counting, counting / 2)
    assert (counted.done, counted.of) == (one + two, 15)


def test_what_another_edition_had_is_set_aside():
    """Would a book that has changed since lower a mark?"""
    given_ = did(5)
    counted = count(ASKED, did(5, done={**given_.done, "old-one": None}))
    assert (counted.aside, counted.counting) == (("old-one",), 1)
    assert json.loads(json.dumps(counted.to_data()))["aside"] == ["old-one"]


@given(st.integers(1, 40), st.integers(1, 100))
def test_no_rounding_of_the_machine_asks_for_one_more(of, percent):
    """Is 0.8 of ten eight?"""
    exact = Fraction(percent, 100) * of
    assert needed(of, percent / 100) == max(1, -(-exact.numerator // exact.denominator))


def test_the_rule_says_what_is_counted():
    """Would students read another rule than the one that is applied?"""
    assert "at least 80% of its exercises" in rule(ASKED)
    assert "share of the 2 chapters that count, out of 100." in rule(ASKED)


def test_the_desk_counts_as_the_grader_does():
    """Would a student see another count than the one that is marked?"""
    module = (CHECKOUT / "ipnb/desk/exercise_standing.js").as_uri()
    node = Path(sys.executable).with_name("node")
    cases = [did(a, b, left_out=n) for a in (0, 3, 4, 5) for b in (0, 7, 8) for n in (0, 1, 3)]
    script = (
        f"import {{ standing }} from '{module}';"
        "const none = { done: new Map(), cards: 0 };"
        "const rows = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(rows.map((row) => standing(row, none, new Set()).before)));"
    )
    rows = [{"exercises": ASKED.to_data(), "handed_in": one.to_data()} for one in cases]
    told = subprocess.run(
        [node, "--input-type=module", "-e", script, json.dumps(rows)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for one, said in zip(cases, json.loads(told), strict=True):
        counted = count(ASKED, one)
        assert said == {
            "done": counted.done,
            "left_out": counted.left_out,
            "counting": counted.counting,
        }
