"""Numbers as people say them: halves go up, and what is more than nothing is not called nothing."""

import pytest

from ipnb.dynamics.numbers import finely, percent, roughly, signed

from .in_node import evaluate


@pytest.mark.parametrize(
    ("share", "whole", "fine"),
    [
        (0, "0 %", "0.0 %"),
        (0.0003, "under 1 %", "under 0.1 %"),
        (0.0049, "under 1 %", "0.5 %"),
        (0.005, "1 %", "0.5 %"),
        (0.0242, "2 %", "2.4 %"),
        (0.0994, "10 %", "9.9 %"),
        (0.0996, "10 %", "10 %"),
        (0.125, "13 %", "13 %"),
        (0.625, "63 %", "63 %"),
        (1, "100 %", "100 %"),
    ],
)
def test_shares(share, whole, fine):
    """62.5 was 62 in the text and 63 on the screen beside it."""
    assert (percent(share), finely(share)) == (whole, fine)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.26, "0.3"), (3.25, "3.3"), (999.6, "1,000"), (6999.7, "7,000"), (2e9, "over a million")],
)
def test_rough_numbers(value, said):
    """A waiting time of 6999.696 units claims more than anybody knows."""
    assert roughly(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(-0.8, "−0.80"), (0.6, "0.60"), (-0.0, "0.00"), (-0.001, "0.00"), (1.236, "1.24")],
)
def test_signed_numbers(value, said):
    """A hyphen is no minus sign: it is short, and a line breaks after it."""
    assert signed(value) == said


def test_the_browser_says_numbers_as_python_does(tmp_path):
    """The text and the screen beside it would differ."""
    values = [-1.2345, -0.8, -0.004, 0.0, 0.333, 2.0]
    there = evaluate(tmp_path, "dynamics/numbers.js", "module.signed", [[v] for v in values])
    assert there == [signed(value) for value in values]
