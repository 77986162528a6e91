"""What a class made of a case, counted from real graded submissions."""

import pytest

from grading.course import NAME
from ipnb.grading.report import report
from ipnb.grading.report_page import as_page, as_text


@pytest.fixture
def graded(course):
    """Four students who differ in known places, one who cannot be read, one who handed in a blank."""
    for student in ("ada", "ben", "cy", "dee"):
        answers = course.answers(student, confidence={"states": 3, "window": 1})
        if student in ("ben", "cy"):
            answers["states"]["s01"] = "chaos"
            answers["domains"]["consciousness"] = "not_enough"
        if student == "dee":
            answers["states"]["s01"] = "flow"
            answers["plan"] = [*answers["plan"][:2], "p3"]
            answers["evidence"]["consciousness"] = ["s20"]
            answers["safety"]["flags"]["c4"] = ["s09"]
        if student == "cy":
            del answers["states"]["s02"]
            answers["evidence"]["consciousness"] = ["s21"]
            for item in answers["window"]:
                answers["window"][item] = "below"
        course.hand_in(student, answers)
    course.hand_in("held", None)
    course.hand_in("blank", course.answers("blank", "blank"))
    course.grade()
    return course


def counted(course):
    """The report of the class, as the command makes it."""
    from ipnb.grading.report_page import graded_answers

    with course.open_gradebook() as gradebook:
        found = graded_answers(gradebook, course.app().coursedir, NAME, course.case)
    return report(course.case, course.key, *found)


def item(found, title, name):
    section = next(one for one in found.sections if one.title == title)
    return next(one for one in section.items if one.id == name)


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
    assert item(found, "Safety", "c4").wrong == {"The text shows it": ["dee"]}


def test_the_report_says_what_the_key_says(graded):
    """Must an instructor open the key beside the report to know what was right?"""
    found = counted(graded)
    assert item(found, "States", "s01").key == "Rigidity"
    assert (item(found, "Plan", "p2").key, item(found, "Plan", "p1").key) == (
        "choose it",
        "leave it out",
    )
    assert item(found, "Plan", "p8").key == "either way"
    assert item(found, "Safety", "c1").key == "The text shows it (s05)"
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


def test_the_command_prints_it_and_writes_a_page_that_needs_nothing_else(graded, tmp_path):
    """Is it one command, and does the page load anything from elsewhere?"""
    page = tmp_path / "report.html"
    code, said = graded.ipnb("report", NAME, "--to", str(page))
    assert code == 0
    assert said.startswith(f"{NAME}: 5 students\nNot counted: held (held)")
    assert "Chaos: ben, cy" in said and "s20 (1)" in said and "Sure" in said
    text = page.read_text(encoding="utf-8")
    assert (
        "ben, cy" in text and "<script" not in text and "http" not in text.replace("http-equiv", "")
    )


def test_nothing_graded_and_unknown_assignments_are_told(course, capsys):
    """Does an empty class end in a traceback, or a page of zeros?"""
    assert course.ipnb("report", NAME)[0] == 1
    assert "is graded yet" in capsys.readouterr().err
    assert course.ipnb("report", "99-nothing")[0] == 1
    assert "The case cannot be read" in capsys.readouterr().err


def test_answers_that_no_longer_fit_the_case_are_left_out(graded):
    """Does a changed case turn old answers into wrong ones?"""
    file = graded.root / "source" / NAME / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("budget: 4", "budget: 2"), encoding="utf-8")
    code, said = graded.ipnb("report", NAME)
    assert code == 0 and "no longer fit the case" in said


def test_what_students_wrote_cannot_act_in_the_page(graded):
    """Could a name run a script in an instructor's browser?"""
    found = report(
        graded.case, graded.key, {"<script>x</script>": graded.answers("ada", "chaos")}, {}
    )
    assert "<script>x" not in as_page(found)
    assert "<script>x" in as_text(found)


def test_what_raters_did_not_agree_on_is_not_counted_against_anybody(graded):
    """Is a formative judgement shown as an error?"""
    key = {**graded.key, "formative": ["states.s01"]}
    found = report(graded.case, key, {"ada": graded.answers("ada", "chaos")}, {})
    states = next(one for one in found.sections if one.title == "States")
    assert "s01" not in [one.id for one in states.items]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_page_is_readable_for_everybody(graded, page, axe, colours):
    """Does anything stick out on a phone, or fade in the dark?"""
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_content(as_page(counted(graded)))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(page) == []
