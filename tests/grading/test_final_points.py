"""What does a submission earn once a late penalty is taken off?"""

import pytest

from ipnb.grading.final_points import final_points


@pytest.mark.parametrize(
    ("points", "penalty", "left"), [(80, None, 80.0), (80.5, 10.0, 70.5), (5.0, 10.0, 0.0)]
)
def test_a_penalty_takes_off_and_never_below_nought(points, penalty, left):
    assert final_points(points, penalty) == left
