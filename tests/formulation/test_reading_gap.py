"""How far two readers come apart, and advice that follows from what was computed."""

import pytest

from ipnb.formulation import scaffold
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.reading_gap import APART, reading_gaps


@pytest.fixture
def pair(tmp_path):
    case, key = scaffold.write("08-wen", tmp_path, tmp_path / "keys")
    case = load_case(case)
    return case, load_key(key, case)


def of(pair, section):
    return next(one for one in reading_gaps(*pair) if one.section == section)


def test_a_careful_reader_comes_before_a_hurried_one(pair):
    """Do the template's sections tell the two apart?"""
    gaps = reading_gaps(*pair)
    assert [one.section for one in gaps] == ["states", "five_p", "plan", "safety", "evidence"]
    assert all(0 <= one.hurried <= one.careful <= 1 for one in gaps)
    assert of(pair, "states").apart >= APART


def test_an_item_that_both_read_alike_is_named_with_its_word(pair):
    """Is the author told which word to take away, or against what to write?"""
    advice = {one.item: one.text for one in of(pair, "states").advice}
    assert "“threw” is enough" in advice["s12"] and "speaks against “Chaos”" in advice["s12"]


def test_without_the_word_there_is_nothing_to_advise(pair):
    """Does advice go when what it asks for is done?"""
    case, key = pair
    for sentence in case["sentences"]:
        if sentence["id"] == "s12":
            sentence["text"] = "“Then the radio, then me, then, I do not know.”"
    assert "s12" not in {one.item for one in of((case, key), "states").advice}


def test_a_sentence_found_by_its_words_is_named_as_long_as_it_earns(pair):
    """Is evidence that matching words find pointed out, and is it said that nothing speaks against it?"""
    case, key = pair
    case["cards"][2]["text"] = "Last month the depot closed"
    text = {one.item: one.text for one in of((case, key), "evidence").advice}["k3"]
    assert "s06" in text and "Nothing speaks against k3 yet" in text
    key["evidence"]["k3"]["against"] = ["s15"]
    text = {one.item: one.text for one in of((case, key), "evidence").advice}["k3"]
    assert "Nothing speaks against" not in text


def test_too_few_judgements_are_said(pair):
    """Does an author learn how many are missing before a section is graded?"""
    case, key = pair
    states = case["items"]["states"]
    states["only"] = states["only"][:4]
    case["items"] = {"states": states}
    key["credit"]["states"] = {i: key["credit"]["states"][i] for i in states["only"]}
    gap = of((case, key), "states")
    assert gap.judgements == 4
    assert gap.advice[0].text.startswith("Add 2 more to judge, or it is not graded: 4 count now")
