"""Key, prompts or texts change while a class is at work: it is said of the course, not of its students."""

import json

import pytest

from grading.course import NAME
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def another_key(course):
    change(course.root / "keys" / f"{NAME}.yaml", "{impaired: 1", "{strength: 1")


def other_points(course):
    case = course.root / "source" / NAME / "case.yaml"
    change(case, "form: 60\n  narrative: {n1: 25,", "form: 50\n  narrative: {n1: 35,")
    build(load_case(case), case.parent)


@pytest.fixture
def marked(course):
    """Ada is graded and marked, so that her number could be given out."""
    course.hand_in("ada", course.answers("ada", narrative={}))
    assert course.grade()[0]
    return course


@pytest.mark.parametrize(
    ("spoil", "what"), [(another_key, "key"), (other_points, "version of the case")]
)
def test_a_key_that_changed_since_some_were_graded_is_said(marked, spoil, what, capfd):
    """Two equal submissions with different points, and no word about why: is that exported?"""
    spoil(marked)
    if spoil is other_points:
        assert marked.api().generate_assignment(NAME, force=True)["success"]
    marked.hand_in("ben", marked.answers("ben", narrative={}))
    _, log = marked.grade(force=False)
    assert f"1 graded before with another {what}; run `ipnb grade {NAME}`: ada." in log
    said = marked.ipnb("status", NAME)[1]
    assert (
        f"1 was graded with another {what} than there is now: ada. Run `ipnb grade {NAME}`." in said
    )
    with pytest.raises(SystemExit):
        marked.ipnb("export", NAME, "--to", str(marked.root / "grades.csv"))
    assert f"{NAME}: ada" in capfd.readouterr().err
    assert marked.ipnb("grade", NAME, "--yes")[0] == 0
    assert "than there is now" not in marked.ipnb("status", NAME)[1]
    assert marked.ipnb("export", NAME, "--to", str(marked.root / "grades.csv"))[0] == 0


def test_other_words_of_a_case_put_no_grade_in_doubt(marked):
    """Does a corrected word, or another due date, ask for the whole class to be graded again?"""
    case = marked.root / "source" / NAME / "case.yaml"
    change(case, "level: 2\n", "level: 2\ndue: '2026-03-01T23:59:00+01:00'\n")
    change(case, "a cup of tea", "a mug of tea")
    build(load_case(case), case.parent)
    assert "than there is now" not in marked.ipnb("status", NAME)[1]
    assert marked.ipnb("export", NAME, "--to", str(marked.root / "grades.csv"))[0] == 0


def release_with(course, old, new):
    case = course.root / "source" / NAME / "case.yaml"
    change(case, old, new)
    build(load_case(case), case.parent)
    done = course.api().generate_assignment(NAME, force=True)
    assert done["success"], done["log"]


@pytest.mark.parametrize("graded_before", [True, False])
def test_who_fetched_before_a_correction_is_not_said_to_have_edited(course, graded_before):
    """Does a student stand in status as somebody who tampered, for a prompt that the author changed?"""
    course.hand_in("early", course.answers("early"))
    edited = course.hand_in("edited", course.answers("edited")) / f"{NAME}.ipynb"
    notebook = json.loads(edited.read_text(encoding="utf-8"))
    prompt = next(cell for cell in notebook["cells"] if cell["id"] == "n1-prompt")
    prompt["source"] = ["Another question."]
    edited.write_text(json.dumps(notebook), encoding="utf-8")
    if graded_before:
        course.grade()
    release_with(course, "Explain the case to", "Tell of the case to")
    course.hand_in("late", course.answers("late"))
    course.grade()
    said = course.ipnb("status", NAME)[1]
    assert "early: Edited" not in said and "late: Edited" not in said
    assert "edited: Edited in the notebook, which changes no score: n1-prompt." in said


MORE = "narrative:\n- {id: n3, prompt: What would you ask in supervision?, words: [40, 100]}\n"


def add_a_text(course):
    case = course.root / "source" / NAME / "case.yaml"
    change(case, "narrative:\n", MORE)
    change(case, "n1: 25, n2: 15}", "n1: 20, n2: 10, n3: 10}")
    build(load_case(case), case.parent)


def test_a_text_added_after_submissions_is_a_fault(course):
    """Does the release go, the class get held, and the remedy lead into the same traceback?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    case = course.root / "source" / NAME / "case.yaml"
    was, key = case.read_text(encoding="utf-8"), course.root / "keys" / f"{NAME}.yaml"
    add_a_text(course)
    from ipnb.formulation.review import author_review

    assert any(
        "n3 is new, and students have handed in" in str(f) for f in author_review(case, key).faults
    )
    before = sorted(path.name for path in (course.root / "assignments" / NAME).iterdir())
    done = course.api().generate_assignment(NAME, force=True)
    assert not done["success"] and "RuntimeError" not in done["log"]
    assert "take n3 out of it again" in done["log"].lower()
    assert sorted(path.name for path in (course.root / "assignments" / NAME).iterdir()) == before
    assert "Let case.yaml ask for what it asked for before" in course.grade()[1]
    case.write_text(was, encoding="utf-8")  # the remedy, as it is told
    build(load_case(case), case.parent)
    assert course.api().generate_assignment(NAME, force=True)["success"]
    assert course.grade()[0]


def test_what_was_never_asked_waits_for_a_person(course):
    """After the assignment was made anew with one text more: is it 0 for whoever never saw it?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    add_a_text(course)
    course.run("nbgrader", "db", "assignment", "remove", NAME, "--force")
    course.run("nbgrader", "generate_assignment", NAME, "--force")
    course.hand_in("late", course.answers("late"))
    course.grade()
    assert course.grades("ada")["n3"] == (None, None, True)
    assert course.grades("late")["n3"] == (0.0, None, False)  # was asked, and wrote nothing
    shown = {cell["id"]: "".join(cell["source"]) for cell in course.graded("ada")["cells"]}
    assert (
        "Not asked yet when this student fetched" in shown["n3"]
        and "Not asked yet" not in shown["n1"]
    )
    said = course.ipnb("status", NAME)[1]
    assert "ada: n3: this text came into the assignment after the student had fetched it" in said
    assert "Deleted in the notebook" not in said and "late: n3" not in said
