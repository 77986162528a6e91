"""The ledger's entries: read with every fault named."""

from pathlib import Path

import pytest

from ipnb.sphinxext.claims import entries

HEAD = """ratings:
  mixed: {label: Mixed, colour: both, meaning: Partly., criterion: It fits., sign: <circle/>}
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
    return entries.load_claims(path)


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
        (GOOD.replace("teach:", "claim:"), "duplicate key"),
        ("- a list\n", "holds no fields"),
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
