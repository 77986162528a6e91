"""Slides of exercises."""

import pytest

from ipnb.slides import exercise_slides
from ipnb.slides.names import NoSuchName


def test_a_choice_has_its_options_on_the_slide_and_its_reasons_in_the_notes(week5, item):
    [slide] = exercise_slides.exercise(week5, item("exercise", "how-many-meetings"))
    assert slide.body.count("<li>") == 4 and "looks like arithmetic" not in slide.body
    assert "looks like arithmetic" in slide.notes and "Best supported" in slide.notes


def test_some_questions_of_many_with_what_may_be_answered(week5, item):
    chosen = item("exercise", "secure-by-which", lines=[1, 3], ask="By which?")
    [slide] = exercise_slides.exercise(week5, chosen)
    assert slide.body.count("<ol>") == 1 and 'class="options"' in slide.body
    assert "By which?" in slide.body and "Each sentence says" not in slide.body
    # of many questions the notes have the best answer to each
    assert slide.notes.count("<ul>") == 2 and "Not supported" not in slide.notes


@pytest.mark.parametrize(
    ("week", "name", "answer"),
    [
        (5, "strange-situation-in-order", "a mild alarm"),
        (2, "two-sentences", "turns a useful answer into a coup"),
        (2, "two-of-your-own", "One good answer"),
        (2, "how-sure-of-the-bench", "It is so."),
        (3, "clinic-in-the-model", "The true effect is twice as large"),
    ],
    ids=["order", "mark", "compare", "probability", "number"],
)
def test_every_kind_is_asked_without_its_answer(source_of, item, week, name, answer):
    """Does a slide tell what it asks?"""
    [slide] = exercise_slides.exercise(source_of(week), item("exercise", name))
    assert answer in slide.notes and answer not in slide.body
    assert slide.body.count("<li>") + slide.body.count("<p>") >= 1


def test_whoever_speaks_in_a_question_is_named(source_of, item):
    [slide] = exercise_slides.exercise(source_of(3), item("exercise", "six-lines", lines=[1]))
    assert "<b>" in slide.body and ":</b>" in slide.body


def test_an_exercise_that_nobody_has_is_said(week5, item):
    with pytest.raises(NoSuchName, match="Did you mean 'how-many-meetings'"):
        exercise_slides.exercise(week5, item("exercise", "how-many-meeting"))
