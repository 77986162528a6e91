"""Checks that several kinds share."""

from ipnb.formulation.kinds import checks


def test_ids_are_those_of_a_part_of_the_case_less_what_is_left_out():
    """Is something judged that the section leaves out?"""
    case = {"cards": [{"id": "k1"}, {"id": "k2"}, {"id": "k3"}]}
    spec = {"over": "cards", "only": ["k3", "k1"]}
    assert checks.judged_ids(spec, case) == ["k1", "k3"]
    assert checks.judged_ids(spec, case, only=False) == ["k1", "k2", "k3"]
    assert checks.judged_ids({"over": ["a", "b"]}, {}) == ["a", "b"]


def test_an_unknown_name_says_what_could_have_been_meant():
    """Must whoever mistyped look the right name up?"""
    [found] = checks.unknown_ids(("items", "states", "only"), ["s01", "s99"], ["s01", "s02"], "x")
    assert found.path == ("items", "states", "only", 1)
    assert (found.name, found.known) == ("s99", ("s01", "s02"))


def test_a_list_is_known_ids_once_each():
    """Would something chosen twice count twice?"""

    def problems(given):
        return [one.problem for one in checks.id_list(("links",), given, ["l1", "l2"], "a link")]

    assert problems(["l1", "l2"]) == []
    assert problems(["l1", "l1"]) == ["Something is chosen twice."]
    assert problems(["l9"]) == ["“l9” is not a link of this case."]
    assert problems("l1") == problems([1]) == ["A list was expected here."]


def test_a_truth_value_is_no_number():
    """Would "true" be one point?"""
    assert checks.is_number(0.5) and checks.is_number(3)
    assert not checks.is_number(True) and not checks.is_number("3")
    assert checks.usable_number(True) is None


def test_what_a_student_wrote_is_quoted_short():
    """Could a message be as long as a novel?"""
    assert checks.shown("x" * 50) == f"“{'x' * 30}…”"
    assert checks.shown({"a": 1}) == '“{"a": 1}”'


def test_of_stored_answers_only_what_fits_is_kept():
    """Does an answer to an older version of the case raise?"""
    assert checks.usable_ids(["l1", "l9", "l1", 3], {"l1"}) == ["l1"]
    assert checks.usable_ids("l1", {"l1"}) is None
    assert checks.usable_by_item({"a": 1, "b": "x"}, {"a", "b"}, checks.usable_number) == {"a": 1}
    assert checks.usable_by_item(["a"], {"a"}, checks.usable_number) == {}
