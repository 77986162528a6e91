"""The same weather in Python and in the browser starts with the same bits."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ipnb.dynamics.random import LAST_SEED, check_seed, normals, uniforms

from .in_node import evaluate

ENGINE = Path(__file__).parents[2] / "ipnb" / "dynamics" / "random.js"


def test_first_numbers_of_mulberry32():
    """Would a change of the generator go unseen? Computed with the published JavaScript for seed 1."""
    script = f"""import {{ uniforms }} from '{ENGINE.as_uri()}';
        for (const seed of [0, 1, 7, 4294967295]) {{
          const next = uniforms(seed);
          console.log(Array.from({{ length: 5 }}, next).join(' '));
        }}"""
    run = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", script]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()
    for seed, line in zip((0, 1, 7, LAST_SEED), said, strict=True):
        assert uniforms(seed, 5).tolist() == [float(number) for number in line.split()]
    assert uniforms(1, 1)[0] == pytest.approx(0.6270739405881613, abs=0)


def test_a_stretch_is_the_same_whether_or_not_the_start_is_skipped():
    """A long run is drawn in chunks, and each must carry on where the last one stopped."""
    whole = normals([3, 4], 1000)
    np.testing.assert_array_equal(whole[:, 512:], normals([3, 4], 488, skip=512))
    with pytest.raises(ValueError, match="pairs"):
        normals(3, 10, skip=1)


def test_normals_are_normal():
    """Mean, spread and tails of a hundred thousand numbers, within four standard errors."""
    drawn = normals(np.arange(100), 1000).ravel()
    error = 1 / np.sqrt(drawn.size)
    assert abs(drawn.mean()) < 4 * error
    assert abs(drawn.var() - 1) < 4 * np.sqrt(2) * error
    assert abs(np.mean(np.abs(drawn) > 1.959964) - 0.05) < 4 * np.sqrt(0.05 * 0.95) * error


@pytest.mark.parametrize("seed", [-1, LAST_SEED + 1, 1.5, "7", True, None, float("nan")])
def test_a_wrong_seed_is_explained(seed):
    """A reader who mistypes a seed should learn what a seed is, not what uint64 is."""
    with pytest.raises(ValueError, match="whole number from 0 to 4294967295"):
        check_seed(seed)


@pytest.mark.parametrize("seed", [7, LAST_SEED])
def test_choices_in_the_browser_are_those_of_uniforms(seed, tmp_path):
    """A loop of its own draws them, list after list: would it draw others?"""
    twice = "(...all) => { const next = module.choices(...all); return [...next(), ...next()]; }"
    (there,) = evaluate(tmp_path, "dynamics/random.js", twice, [[seed, 96, 50]])
    assert there == np.floor(uniforms(seed, 100) * 96).tolist()
