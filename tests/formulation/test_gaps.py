"""What a case from a template still lacks is said, each at its line."""

from ipnb.formulation import scaffold
from ipnb.formulation.case import load_case
from ipnb.formulation.gaps import gaps
from ipnb.formulation.key import load_key


def pair(tmp_path, template):
    case, key = scaffold.write("08-wen", tmp_path, tmp_path / "keys", template, "A title")
    case = load_case(case)
    return case, load_key(key, case)


def test_each_gap_says_what_belongs_there(tmp_path):
    """Does an author of a short case know what to write, and where?"""
    found = list(gaps(*pair(tmp_path, "short")))
    assert {one.document for one in found} == {"case", "key"}
    first = next(one for one in found if one.path == ("sentences", 1, "text"))
    assert first.problem.startswith("Still to be written: something done in the same way")
    assert not any(one.severity == "note" for one in found)


def test_a_story_that_everybody_has_is_noted_and_stops_nothing(tmp_path):
    """Would Wen, whom every author knows, go to students unnoticed?"""
    case, key = pair(tmp_path, "full")
    case["sentences"][0]["text"] = "Oona comes in from the snow."
    found = {one.path: one for one in gaps(case, key)}
    assert set(found) == {("sentences",), ("cards",), ("labels",), ("narrative",)}
    assert found["sentences",].problem.startswith("s02, s03")


def test_words_that_only_mention_it_are_no_gap(tmp_path):
    """Is a sentence about a list of things to write taken for a gap?"""
    case, key = pair(tmp_path, "short")
    before = len(list(gaps(case, key)))
    case["sentences"][0]["text"] = "On the list stands “TO WRITE: to Ada”."
    assert len(list(gaps(case, key))) == before - 1
