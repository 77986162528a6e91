"""Slides of what a chapter says."""

import pytest

from ipnb.slides import chapter_slides
from ipnb.slides.names import NoSuchName


def test_outcomes_are_the_chapters_own(week5, item):
    [slide] = chapter_slides.outcomes(
        week5, item("outcomes", "attachment-and-working-models", only=[2])
    )
    assert slide.body.count("<li>") == 1 and "draw the Strange Situation" in slide.body
    assert slide.notes.count("<li>") == 6


def test_a_scene_has_its_lines_on_the_slide_and_its_comments_in_the_notes(week5, item):
    """Does a comment stand where students read it?"""
    [slide] = chapter_slides.scene(week5, item("scene", "Four messages", turns=[1, 2]))
    assert "<b>Leonor</b>" in slide.body and "I read all four this morning" in slide.body
    assert "Simply good." in slide.notes and "Simply good." not in slide.body
    assert "At “I read all four this morning." in slide.notes


def test_passages_steps_and_tables_of_a_section(week5, source_of, item):
    [slide] = chapter_slides.section(week5, item("section", "eleven-offers", paragraphs=[1]))
    assert slide.title == "Eleven offers" and slide.body.count("<p>") == 1
    [slide] = chapter_slides.steps(source_of(8), item("steps", "the-rules-once", only=[7, 11]))
    assert '<li value="7">If a life is in danger now</li>' in slide.body
    assert "who it is done" not in slide.body and "their words, what you asked" in slide.notes
    asked = item("table", "in-practice-asking-for-the-forecast", rows=[1], columns=[1, 2])
    [slide] = chapter_slides.table(week5, asked)
    assert slide.body.count("<td>") == 2 and "he has the keys in his hand" in slide.notes
    # a table may have an empty corner
    [slide] = chapter_slides.table(
        source_of(11), item("table", "when-does-grief-become-a-disorder")
    )
    assert slide.body.count("<th ") == 2 and slide.body.count("<td></td>") == 1


def test_numbers_of_the_book_come_along(source_of, item):
    """Is a number that the notebook computed lost on the way?"""
    [slide] = chapter_slides.section(
        week5_of(source_of), item("section", "thirty-shut-doors", paragraphs=[1])
    )
    assert "30" in slide.body


def week5_of(source_of):
    return source_of(5)


def test_terms_and_own_points(week5, item):
    [slide] = chapter_slides.term(week5, item("term", "internal working model"))
    assert "forecast" in slide.body
    [slide] = chapter_slides.points(week5, item("points", ["One *word*"]))
    assert slide.body == "<ul><li>One <em>word</em></li></ul>"


def test_what_is_not_there_is_said(week5, item):
    with pytest.raises(NoSuchName, match="Did you mean 'eleven-offers'"):
        chapter_slides.section(week5, item("section", "eleven-ofers"))
    with pytest.raises(NoSuchName, match="no paragraph 40"):
        chapter_slides.section(week5, item("section", "eleven-offers", paragraphs=[40]))
    with pytest.raises(NoSuchName, match="has no list"):
        chapter_slides.steps(week5, item("steps", "eleven-offers"))
    with pytest.raises(NoSuchName, match="no term in the glossary"):
        chapter_slides.term(week5, item("term", "phlogiston"))
