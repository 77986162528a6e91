"""What a panel sends back: counted, with what could not be, under the names that the files had."""

import json

import pytest

from authoring.support import NAME
from ipnb.authoring.panel.returns import AGAIN, read_returns
from ipnb.documents.document import parse_document
from ipnb.formulation.case import load_case
from ipnb.formulation.key import check_key, load_key
from ipnb.formulation.simulated_respondents import defensible, expert


@pytest.fixture
def pair(case):
    read = load_case(case)
    return read, load_key(case.parents[2] / f"keys/{NAME}.yaml", read)


def answers(pair, who, way=expert):
    own = {"schema": "ipnb.answers/1", "case": NAME, "student": who, "workspace": f"w-{who}"}
    return (f"answers {who}.json", json.dumps(own | way(*pair)))


def test_those_who_can_be_counted_make_a_key(pair):
    """Is the key that comes of it one that the course accepts?"""
    files = [answers(pair, f"r{n}") for n in range(7)] + [answers(pair, "r7", defensible)]
    found = read_returns(files, *pair, "Eight, each alone.")
    assert found["raters"] == [f"r{n}" for n in range(8)] and not found["faults"]
    assert found["words"] == "8 raters are counted: a panel."
    key = check_key(parse_document(found["key"], "key.yaml"), pair[0])
    assert key["n"] == 8 and key["rationale"] == pair[1]["rationale"]
    assert found["differences"][0]["votes"]
    json.dumps(found)


def test_files_that_cannot_be_counted_are_named_as_they_were_sent(pair):
    """Does an author learn which colleague to ask again, and for what?"""
    files = [
        answers(pair, "ana"),
        answers(pair, "ben"),
        ("folder/broken.json", "{"),
        ("other.json", json.dumps({"schema": "ipnb.answers/1", "case": "07-other"})),
        ("empty.json", json.dumps({"schema": "ipnb.answers/1", "case": NAME})),
        answers(pair, "ana"),
    ]
    found = read_returns(files, *pair, "")
    assert found["raters"] == ["ana", "ben"]
    assert [one["file"] for one in found["faults"]] == [
        "broken.json", "other.json", "empty.json", "answers ana.json",
    ]  # fmt: skip
    assert found["faults"][0]["remedy"] == found["faults"][1]["remedy"] == AGAIN
    assert "tmp" not in json.dumps(found["faults"])


def test_one_view_is_no_panel(pair):
    """Is agreement told of somebody with themselves?"""
    found = read_returns([answers(pair, "ana")], *pair, "")
    assert "key" not in found and "needs 2 at least" in found["words"]
    assert read_returns([("x.json", "")], pair[0], None, "")["raters"] == []


def test_without_names_files_count_by_theirs(pair):
    """Does a folder of this machine stand where a name is missing?"""
    files = []
    for n in range(2):
        _name, text = answers(pair, f"r{n}")
        files.append(
            (f"{n}.json", json.dumps({**json.loads(text), "student": None, "workspace": None}))
        )
    assert read_returns(files, *pair, "")["raters"] == ["0.json", "1.json"]
