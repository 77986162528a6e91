"""What raters' answers amount to."""

from ipnb.formulation.kinds import votes


def test_what_hardly_anybody_cited_is_left_out():
    """Would a slip of one rater stand in the key?"""
    chosen = [["s01", "s02"]] * 4 + [["s01", "s03"]]
    assert votes.most_cited(chosen) == ["s01", "s02"]
    assert votes.most_cited([]) == []


def test_a_quarter_of_the_raters_make_something_defensible():
    """Would one rater of many do, or none of none?"""
    assert votes.is_defensible(2, of=8)
    assert not votes.is_defensible(1, of=8)
    assert not votes.is_defensible(0, of=0)


def test_leaving_out_is_an_answer_too():
    """Is agreement measured on what was chosen only?"""
    assert votes.taken(3, of=8) == {"chosen": 3, "left out": 5}
    chosen = {"a": ["l1"], "b": []}
    assert votes.choices_of(chosen, ["l1"]) == [("a", "l1", True), ("b", "l1", False)]
    assert votes.count_chosen([["l1"], ["l1", "l2"]]) == {"l1": 2, "l2": 1}


def test_a_whole_number_has_no_point():
    """Does a key say 60.0?"""
    assert repr(votes.plain_number(60.0)) == "60"
    assert votes.plain_number(0.12345) == 0.123
