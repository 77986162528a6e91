"""What needs a look, and what is left in peace."""

import pytest

from formulation.item_statistics.test_figures import made
from ipnb.formulation.item_statistics.concerns import Matter, between, concerns, pressing, signed
from ipnb.formulation.item_statistics.counts import Citations, ItemCounts, Thirds
from ipnb.formulation.item_statistics.estimates import Estimate
from ipnb.formulation.item_statistics.figures import Figures

GOOD = {("right", "Flow"): (3, 5, 9), ("not", "Chaos"): (5, 4, 1)}


def matters(figures):
    return [one.matter for one in concerns(figures)]


def test_a_judgement_that_works_is_left_in_peace():
    """Does every judgement get a remark?"""
    assert matters(made(GOOD)) == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({("right", "Flow"): (4, 2, 1), ("not", "Chaos"): (2, 6, 9)}, [Matter.PREFERRED]),
        ({("right", "Flow"): (8, 4, 1), ("not", "Chaos"): (2, 4, 5)}, [Matter.BACKWARDS]),
        ({("not", "Chaos"): (3, 3, 3), ("not", "Flow"): (4, 4, 4)}, [Matter.NOBODY]),
        ({("defensible", "Chaos"): (1, 0, 0), ("not", "Flow"): (4, 4, 4)}, []),
        ({("right", "Flow"): (8, 4, 4), ("not", "Chaos"): (2, 4, 6)}, [Matter.FLAT]),
        ({("right", "Flow"): (10, 10, 10)}, [Matter.EVERYBODY]),
        ({("right", "left out"): (10, 10, 10)}, [Matter.UNUSED]),
    ],
)
def test_each_matter_is_told_once(said, wanted):
    """Is each fault seen, and none of them twice?"""
    assert matters(made(said)) == wanted


@pytest.mark.parametrize(
    ("citing", "cited", "wanted"),
    [
        (18, {"s09": 6}, [Matter.SENTENCE]),
        (18, {"s05": 7}, [Matter.SENTENCE]),
        (18, {"s09": 5}, []),
        (18, {"s04": 18, "s01": 18}, []),
        # four of twelve may be chance, and eleven are too few to tell
        (12, {"s09": 4}, []),
        (11, {"s09": 9}, []),
    ],
)
def test_a_sentence_that_a_third_chose_is_told(citing, cited, wanted):
    """Is an unrelated sentence told that many find, and only that?"""
    assert matters(made(GOOD, Citations("x", citing, cited))) == wanted


def test_a_sentence_that_argues_the_other_way_has_another_remedy():
    """Is an author told to call a contrary sentence sufficient?"""
    [found] = concerns(made(GOOD, Citations("x", 18, {"s05": 9})))
    assert (
        found.sentence == "s05"
        and "other way" in found.problem
        and "sufficient" not in found.remedy
    )
    assert found.problem.startswith("Line 5 (s05) was chosen for it by 9 of 18")


def test_the_most_pressing_comes_first():
    """Does what is easy stand before what is wrong?"""
    turned = made({("right", "Flow"): (4, 2, 1), ("not", "Chaos"): (2, 6, 9)})
    weak = made({("right", "Flow"): (5, 5, 6), ("not", "Chaos"): (5, 5, 4)})
    easy = made({("right", "Flow"): (10, 10, 10)})
    assert sorted([easy, made(GOOD), weak, turned], key=pressing) == [
        turned,
        weak,
        made(GOOD),
        easy,
    ]


def test_a_small_class_is_told_nothing():
    """Is a key doubted because of three students?"""
    answers = {("not", "Chaos"): Thirds(3, 3, 3)}
    few = Figures(made(GOOD).judgement, ItemCounts("d", Thirds(3, 3, 3), 0.0, answers))
    assert matters(few) == [] and pressing(few)[0] == Matter.NONE


def test_differences_are_written_with_their_sign():
    """Is a minus a hyphen, and nought a minus?"""
    assert (signed(-0.124), signed(-0.001), signed(0.3)) == ("−12%", "+0%", "+30%")
    assert between(Estimate(0.1, -0.2, 0.4)) == "−20% to +40%"
