"""A case as the formulation works with it: judgements in order, words for everything."""

import dataclasses

import pytest

from ipnb.formulation.vignette import Settings, Vignette

from .sample import sample


@pytest.fixture
def vignette():
    return Vignette.from_data(sample()[0])


def test_sections_stand_in_the_order_of_the_form_and_of_the_file(vignette):
    """Is a section of a case's own met last, and no order of the author's lost?"""
    case, _ = sample()
    case["items"] = {
        "guess": {"kind": "estimate", "over": ["l1"], "range": [0, 1]},
        **case["items"],
    }
    own = Vignette.from_data(case)
    assert list(own.sections) == ["guess", *vignette.sections]
    assert [section.name for section in own.in_order][-1] == "guess"


def test_an_id_has_the_words_that_people_read(vignette):
    """Would a student meet an id?"""
    assert vignette.item_words("l1") == "words for link l1"
    assert vignette.item_words("k3") == "card number 3"
    assert vignette.item_words("vertical") == "Vertical"
    assert vignette.item_words("g2") == "Part 2"
    assert vignette.option_words("not_enough") == "Not enough information"
    assert vignette.section_title("five_p") == "Five Ps"
    assert vignette.answer_title("attach", "attach") == vignette.section_title("attach")


def test_an_arrow_is_an_arrow():
    """Would "->" reach the page?"""
    case, _ = sample()
    case["labels"]["l1"] = "sleep -> work"
    assert Vignette.from_data(case).words_of("l1") == "sleep → work"


def test_nothing_of_it_can_be_changed(vignette):
    """Could one check change what the next one sees?"""
    with pytest.raises(dataclasses.FrozenInstanceError):
        vignette.title = "Another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        vignette.sections["states"].options = ()


def test_what_a_case_leaves_out_is_the_courses_own():
    """Does a case with one setting lose the others?"""
    settings = Settings.from_data({"cap_when_held": 0.5})
    assert settings == dataclasses.replace(Settings(), cap_when_held=0.5)
