"""What the scripts compute: the Brier score, pairs of steps, how far a number is off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ipnb.sphinxext.exercises as part

KINDS = Path(part.__file__).parent / "kinds"
SCRIPT = """import * as module from '{address}';
console.log(JSON.stringify({calls}.map((given) => ({function})(...given))));"""


def evaluate(file: str, function: str, calls: list):
    """Call a function of a script once for each list of arguments; the script must import nothing."""
    address, given = (KINDS / file).as_uri(), json.dumps(calls)
    script = SCRIPT.format(address=address, function=function, calls=given)
    run = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", script]
    return json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


def answers(*given: tuple[float, bool]) -> list[dict]:
    return [{"chance": chance, "so": so} for chance, so in given]


def test_the_brier_score_and_what_calibration_gives():
    """Fifty throughout is a quarter; certain and right is nought; the expectation is that of p(1 − p)."""
    half = answers((0.5, True), (0.5, False))
    sure = answers((1, True), (0, False))
    some = answers((0.8, True), (0.8, False), (0.6, True), (0.1, False))
    found = evaluate("brier.js", "module.brier", [[half], [sure], [some]])
    assert found[0] == {"score": 0.25, "expected": 0.25, "spread": 0}
    assert found[1] == {"score": 0, "expected": 0, "spread": 0}
    assert found[2]["score"] == pytest.approx((0.04 + 0.64 + 0.16 + 0.01) / 4)
    assert found[2]["expected"] == pytest.approx((0.16 + 0.16 + 0.24 + 0.09) / 4)
    spread = sum(p * (1 - p) * (1 - 2 * p) ** 2 for p in (0.8, 0.8, 0.6, 0.1)) ** 0.5 / 4
    assert found[2]["spread"] == pytest.approx(spread)


def test_a_calibrated_reader_is_told_so_and_a_rash_one_kindly():
    cases = [answers((0.9, False), (0.9, True), (0.9, False)), answers((0.5, True), (0.5, False))]
    function = "(given) => module.calibration(module.brier(given))"
    rash, even = evaluate("brier.js", function, [[one] for one in cases])
    assert rash.startswith("Yours is higher") and even.startswith("Yours is about that")
    low = evaluate("brier.js", function, [[answers(*[(0.7, True)] * 12)]])[0]
    assert low.startswith("Yours is lower: you may know more")


def test_credit_by_pairs():
    """Steps that may come in any order among themselves make no pair."""
    key = [["a"], ["b"], ["c", "d"]]
    orders = [list("abcd"), list("abdc"), list("dcba"), list("bacd")]
    found = evaluate("pairs.js", "module.pairs", [[order, key] for order in orders])
    assert found == [{"right": n, "all": 5} for n in (5, 5, 0, 4)]
    places = evaluate("pairs.js", "(key) => [...module.placesOf(key)]", [[key]])[0]
    assert places == [["a", [0]], ["b", [1]], ["c", [2, 3]], ["d", [2, 3]]]


def test_how_far_a_number_is_off():
    """In words, and as a factor where that is easier to picture."""
    calls = [[40, 40], [30, 40], [50, 40], [0.62, 0.28], [-3, -1], [0.3, 0]]
    assert evaluate("distance.js", "module.distance", calls) == [
        "exactly", "10 too low", "10 too high", "0.34 too high, 2.2 times as much", "2 too low",
        "0.3 too high",
    ]  # fmt: skip
