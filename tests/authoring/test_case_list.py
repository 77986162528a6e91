"""The list of cases: what is known of each, checked again only when a file has changed."""

from authoring.support import NAME
from ipnb.authoring.case_files import CaseFiles
from ipnb.authoring.case_list import CheckedCases, listed_cases, released
from ipnb.formulation import scaffold
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


def test_a_case_is_checked_once_until_it_changes(case):
    """Is every case of a course checked anew each time that the list is opened?"""
    checked, files = CheckedCases(), CaseFiles.of(case.parents[2], NAME)
    assert checked.known(files) is None
    first = checked.state(files)
    assert first.faults == 0 and first.judgements == 33 and checked.state(files) is first
    case.write_text("a: [", encoding="utf-8")
    assert checked.known(files) is None
    assert checked.state(files).faults == 1 and checked.state(files).judgements is None


def test_each_case_stands_with_what_students_have(case):
    """Does an author see what is released before changing it?"""
    root = case.parents[2]
    scaffold.write("09-snow", root, root / "keys", "short", "Snow")
    build(load_case(case), case.parent)
    there = root / "assignments" / NAME
    there.mkdir(parents=True)
    (there / "case.json").write_text("{}", encoding="utf-8")
    for student in ("ada", "ben"):
        (root / "submitted" / student / NAME).mkdir(parents=True)
    assert released(CaseFiles.of(root, NAME)) == {"is_released": True, "submissions": 2}
    first, second = listed_cases(root, CheckedCases())
    assert (first["title"], first["is_built"], first["submissions"]) == (
        "Wen and the night bus",
        True,
        2,
    )
    assert (second["title"], second["is_released"], second["state"]) == ("Snow", False, None)


def test_a_broken_case_is_listed_all_the_same(case):
    """Does one slip take the whole list away?"""
    case.write_text("a: [", encoding="utf-8")
    (row,) = listed_cases(case.parents[2], CheckedCases())
    assert row["name"] == NAME and row["title"] == ""
