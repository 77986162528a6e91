"""Thirty made students: each sheet is of that student's own answers, and the class sees every kind."""

import json
from collections import Counter

import pytest

from grading.course import NAME
from grading.talks import student_name
from ipnb.formulation.claim_sentence import claim_in
from ipnb.grading.defence_material import defence_material
from ipnb.grading.grading_inputs import load_grading_inputs

KINDS = ("differs", "sure", "thin", "changed", "claim")


def read(course):
    app = course.app()
    inputs = load_grading_inputs(course.root, NAME)
    with course.open_gradebook() as gradebook:
        return defence_material(gradebook, app.coursedir, NAME, inputs)


@pytest.fixture(scope="module")
def material(thirty):
    return read(thirty)


def handed_in(course, student):
    return json.loads((course.folder(student) / "answers.json").read_text(encoding="utf-8"))


def said(course, answers, place):
    """What somebody answered there, from the file itself."""
    given = answers[place.section]
    if course.case["items"][place.section]["kind"] == "nominal":
        return given[place.item]
    return None


def questions(material, kind=None):
    """Every question, or those of one kind, with the student who is asked."""
    found = [(student, one) for student, asked in material.questions.items() for one in asked]
    return [(student, one) for student, one in found if kind in (None, one.kind)]


def test_each_sheet_has_three_to_five_questions_and_every_kind_is_met(material):
    assert {student_name(n) for n in range(30)} <= set(material.questions)
    assert all(3 <= len(asked) <= 5 for asked in material.questions.values())
    kinds = Counter(one.kind for asked in material.questions.values() for one in asked)
    assert all(kinds[kind] >= 3 for kind in KINDS), kinds
    for asked in material.questions.values():
        places = [one.place for one in asked if one.place]
        assert len(set(places)) == len(places), "nothing is asked twice"


def test_every_question_is_of_that_students_own_answers(thirty, material):
    """Is anybody asked about an answer or a line of somebody else's?"""
    words = {"not_enough": "Not enough information", "leave_out": "Leave out"}
    for student, one in questions(material):
        if one.kind in ("claim", "instead", "welcome"):
            continue
        own = handed_in(thirty, student)
        option = said(thirty, own, one.place)
        if option is not None:
            assert one.answer == words.get(option, option.capitalize()), (student, one)
        chosen = own["evidence"].get(one.place.item, [])
        assert set(one.sentences) <= {*chosen, one.place.item}


def test_a_claim_stands_in_that_students_own_text(thirty, material):
    for student, one in questions(material, "claim"):
        own = handed_in(thirty, student)
        assert one.answer in own["narrative"]["n1"]
        assert one.answer == claim_in(list(own["narrative"].values())).text


def test_who_is_asked_about_sureness_was_sure_and_wrong(thirty, material):
    for student, one in questions(material, "sure"):
        own = handed_in(thirty, student)
        assert own["confidence"][one.place.section] == 3
        option = said(thirty, own, one.place)
        if option is not None:
            credit = thirty.key["credit"][one.place.section][one.place.item]
            assert not credit.get(option)


def test_who_is_asked_about_thin_evidence_was_right_and_had_too_little(thirty, material):
    for student, one in questions(material, "thin"):
        own = handed_in(thirty, student)
        option = said(thirty, own, one.place)
        assert thirty.key["credit"][one.place.section][one.place.item].get(option, 1) == 1
        sets = thirty.key["evidence"][one.place.item]["sufficient"]
        chosen = set(own["evidence"].get(one.place.item, []))
        assert not any(set(part) == chosen for part in sets)


def test_who_is_asked_about_a_change_made_one(material):
    for student, one in questions(material, "changed"):
        assert int(student[-2:]) % 3 == 0
        assert one.place.item in ("s02", "g2")


def test_most_of_the_others_answered_otherwise_where_it_says_so(thirty, material):
    for student, asked in material.questions.items():
        for one in asked:
            if one.kind != "differs" or said(thirty, handed_in(thirty, student), one.place) is None:
                continue
            others = [
                handed_in(thirty, other)[one.place.section].get(one.place.item)
                for other in material.questions
                if other not in (student, "blank")
            ]
            [(most, number)] = Counter(filter(None, others)).most_common(1)
            assert number >= len(others) / 2
            assert most != said(thirty, handed_in(thirty, student), one.place)


def test_who_has_no_sheet_is_named_with_the_reason(material):
    """And who handed in a blank has one that says what to talk about instead."""
    assert material.left_out.keys() == {"unread", "absent"}
    assert material.left_out["absent"] == "Nothing was handed in."
    assert "answers.json is not accepted" in material.left_out["unread"]
    assert [one.kind for one in material.questions["blank"]] == ["welcome", "instead", "instead"]


def test_the_same_answers_give_the_same_sheets(thirty, material):
    assert read(thirty) == material


def test_an_earlier_submission_that_is_a_link_or_unreadable_is_left_out(thirty, tmp_path):
    """May anybody's folder in the exchange stop the sheets, or bring in another file?"""
    inbound = thirty.root.parent / "exchange/ipnb/inbound"
    for number, text in ((1, b"{"), (2, b"\xff")):
        place = inbound / f"{student_name(number)}+{NAME}+2026-02-21 10:00:00 UTC+x"
        place.mkdir(exist_ok=True)
        (place / "answers.json").write_bytes(text)
    link = inbound / f"{student_name(4)}+{NAME}+2026-02-21 10:00:00 UTC+x"
    link.mkdir(exist_ok=True)
    if not (link / "answers.json").is_symlink():
        (link / "answers.json").symlink_to(thirty.folder(student_name(5)) / "answers.json")
    found = read(thirty)
    for number in (1, 2, 4):
        assert "changed" not in {one.kind for one in found.questions[student_name(number)]}
