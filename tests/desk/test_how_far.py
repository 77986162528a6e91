"""How many judgements a student has made, in numbers that others may see."""

import json

import pytest

from desk.support import CHECKOUT, NAME, TWIN
from ipnb.desk.how_far import UNKNOWN, as_many_of, count_in, shown_count, shown_name
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


@pytest.fixture
def released(tmp_path):
    for name in (NAME, TWIN):
        build(load_case(CHECKOUT / "source" / name / "case.yaml"), tmp_path / name)
    return tmp_path


def read(released, name):
    return json.loads((released / name / "case.json").read_text())


def test_both_of_a_pair_go_by_one_name(released):
    case, twin = read(released, NAME), read(released, TWIN)
    assert shown_name(NAME, case) == shown_name(TWIN, twin) == NAME
    assert shown_name("code", None) == "code"


def test_both_of_a_pair_ask_for_one_number(released):
    """The first case has 33 judgements and the other 32: would that tell which was taken?"""
    cases = {name: read(released, name) for name in (NAME, TWIN)}
    counts = [
        shown_count(name, case, {"states": {case["items"]["states"]["only"][0]: "flow"}}, released)
        for name, case in cases.items()
    ]
    assert counts[0] == counts[1] == (1, counts[0][1])
    twin = read(released, TWIN)
    assert shown_count(TWIN, twin, {}, released / "elsewhere") == UNKNOWN


def test_only_all_is_all_and_what_is_begun_stays_begun():
    assert [as_many_of(one, 32, 33) for one in (0, 1, 16, 31, 32)] == [0, 1, 16, 32, 33]
    assert [as_many_of(one, 68, 10) for one in (0, 1, 67, 68)] == [0, 1, 9, 10]
    assert as_many_of(0, 0, 5) == 0


def test_what_cannot_be_read_is_not_counted(released):
    assert count_in(released / NAME, released)[0] == 0
    (released / NAME / "answers.json").write_text("{", encoding="utf-8")
    assert count_in(released / NAME, released) == UNKNOWN
    assert count_in(released / "none", released) == UNKNOWN
