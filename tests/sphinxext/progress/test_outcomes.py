"""Outcomes: what is left out is named."""

from pathlib import Path

from ipnb.sphinxext.faults import read_entries
from ipnb.sphinxext.progress import outcomes


def test_an_outcome_without_a_field_is_named(tmp_path):
    file = Path(tmp_path / "outcomes.yaml")
    file.write_text("outcomes:\n  - {id: 1, outcome: read}\n", encoding="utf-8")
    found, faults = read_entries(file, "outcomes", "outcome", outcomes.FIELDS)
    assert found == [] and {"outcome 1: `chapters` is missing", "outcome 1: `aca` is missing"} <= {
        fault.words for fault in faults
    }
