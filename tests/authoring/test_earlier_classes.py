"""What earlier classes answered stands at the lines of the judgement, and is not told of a few."""

from random import Random

import pytest

from authoring.support import NAME
from ipnb.authoring.earlier_classes import earlier_classes
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.case import load_case
from ipnb.formulation.item_statistics.class_statistics import class_statistics
from ipnb.formulation.item_statistics.counts import Terms
from ipnb.formulation.item_statistics.items_file import write_items
from ipnb.formulation.key import load_key
from ipnb.formulation.simulated_respondents import partly_right
from ipnb.formulation.vignette import Vignette


@pytest.fixture
def pair(case):
    read = load_case(case)
    file = case.parents[2] / f"keys/{NAME}.yaml"
    return read, load_key(file, read), file


def counted(pair, students):
    """Keep the counts of a made class beside the key."""
    case, key, file = pair
    vignette, rng = Vignette.from_data(case), Random(3)
    answers = {
        str(n): Answers.from_data(partly_right(case, key, rng.random(), rng))
        for n in range(students)
    }
    found = class_statistics(vignette, Key.from_data(key, vignette), key, answers)
    terms = Terms(NAME, {"2025-10-03T09:12:00+00:00": found.counts})
    write_items(file.with_name(f"{NAME}.items.json"), terms)


def test_it_is_said_where_there_are_none(pair):
    """Does an empty pane leave an author to guess?"""
    found = earlier_classes(*pair)
    assert found["items"] == [] and f"ipnb report {NAME} --items" in found["words"]


def test_a_judgement_has_its_numbers_and_its_lines(pair):
    """Does an author find last year's numbers at the sentence, in both files?"""
    counted(pair, 40)
    found = earlier_classes(*pair)
    assert found["words"] == "40 students in 1 class, first graded 2025-10-03."
    one = next(row for row in found["items"] if row["item"] == "s12")
    case, key, _ = pair
    assert one["lines"] == {
        "case": case.line(("sentences", 11)),
        "key": key.line(("credit", "states", "s12")),
    }
    assert 0 < one["facility"]["low"] < one["facility"]["value"] < one["facility"]["high"] < 1
    assert one["discrimination"]["value"] > 0


def test_of_a_few_only_counts_are_told(pair):
    """Would a share of seven students be read as a finding?"""
    counted(pair, 7)
    found = earlier_classes(*pair)
    assert found["caveat"].startswith("Fewer than 12 students")
    assert all(row["facility"] is None and row["discrimination"] is None for row in found["items"])
    assert all(row["concerns"] == [] for row in found["items"])


def test_changed_words_are_told_to_have_no_counts(pair):
    """Are last year's numbers shown beside another question?"""
    counted(pair, 20)
    case, key, file = pair
    case["sentences"][11]["text"] = "Something else."
    found = earlier_classes(case, key, file)
    assert "s12" not in {row["item"] for row in found["items"]}
    assert "have no counts" in found["words"]


def test_a_broken_file_of_counts_is_said(pair):
    """Does a slip in a file that nobody sees end in a traceback?"""
    pair[2].with_name(f"{NAME}.items.json").write_text("{", encoding="utf-8")
    found = earlier_classes(*pair)
    assert "cannot be read" in found["words"] and found["items"] == []
