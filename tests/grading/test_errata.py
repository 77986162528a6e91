"""A typo is mended after release: what was handed in before is graded, and the correction is told."""

import json

from grading.course import NAME
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case

OLD, NEW = "On day 3 there was the neighbour", "On day 3 there were the neighbours"


def correct(course):
    """Mend a typo in case.yaml as the guide says, build, and generate anew."""
    file = course.root / "source" / NAME / "case.yaml"
    text = file.read_text(encoding="utf-8")
    assert OLD in text
    was = next(one["text"] for one in course.case["sentences"] if OLD in one["text"])
    erratum = {"date": "2026-03-02", "id": "s03", "was": was, "now": was.replace(OLD, NEW)}
    entry = f"errata:\n  - {json.dumps(erratum, ensure_ascii=False)}\n"
    file.write_text(text.replace(OLD, NEW) + entry, encoding="utf-8")
    build(load_case(file), file.parent)
    done = course.api().generate_assignment(NAME, force=True)
    assert done["success"], done["log"]


def test_what_was_handed_in_before_is_graded_after(course):
    """Does mending a typo cost anybody a point, or a look by a person?"""
    early = course.hand_in("early", course.answers("early"))
    released = course.root / "assignments" / NAME / "case.json"
    (early / "case.json").write_bytes(released.read_bytes())
    correct(course)
    assert NEW in released.read_text(encoding="utf-8")
    course.hand_in("late", course.answers("late"))
    success, log = course.grade()
    assert success, log
    for student in ("early", "late"):
        assert course.grades(student)["formulation"] == (60.0, None, False)
        assert course.last(student).holds == []
    course.give_feedback()
    assert "Corrected on 2 March 2026: line 3 read" in course.feedback("early")


def test_a_grade_given_before_stays_and_says_what_changed(course):
    """Is a graded class thrown into doubt by a typo?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    course.mark("ada", "n1", 20)
    correct(course)
    assert course.grade("ada", force=False)[0]
    assert course.grades("ada")["n1"] == (None, 20.0, False)
    code, said = course.ipnb("grade", NAME)
    assert code == 0 and "No score changes." in said
    assert "Changed since they were graded: case (1)." in said
    assert course.grades("ada")["n1"] == (None, 20.0, False)
