"""The hurried reader goes by words alone, withholds nothing, and tells by which word."""

import pytest

from ipnb.formulation import scaffold
from ipnb.formulation.case import load_case
from ipnb.formulation.hurried_reader import read_hurriedly
from ipnb.formulation.vignette import Vignette


@pytest.fixture
def case(tmp_path):
    return load_case(scaffold.write("08-wen", tmp_path, tmp_path / "keys")[0])


def test_a_word_of_the_line_decides(case):
    """Is it told which word gave a line away?"""
    reading = read_hurriedly(Vignette.from_data(case))
    assert reading.answers["states"]["s12"] == "chaos"
    assert reading.words["states", "s12"] == "threw"


def test_nothing_is_withheld(case):
    """Does somebody in a hurry ever say that a line is not enough?"""
    reading = read_hurriedly(Vignette.from_data(case))
    assert set(reading.answers["states"]) == set(case["items"]["states"]["only"])
    assert "not_enough" not in reading.answers["states"].values()


def test_sentences_are_chosen_by_a_word_that_stands_in_both(case):
    """Is a sentence found that shares a word with a card, and the word named?"""
    reading = read_hurriedly(Vignette.from_data(case))
    assert reading.shared["k4"] == ("s08", "uniform")
    assert reading.answers["evidence"]["k4"][0] == "s08"


def test_words_that_stand_anywhere_say_nothing(case):
    """Would “they” or “what” lead the reader to a sentence?"""
    case["cards"][0]["text"] = "What they would have been there"
    assert "k1" not in read_hurriedly(Vignette.from_data(case)).shared
