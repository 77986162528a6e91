"""The same words for whoever has a case as plain data."""

from ipnb.formulation.labels import item_words, lines_in_words, option_words, section_title

from .sample import sample


def test_words_of_plain_data_are_those_of_the_vignette():
    """Would a page of the book name things otherwise than the form?"""
    case, _ = sample()
    assert section_title(case, "five_p") == "Five Ps"
    assert item_words(case, "vertical") == "Vertical"
    assert option_words(case, "flow") == "Flow"
    case["labels"]["flow"] = "Going on"
    case["items"]["five_p"]["title"] = "Cards"
    assert option_words(case, "flow") == "Going on" and section_title(case, "five_p") == "Cards"


def test_lines_are_named_as_they_are_numbered():
    """Does anybody read s04?"""
    assert lines_in_words(["s04", "s07", "s11"]) == "lines 4, 7 and 11"
