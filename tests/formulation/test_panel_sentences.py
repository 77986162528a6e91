"""Which sentences are enough, by what raters chose."""

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.panel_sentences import evidence_sets
from ipnb.formulation.vignette import Vignette

from .sample import sample

VIGNETTE = Vignette.from_data(sample()[0])


def sets(section, item, chosen, votes):
    """What comes of ``chosen``: pairs of an answer and sentences, a rater each."""
    raters = {
        f"r{n}": Answers.from_data({section: {item: answer}, "evidence": {item: sentences}})
        for n, (answer, sentences) in enumerate(chosen)
    }
    return evidence_sets(VIGNETTE, VIGNETTE.sections[section], raters, item, votes)


def test_the_most_chosen_set_comes_first():
    """Is the second best shown as what was meant?"""
    chosen = [("both", ["s04", "s05"])] * 2 + [("both", ["s06"])] * 3
    assert sets("domains", "vertical", chosen, {"both": 5}) == [["s06"], ["s04", "s05"]]


def test_a_slip_of_one_rater_of_nine_argues_nothing():
    """Would a stray sentence earn the evidence?"""
    chosen = [("both", ["s06"])] * 8 + [("both", ["s06", "s20"])]
    assert sets("domains", "vertical", chosen, {"both": 9}) == [["s06"]]


def test_where_no_sentences_are_asked_none_are_kept():
    """Does a section without evidence get some in the key?"""
    assert sets("states", "s01", [("flow", ["s01"])] * 3, {"flow": 3}) == []
    assert sets("domains", "vertical", [("not_enough", ["s01"])] * 3, {"not_enough": 3}) == []


def test_points_need_two_sentences():
    """Would the key say that one is enough, where the form asks for two?"""
    assert sets("attach", "attach", [(100, ["s02"])] * 3, {}) == []
    assert sets("attach", "attach", [(100, ["s06", "s02"])] * 3, {}) == [["s02", "s06"]]
