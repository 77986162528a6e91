"""What a student wrote reaches the marker, wherever they wrote it, and a blank is told from a loss."""

import json

from grading.course import NAME


def type_into(folder, cell_id, text):
    path = folder / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == cell_id)
    cell["source"] = "".join(cell["source"]) + f"\n\n{text}"
    path.write_text(json.dumps(notebook), encoding="utf-8")


def add_cell(folder, text):
    path = folder / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": [text]}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")


def source(course, student, cell_id):
    return "".join(next(c for c in course.graded(student)["cells"] if c["id"] == cell_id)["source"])


def test_a_text_in_the_form_stands_under_its_prompt(course):
    """Does a marker see prompt, text, rubric and exemplar in one place?"""
    course.hand_in("ada", course.answers("ada"))
    course.grade()
    n1 = source(course, "ada", "n1")
    assert "Explain the case to your supervisor." in n1
    assert "What ada thinks of it&#46;" in n1
    assert "Rubric" in n1 and "Exemplars" in n1
    assert "Exemplars" not in source(course, "ada", "n2")


def test_a_text_typed_into_the_notebook_is_not_lost(course):
    """Whoever types into the wrong place has written something all the same: it is no blank."""
    folder = course.hand_in("ada", course.answers("ada", narrative={}))
    type_into(folder, "n1", "I wrote it here.")
    course.grade()
    assert course.grades("ada")["n1"] == (None, None, True)
    assert course.grades("ada")["n2"] == (0.0, None, False)
    assert "I wrote it here&#46;" in source(course, "ada", "n1")
    course.give_feedback()
    assert "I wrote it here." in course.feedback("ada")


def test_a_text_in_both_places_is_shown_once_if_it_is_the_same(course):
    """Does a marker read the same text twice?"""
    folder = course.hand_in("ada", course.answers("ada"))
    type_into(folder, "n1", "What ada thinks of it.")
    type_into(folder, "n2", "And this besides.")
    course.grade()
    assert source(course, "ada", "n1").count("What ada thinks of it") == 1
    assert "And this besides" in source(course, "ada", "n2")


def test_cells_of_a_students_own_are_shown_and_never_graded(course):
    """Is a page of notes in the notebook overlooked?"""
    folder = course.hand_in("ada", course.answers("ada"))
    add_cell(folder, "My notes: " + "x" * 30_000)
    course.grade()
    own = source(course, "ada", "own-cells")
    assert "My notes" in own and "cut here" in own
    assert len(own) < 25_000
    assert set(course.grades("ada")) == {"complete", "formulation", "n1", "n2"}


def test_comments_say_what_a_score_is_about(course):
    """Does "No response." stand beside a text that could not be read?"""
    course.hand_in("ada", course.answers("ada", narrative={"n1": "Text."}))
    course.hand_in("ben", "{")
    course.grade()
    with course.open_gradebook() as gradebook:
        said = {
            (who, cell): gradebook.find_comment(cell, NAME, NAME, who).auto_comment
            for who in ("ada", "ben")
            for cell in ("formulation", "n1", "n2")
        }
    assert said["ada", "formulation"] == "Your answers were read (save 12)."
    assert (said["ada", "n1"], said["ada", "n2"]) == (None, "No response.")
    assert "not a zero" in said["ben", "formulation"]
    assert said["ben", "n1"] is said["ben", "n2"] is None


def test_a_blank_that_was_handed_in_is_a_zero(course):
    """Does somebody who answered nothing wait for a person, safety section and all?"""
    course.hand_in("di", course.answers("di", "blank", narrative={"n1": "  \n"}))
    assert course.grade()[0]
    grades = course.grades("di")
    assert [grades[cell] for cell in ("formulation", "n1", "n2")] == [(0.0, None, False)] * 3


def test_every_grading_is_kept(course):
    """Can anybody find out later what a score was before, and from what?"""
    from ipnb.grading.records import Records

    for answers in (course.answers("ada"), "{", course.answers("ada", "chaos", revision=13)):
        course.hand_in("ada", answers)
        course.grade()
    with course.open_gradebook() as gradebook:
        kept = Records(gradebook).of(NAME, "ada")
    assert [record.points is not None for record in kept] == [True, False, False]
    assert [bool(record.holds) for record in kept] == [False, True, True]
    assert kept[1].before["formulation"]["auto"] == 60.0
    assert len({record.digests["handed_in"] for record in kept}) == 3
    assert all(record.digests["key"] == kept[0].digests["key"] for record in kept)
