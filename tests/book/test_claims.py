"""The ledger's entries: read with every fault named, and shown without losing a digit."""

from pathlib import Path

import pytest
from _ext import claim_numbers, claims, ratings

HEAD = """ratings:
  mixed: {label: Mixed, colour: both, meaning: Partly., sign: <circle/>}
"""
CLAIMS = """claims:
  - id: one
    claim: A claim.
    ratings: [{rating: mixed}]
    evidence: Some.
    refs: [key]
    teach: Say so.
"""
GOOD = HEAD + CLAIMS


def load(tmp_path: Path, text: str):
    path = tmp_path / "claims.yaml"
    path.write_text(text)
    return claims.load_claims(path)


def test_a_good_entry_has_no_faults(tmp_path):
    found, head, faults = load(tmp_path, GOOD)
    assert list(found) == ["one"] and list(head) == ["mixed"] and faults == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (HEAD + CLAIMS.replace("mixed", "mixd"), "unknown rating 'mixd'. Did you mean 'mixed'?"),
        (GOOD.replace("    teach: Say so.\n", ""), "`teach` is missing"),
        (GOOD + CLAIMS.removeprefix("claims:\n"), "stands here a second time"),
        (GOOD + "    numbers: [{label: x, value: 1}]\n", "a number without `source`"),
        (
            GOOD + "    numbers: [{label: x, value: 1, source: key, seen: recalled}]\n",
            "never recalled",
        ),
        (GOOD.replace("teach:", "claim:"), "not readable as YAML"),
        ("- a list\n", "must be a mapping"),
        (GOOD.replace("meaning: Partly., ", ""), "rating 'mixed': `meaning` is missing"),
        (GOOD.replace("colour: both", "colour: bath"), "no colour 'bath' among the design tokens"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, wrong, words):
    """An author must find the fault without searching the file."""
    *_, faults = load(tmp_path, wrong)
    assert any(words in fault.words for fault in faults), faults
    assert all(
        fault.place.startswith(str(tmp_path / "claims.yaml:")) and fault.line > 0
        for fault in faults
    )


def test_each_rating_has_its_colour_and_its_filter():
    """A rating that is added in the ledger's head must be seen, and found, without another edit."""
    new = ratings.Rating("New", "wash", "<path/>", "just added")
    text = ratings.rules({"new": new, "other": new})
    assert ".new { --rating: var(--wash); }" in text
    assert 'input[value="new"]:checked) .claims > .claim:not(.new)' in text
    assert '<svg class="sign"' in new.icon and "<path/>" in new.icon


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
    assert claim_numbers.figures(number) == words


def test_sample_says_studies_and_people():
    assert claim_numbers.sample({"k": 174, "n": 22914}) == "k = 174, n = 22,914"
    assert claim_numbers.sample({"k": None, "n": None}) == ""


def test_intervals_of_different_things_are_not_drawn_on_one_axis():
    """A correlation beside a risk ratio on one axis would compare what cannot be compared."""
    r = {"statistic": "r", "value": 0.2, "low": 0.1, "high": 0.3}
    assert claim_numbers.scale([r, r]) == (0, 0.3)
    assert claim_numbers.scale([r, r | {"statistic": "RR"}]) is None
    assert claim_numbers.scale([r, {"statistic": "r", "value": 0.2}]) is None


def test_a_ratio_is_measured_from_one():
    assert claim_numbers.scale([{"statistic": "RR", "value": 1.14, "low": 1.1, "high": 1.18}]) == (
        1,
        1.18,
    )
