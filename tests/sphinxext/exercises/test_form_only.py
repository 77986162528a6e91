"""Respondents who see only the form: they see no key, and find each cue that an author may leave."""

import inspect

import pytest

from ipnb.sphinxext.exercises.form_only import RESPONDENTS, faults, forms, table, try_all
from ipnb.sphinxext.exercises.forms import ONE, ORDERING, SORTING, Form

OPTIONS = (
    "It is always so",
    "It may be so, if somebody asks",
    "Nobody has found any, except “in 14 rats”, in Leeds",
    "No",
)


def exercise(name: str, options: dict[str, str], right: str, lines: int = 1, **settings) -> dict:
    """An exercise whose right answer is the same for every line."""
    ids = [f"s{n}" for n in range(lines)]
    return {
        "id": name,
        "prompt": "What follows?",
        "case": {
            "sentences": [{"id": one, "text": "The question."} for one in ids],
            "items": {"answer": {"over": "sentences", "options": list(options), **settings}},
            "labels": options,
        },
        "key": {"credit": {"answer": {one: {right: 1} for one in ids}}},
    }


def over_chance(exercises: list[dict], name: str) -> float:
    return next(row for row in try_all(exercises) if row.name == name).over_chance[""]


def test_a_form_holds_nothing_of_the_key():
    """Would a respondent see ids, credit or reasons?"""
    one = exercise("one", {"x1": "Yes, always", "x2": "No, never"}, "x2")
    ((form, right),) = forms(one)
    assert form == Form("What follows?", ("The question.",), ("Yes, always", "No, never"))
    assert right == [[False, True]]
    for choose in RESPONDENTS.values():
        assert list(inspect.signature(choose).parameters) == ["form"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("longest", 2),
        ("shortest", 3),
        ("first place", 0),
        ("second place", 1),
        ("last place", 3),
        ("shorter of second and third", 1),
        ("longer of second and third", 2),
        ("most hedged", 1),
        ("most specific", 2),
        ("most quoted words", 2),
        ("the sensible counsellor", 1),
    ],
)
def test_each_finds_its_cue(name, place):
    chosen = RESPONDENTS[name](Form("What follows?", ("The question.",), OPTIONS))
    assert chosen == [[float(n == place) for n in range(4)]]


def test_where_a_cue_tells_nothing_everything_is_chosen_alike():
    chosen = RESPONDENTS["most quoted words"](Form("What?", ("One.",), ("a", "b", "c", "d")))
    assert chosen == [[0.25] * 4]


@pytest.mark.parametrize("name", RESPONDENTS)
@pytest.mark.parametrize("lines", [1, 3, 4])
@pytest.mark.parametrize("in_order", [False, True])
def test_every_choice_is_a_whole_one(name, lines, in_order):
    """Chances of one line add up to one, whatever the exercise looks like."""
    for size in (2, 3, 4, 6):
        form = Form("A prompt.", tuple("abcd"[:lines]), tuple("pqrstu"[:size]), in_order)
        choice = RESPONDENTS[name](form)
        assert len(choice) == lines
        assert all(len(own) == size and sum(own) == pytest.approx(1) for own in choice)


def test_lines_are_put_in_order_by_a_cue():
    form = Form("Put in order.", ("aaa", "a", "aa"), ("first", "second", "third"), in_order=True)
    assert form.kind == ORDERING
    assert RESPONDENTS["longest"](form) == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert RESPONDENTS["down the list"](form) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    alike = Form("Put in order.", ("aa", "aa", "a"), ("first", "second", "third"), in_order=True)
    assert RESPONDENTS["longest"](alike) == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]


def test_kinds_are_told_by_form_alone():
    assert Form("", ("a",), ("x", "y")).kind == ONE
    assert Form("", ("a", "b"), ("x", "y")).kind == SORTING
    assert Form("", ("a", "b"), ("x", "y"), in_order=True).kind == ORDERING
    assert Form("", ("a", "b"), ("x", "y", "z"), in_order=True).kind == SORTING


def test_a_cue_that_an_author_leaves_is_named():
    """Forty exercises whose right answer is the longest."""
    options = {"x1": "A short one", "x2": "One that is a good deal longer", "x3": "Another one"}
    leaky = [exercise(str(n), options, "x2") for n in range(40)]
    assert over_chance(leaky, "longest") == pytest.approx(2 / 3)
    assert over_chance(leaky, "what pays in the other exercises") == pytest.approx(2 / 3)
    assert "longest: +66.7 points over all" in faults(leaky)
    assert "longest: +66.7 points in one question" in faults(leaky)
    assert "| longest | +66.7 | +66.7 | +0.0 | +0.0 |" in table(leaky)


def test_chance_is_no_fault():
    options = {"x1": "One and one", "x2": "Two and two", "x3": "Six and six"}
    fair = [exercise(str(n), options, f"x{n % 3 + 1}") for n in range(39)]
    assert faults(fair) == []
