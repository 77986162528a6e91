"""Counts of several classes: they add up in any order, once each, and only where they are about the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ipnb.formulation.item_statistics.counts import (
    Citations,
    ClassCounts,
    ItemCounts,
    Terms,
    Thirds,
    merged,
    summed,
    together,
)

numbers = st.integers(0, 9)
thirds = st.builds(Thirds, numbers, numbers, numbers)
said = st.dictionaries(st.tuples(st.sampled_from(["right", "not"]), st.sampled_from("ab")), thirds)
sentences = st.dictionaries(st.sampled_from(["s01", "s02"]), numbers)
citations = st.builds(Citations, st.sampled_from("xy"), numbers, sentences, numbers, sentences)
items = st.builds(
    ItemCounts,
    st.sampled_from("de"),
    thirds,
    st.sampled_from([0.1, 0.2, 0.7]),
    said,
    st.none() | citations,
)
classes = st.builds(
    ClassCounts,
    st.sampled_from(["2026", "2027"]),
    numbers,
    st.dictionaries(st.sampled_from(["a.1", "a.2"]), items),
)
terms = st.builds(Terms, st.just("c"), st.dictionaries(st.sampled_from("pqr"), classes))


@given(terms, terms, terms)
def test_joining_is_associative_and_commutative_and_counts_nobody_twice(one, two, three):
    """Does it matter who joins which files first, or that one is joined again?"""
    whole = merged(merged(one, two), three)
    assert whole == merged(one, merged(two, three)) == merged(merged(three, one), two)
    assert merged(whole, two) == whole == merged(whole, whole)
    for name in ("a.1", "a.2"):
        sums = [summed(t, name, "d", "x") for t in (whole, merged(three, merged(two, one)))]
        assert sums[0] == sums[1]


@given(terms)
def test_what_is_stored_comes_back(one):
    """Is anything lost in the file?"""
    assert Terms.from_data(json.loads(json.dumps(one.to_data()))) == one


@given(st.lists(thirds))
def test_thirds_add_up(parts):
    """Is anybody lost between the thirds?"""
    assert together(parts).whole == sum(one.whole for one in parts)


def counts(digest, right, citations=None):
    return ItemCounts(
        digest, Thirds(1, 1, 1), right, {("right", "Flow"): Thirds(1, 1, 1)}, citations
    )


def test_a_later_count_of_the_same_class_takes_its_place():
    """Does a class that was graded again count twice?"""
    first, again = (
        ClassCounts(day, 3, {"a.1": counts("d", 3.0)}) for day in ("2026-01", "2026-02")
    )
    other = ClassCounts("2026-01", 5, {})
    found = merged(Terms("c", {"p": again, "q": other}), Terms("c", {"p": first}))
    assert found.classes["p"] is again and found.students == 8


def test_counts_under_other_words_or_another_key_are_left_out():
    """Is an answer to another question counted for this one?"""
    cited = Citations("x", 2, {"s01": 2}, 1, {"s02": 1})
    found = Terms(
        "c",
        {
            "p": ClassCounts("2026", 3, {"a.1": counts("d", 1.0, cited)}),
            "q": ClassCounts("2027", 3, {"a.1": counts("d", 2.0, Citations("y", 3))}),
            "r": ClassCounts("2028", 3, {"a.1": counts("old", 3.0)}),
        },
    )
    total = summed(found, "a.1", "d", "x")
    assert total.thirds == Thirds(2, 2, 2) and total.credit == 3.0 and total.citations == cited
    assert total.came_out("right").whole == 6 and total.came_out("open").whole == 0
    assert summed(found, "a.1", "new", "x") is None and summed(found, "a.9", "d", "x") is None
