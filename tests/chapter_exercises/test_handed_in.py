"""What is handed in is read with care, and adds up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapter_exercises.support import did
from ipnb.chapter_exercises.handed_in import (
    MOST_BYTES,
    HandedIn,
    check_handed_in,
    parse_handed_in,
    united,
)
from ipnb.documents.diagnostics import DocumentError

GOOD = did(3, left_out=1, cards=7, saved_at="2026-11-29T10:00:00+00:00").to_data()


def test_it_comes_back_as_it_was_written():
    """Would a name or a day be lost on the way?"""
    assert check_handed_in(GOOD) == parse_handed_in(json.dumps(GOOD).encode())
    assert parse_handed_in(json.dumps(GOOD)).to_data() == GOOD


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "ipnb.exercises/2"},
        {"done": {"<b>": None}},
        {"done": {"one-1": "yesterday"}},
        {"done": {"one-1": True}},
        {"done": ["one-1"]},
        {"done": {f"x-{n}": None for n in range(2001)}},
        {"left_out": -1},
        {"left_out": 1.5},
        {"cards": True},
        {"cards": 10**9},
        {"student": "x" * 201},
        {"answers": {"one-1": "secret"}},
    ],
)
def test_what_the_desk_never_writes_is_refused_in_words(change):
    """Markup, wrong kinds, a million entries, an answer that nobody asked for."""
    with pytest.raises(DocumentError) as refused:
        check_handed_in(GOOD | change)
    assert len(refused.value.diagnostics) <= 5
    assert all(one.problem and one.remedy for one in refused.value.diagnostics)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"done": NaN}', b" " * (MOST_BYTES + 1)],
)
def test_a_damaged_file_is_refused_in_words(text):
    """Does one broken file raise something that a batch does not expect?"""
    with pytest.raises(DocumentError):
        parse_handed_in(text)


KEPT = st.builds(
    HandedIn,
    st.dictionaries(
        st.sampled_from(["one-1", "one-2", "two-1"]),
        st.sampled_from([None, "2026-11-01", "2026-11-20"]),
    ),
    st.integers(0, 5),
    st.integers(0, 50),
)


@given(KEPT, KEPT)
def test_another_browser_lowers_no_count(before, now):
    """Would handing in from a phone take away what was done at a desk?"""
    both = united(before, now)
    assert set(both.done) == set(before.done) | set(now.done)
    assert both.cards >= max(before.cards, now.cards) and both.left_out == now.left_out
    for name, day in both.done.items():
        known = [one.done[name] for one in (before, now) if one.done.get(name)]
        assert day == min(known, default=None)
