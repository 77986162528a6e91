"""The map of outcomes."""

from pathlib import Path

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.grading.class_view.outcome_map import read_outcomes

ROOT = Path(__file__).parents[3]


def test_the_course_s_own_outcomes_are_read_in_the_order_of_their_numbers():
    """Is an outcome lost, or 10 put before 2?"""
    found = read_outcomes(ROOT)
    numbers = [int(one.number) for one in found]
    assert numbers == sorted(numbers) and len(numbers) == len(set(numbers)) >= 20
    assert dict(found[2].assessed)["05-grief"] == ("states",)


def test_a_course_without_a_map_has_none_and_a_faulty_one_is_told(tmp_path):
    """Does a department without the book get an error?"""
    assert read_outcomes(tmp_path) == []
    (tmp_path / "outcomes.yaml").write_text("outcomes: [", encoding="utf-8")
    with pytest.raises(DocumentError):
        read_outcomes(tmp_path)
