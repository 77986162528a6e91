"""One look at both texts: faults at their lines, the form, both readers."""

import json

import pytest

from authoring.support import NAME
from ipnb.authoring.case_files import CASE, KEY, CaseFiles
from ipnb.authoring.checking import check


@pytest.fixture
def files(case):
    return CaseFiles.of(case.parents[2], NAME)


def texts(files):
    return files.read(CASE).text, files.read(KEY).text


def test_a_sound_pair_can_be_shown_with_everything(files):
    """Is there all that the page shows, and can it be sent?"""
    found = check(files, *texts(files), True)
    assert all(one["is_note"] for one in found["faults"])
    assert found["form"]["id"] == NAME and set(found["read"]) == {"best", "hurried"}
    assert found["respondents"]["gaps"][0]["title"] == "States"
    assert {row["name"] for row in found["respondents"]["bots"]} >= {"blank", "random", "expert"}
    assert "No earlier class is counted" in found["earlier"]["words"]
    json.dumps(found)


def test_a_quick_look_leaves_the_respondents_out(files):
    """Is half a second of computing spent on every key?"""
    found = check(files, *texts(files), False)
    assert found["form"] and "respondents" not in found


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (CASE, "kind: set", "kind: sett"),
        (CASE, "level: 2 ", "\tlevel: 2 "),
        (KEY, "s05: {flow: 1}", "s05: {flow: 1"),
        (KEY, "core: [p94,", "core: [p95,"),
        (KEY, "case: 08-wen", "case: 07-other"),
    ],
)
def test_a_fault_stands_at_its_line_in_its_file(files, part, old, new):
    """Does a fault, of broken YAML too, or of what needs both files, lead to where it is?"""
    both = dict(zip((CASE, KEY), texts(files), strict=True))
    assert old in both[part]
    both[part] = both[part].replace(old, new)
    line = both[part][: both[part].index(new)].count("\n") + 1
    faults = [one for one in check(files, *both.values(), True)["faults"] if not one["is_note"]]
    assert faults[0]["part"] == part and faults[0]["line"] in (line, line + 1)
    assert faults[0]["problem"] and faults[0]["remedy"]


def test_a_form_is_shown_whose_key_has_faults(files):
    """Must the key be whole before an author sees the form?"""
    case, _ = texts(files)
    found = check(files, case, "a: [", True)
    assert found["form"]["id"] == NAME
    assert found["read"] is None and found["respondents"] is None and found["earlier"] is None
