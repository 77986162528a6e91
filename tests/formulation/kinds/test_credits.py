"""What a key says about a single choice: credit of an author, votes of a panel."""

from ipnb.formulation.kinds.credits import ChoiceKey, are_opposed, check_credits, credits_of


def test_panel_votes_become_credit():
    """Are votes divided by the most voted answer's, and rare ones dropped?"""
    key = {"source": "panel", "credit": {"states": {"s01": {"flow": 8, "chaos": 4, "rigidity": 1}}}}
    assert credits_of(key, "states", "s01") == {"flow": 1, "chaos": 0.5, "rigidity": 0}


def test_what_raters_did_not_agree_on_has_no_credit():
    """Is a student marked by an answer that half of the raters would not give?"""
    key = {"source": "author", "formative": ["states.s01"], "credit": {"states": {"s01": {"a": 1}}}}
    assert credits_of(key, "states", "s01") == {}


def test_opposite_answers_are_no_common_ground():
    """Would a key accept an option and its contrary?"""
    assert are_opposed({"rigidity": 5, "chaos": 4})
    assert not are_opposed({"rigidity": 9, "chaos": 4, "flow": 4})


def test_an_author_gives_no_more_than_one():
    """Is a typo of 10 for 1 graded with?"""
    path, options = ("credit", "states", "s01"), ["flow", "chaos"]
    assert list(check_credits(path, {"flow": 1}, options, "author")) == []
    assert list(check_credits(path, {"flow": 9}, options, "panel")) == []
    [found] = check_credits(path, {"flow": 10}, options, "author")
    assert found.path == (*path, "flow") and "not 10" in found.problem


def test_the_best_options_are_those_with_most_credit():
    """Is a half right answer shown as what the key means?"""
    key = ChoiceKey({"s01": {"a": 1.0, "b": 0.5}, "s02": {"a": 0.0}}, frozenset())
    assert key.best("s01") == ["a"] and key.best("s02") == [] == key.best("s03")
