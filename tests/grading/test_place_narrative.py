"""What a student wrote reaches the marker, wherever they wrote it, and a blank is told from a loss."""

import json

from grading.course import NAME
from grading.support import source


def type_into(folder, cell_id, text):
    path = folder / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == cell_id)
    cell["source"] = "".join(cell["source"]) + f"\n\n{text}"
    path.write_text(json.dumps(notebook), encoding="utf-8")


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
