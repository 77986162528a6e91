"""The name that was meant."""

import pytest

from ipnb.sphinxext.suggest import did_you_mean


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("flwo", " Did you mean 'flow'?"), ("Flow", " Did you mean 'flow'?"), ("zzz", "")],
)
def test_the_nearest_name(wrong, hint):
    assert did_you_mean(wrong, ["flow", "chaos"]) == hint
