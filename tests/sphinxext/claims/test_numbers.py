"""Numbers of evidence boxes, shown without losing a digit."""

import pytest

from ipnb.sphinxext.claims import numbers


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ({"statistic": "r", "value": 0.25, "low": 0.22, "high": 0.28}, "r = 0.25 [0.22, 0.28]"),
        ({"statistic": "d", "value": 0.3, "low": 0.0, "high": 0.59}, "d = 0.30 [0.00, 0.59]"),
        (
            {"statistic": "r", "value": -0.11, "low": -0.14, "high": -0.08},
            "r = −0.11 [−0.14, −0.08]",
        ),
        ({"statistic": "r", "value": 0.25}, "r = 0.25"),
        ({"value": 253719}, "253,719"),
        ({"value": 72.4, "low": None, "high": None}, "72.4"),
        ({"statistic": "n", "value": "over 30,000"}, "n = over 30,000"),
    ],
)
def test_are_numbers_shown_with_the_same_decimals_throughout(number, words):
    assert numbers.figures(number) == words


def test_sample_says_studies_and_people():
    assert numbers.sample({"k": 174, "n": 22914}) == "k = 174, n = 22,914"
    assert numbers.sample({"k": None, "n": None}) == ""


def test_a_narrow_column_breaks_between_the_parts_alone():
    assert numbers.unbroken("mean r = 0.20 [0.17, 0.23]") == (
        "mean r\u00a0=\u00a00.20 [0.17,\u00a00.23]"
    )
    assert numbers.unbroken("k = 174, n = 22,914") == "k\u00a0=\u00a0174, n\u00a0=\u00a022,914"


def test_intervals_of_different_things_are_not_drawn_on_one_axis():
    """A correlation beside a risk ratio on one axis would compare what cannot be compared."""
    r = {"statistic": "r", "value": 0.2, "low": 0.1, "high": 0.3}
    assert numbers.scale([r, r]) == (0, 0.3)
    assert numbers.scale([r, r | {"statistic": "RR"}]) is None
    assert numbers.scale([r, {"statistic": "r", "value": 0.2}]) is None


def test_a_ratio_is_measured_from_one():
    assert numbers.scale([{"statistic": "RR", "value": 1.14, "low": 1.1, "high": 1.18}]) == (
        1,
        1.18,
    )
