"""The page counts as Python does, and finds the next text and the comments that fit."""

import random

from dynamics.in_node import evaluate

from ipnb.formulation.vocabulary import LEVELS, RUBRICS
from ipnb.marking.scale import MEAN, NOT_ASKED, Scale
from ipnb.marking.views import scale_view

TALK = Scale.from_rows("talk", [(f"Question {number}", "", LEVELS) for number in range(4)], MEAN)
SCALES = (Scale.from_rows("formulation", RUBRICS["formulation"]), TALK)


def test_both_count_alike(tmp_path):
    """Does a marker see another sum than the gradebook gets?"""
    rng, calls, expected = random.Random(7), [], []
    for _ in range(30):
        scale = rng.choice(SCALES)
        lowest = NOT_ASKED if scale is TALK else 0
        levels = {one.id: rng.randint(lowest, 3) for one in scale.criteria if rng.random() < 0.9}
        worth = rng.choice([5, 10, 12.5, 25])
        calls.append([scale_view(scale), levels, worth])
        expected.append([*scale.counted(levels), scale.points(levels, worth)])
    count = "((...a) => [...Object.values(module.counted(a[0], a[1])), module.points(...a)])"
    found = evaluate(tmp_path, "marking/scale.js", count, calls)
    for one, other in zip(found, expected, strict=True):
        assert one[:2] == other[:2]
        # halves of a hundredth may be rounded either way; what is kept is Python's
        assert (one[2] is None) == (other[2] is None) and abs(
            (one[2] or 0) - (other[2] or 0)
        ) < 0.011


def test_the_next_criterion_is_the_next_open_one(tmp_path):
    """Does a digit go on to a criterion that has a level already?"""
    scale = scale_view(SCALES[0])
    calls = [[scale, {"0": 1}, "0"], [scale, {"0": 1, "1": 2, "3": 0}, "4"], [scale, {}, None]]
    assert evaluate(tmp_path, "marking/scale.js", "module.nextOpen", calls) == ["1", "2", "0"]


def test_a_text_is_open_until_it_is_whole_or_its_criterion_has_a_level(tmp_path):
    """Is a blank text met by a marker, or one that has to be read again left out?"""
    row = {"state": "", "levels": {"0": 1}, "outdated": {}, "complete": False}
    calls = [
        [row, ""],
        [row, "0"],
        [row, "1"],
        [row | {"complete": True}, ""],
        [row | {"outdated": {"1": 2}}, "0"],
        [row | {"state": "blank"}, ""],
        [row | {"blind": True}, ""],
    ]
    found = evaluate(tmp_path, "marking/queue.js", "module.isOpen", calls)
    assert found == [True, False, True, False, True, False, False]


def test_comments_are_found_by_any_of_their_words(tmp_path):
    """Has a marker to remember how a comment began?"""
    bank = [
        {"text": "Name who is told, and when.", "criterion": "3"},
        {"text": "Who says so? Name the line.", "criterion": "1"},
        {"text": "A line that speaks against it.", "criterion": "1"},
    ]
    calls = [[bank, "name wh", "1"], [bank, "LINE", ""], [bank, "", "3"], [bank, "nothing", ""]]
    found = evaluate(tmp_path, "marking/queue.js", "module.offered", calls)
    assert [[bank.index(one) for one in some] for some in found] == [[1, 0], [1, 2], [0, 1, 2], []]
