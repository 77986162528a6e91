"""The open cases that stand in the book for whoever studies alone: case and key side by side."""

import re
from pathlib import Path

import pytest

from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.linter import lint

ROOT = Path(__file__).parents[2]
PRACTICE = sorted((ROOT / "book" / "practice").glob("*/case.yaml"))
RUN = 8  # words in a row that are no coincidence


def words_in_a_row(case: dict) -> set[str]:
    """Every run of eight words in the sentences of a case."""
    found = set()
    for sentence in case["sentences"]:
        words = re.findall(r"[^\W_]+", sentence["text"].lower())
        found |= {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    return found


def test_one_for_each_part_of_the_book():
    """Would a reader find none?"""
    assert len(PRACTICE) >= 3


@pytest.mark.parametrize("file", PRACTICE, ids=lambda file: file.parent.name)
def test_a_practice_case_is_as_sound_as_an_assignment(file):
    """Could a practice case be gamed, or lack a reason, because nobody grades it?"""
    case = load_case(file)
    key = load_key(file.with_name("key.yaml"), case)
    assert [fault for fault in lint(case, key, file.parent) if not fault.is_note] == []
    assert 12 <= len(case["sentences"]) <= 18
    assert [one["level"] for one in key["exemplars"]["n1"]] == [0, 1, 2, 3]


@pytest.mark.parametrize("file", PRACTICE, ids=lambda file: file.parent.name)
def test_a_practice_case_uses_no_line_of_an_assignment(file):
    """Would its open key give away what students are marked on?"""
    assigned = [load_case(one) for one in sorted((ROOT / "source").glob("*/case.yaml"))]
    assert assigned
    assert not words_in_a_row(load_case(file)) & set().union(*map(words_in_a_row, assigned))
