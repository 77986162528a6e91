"""What a class made of a case, counted from real graded submissions."""

from grading.course import NAME
from grading.support import counted, item
from ipnb.grading.report import report


def test_each_judgement_is_counted_with_who_chose_what(graded):
    """Can an instructor see that a line was read otherwise, and by whom?"""
    found = counted(graded)
    assert found.students == ["ada", "ben", "blank", "cy", "dee"] and found.left_out == {
        "held": "held"
    }
    s01 = item(found, "States", "s01")
    assert dict(s01.came_out) == {"right": 1, "not": 3, "open": 1}
    assert s01.wrong == {"Chaos": ["ben", "cy"], "Flow": ["dee"]}
    assert item(found, "States", "s02").came_out["open"] == 2
    assert found.first()[0][1] is s01
    assert item(found, "Plan", "p3").wrong == {"chosen": ["dee"]}
    assert item(found, "Plan", "p6").wrong == {"left out": ["dee"]}
    assert item(found, "Safety", "c1").came_out["right"] == 4
    assert item(found, "Safety", "c4").wrong == {"The text shows it; No need to ask now": ["dee"]}


def test_the_report_says_what_the_key_says(graded):
    """Must an instructor open the key beside the report to know what was right?"""
    found = counted(graded)
    assert item(found, "States", "s01").key == "Rigidity"
    assert (item(found, "Plan", "p2").key, item(found, "Plan", "p1").key) == (
        "choose it",
        "leave it out",
    )
    assert item(found, "Plan", "p8").key == "either way"
    assert item(found, "Safety", "c1").key == (
        "The text shows it (line 5: “On day 5 there was a letter to think about, and then the e…); "
        "Nobody has asked, so ask"
    )
    assert all(one.key for section in found.sections for one in section.items)
    _, said = graded.ipnb("report", NAME)
    assert "The key: Rigidity" in said


def test_a_blank_page_is_right_about_nothing(graded):
    """Does somebody who answered nothing appear to have avoided every harmful action?"""
    found = report(graded.case, graded.key, {"blank": graded.answers("blank", "blank")}, {})
    came_out = [one.came_out for section in found.sections for one in section.items]
    assert came_out and all(set(one) <= {"open"} for one in came_out)


def test_second_choices_are_neither_right_nor_wrong(graded):
    """Is a defensible answer held against anybody?"""
    key = graded.key["credit"]["states"]
    second = next(s for s, credits in key.items() if len(credits) > 1)
    option = min(key[second], key=key[second].get)
    answers = graded.answers("ada")
    answers["states"][second] = option
    found = report(graded.case, graded.key, {"ada": answers}, {})
    assert dict(item(found, "States", second).came_out) == {"defensible": 1}


def test_sentences_are_named_with_whom_they_misled(graded):
    """Does the report say which sentence led astray, for what, and whom?"""
    found = {one.sentence: one for one in counted(graded).misled}
    assert found["s20"].cited_for == {"Consciousness (impaired)": ["dee"]}
    assert found["s21"].cited_for == {"Consciousness (not enough information)": ["cy"]}
    assert any("dee" in who for who in found["s09"].cited_for.values())
    assert all(one.text.startswith("“On day") for one in found.values())
    assert "ada" not in str(found)


def test_how_sure_they_were_is_set_beside_how_it_came_out(graded):
    """Would a class that is sure where it is wrong be seen?"""
    sure = {one.words: one for one in counted(graded).sure}
    assert set(sure) == {"A guess", "Sure"}
    assert sure["Sure"].number == 4 and sure["A guess"].number == 4
    assert sure["A guess"].sound == 0.75
    assert 0.8 < sure["Sure"].skill <= 1.0


def test_what_raters_did_not_agree_on_is_not_counted_against_anybody(graded):
    """Is a formative judgement shown as an error?"""
    key = {**graded.key, "formative": ["states.s01"]}
    found = report(graded.case, key, {"ada": graded.answers("ada", "chaos")}, {})
    states = next(one for one in found.sections if one.title == "States")
    assert "s01" not in [one.id for one in states.items]
