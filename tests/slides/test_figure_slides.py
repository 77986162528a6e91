"""Slides of figures, and of the guesses before them."""

import pytest

from ipnb.slides import figure_slides
from ipnb.slides.names import NoSuchName


def test_a_figure_that_the_chapter_covers_comes_after_a_guess(source_of, item):
    """Would the room see the answer first?"""
    asks, shows = figure_slides.figure(source_of(12), item("figure", "fig-deaths"))
    assert asks.kind == "predict" and "In which weeks is death most frequent" in asks.body
    assert "<svg" not in asks.body and "<svg" in shows.body
    assert "Deaths from all causes" in shows.body and "by definition" in shows.notes


def test_one_that_begins_without_its_answer_is_shown_as_it_begins(source_of, item):
    chosen = item("figure", "fig-choir", view="three groups and a leading note")
    asks, shows = figure_slides.figure(source_of(1), chosen)
    assert "<svg" in asks.body and asks.body != shows.body
    assert "Shown: three groups and a leading note" in shows.body
    with pytest.raises(NoSuchName, match="give a `view`, one of: the starting point"):
        figure_slides.figure(source_of(1), item("figure", "fig-choir"))


def test_a_drawing_has_its_words_and_a_question_of_the_decks_own(week5, item):
    [alone] = figure_slides.figure(week5, item("figure", "fig-gap", title="Roads"))
    assert alone.title == "Roads" and 'id="fig-gap-words"' in alone.body
    assert "A solid arrow leads to sensitive care" in alone.notes
    asks, _ = figure_slides.figure(week5, item("figure", "fig-gap", ask="Which is *largest*?"))
    assert "Which is <em>largest</em>?" in asks.body


def test_a_prediction_without_a_figure_has_what_came_of_it_in_its_notes(week5, item):
    [slide] = figure_slides.predict(week5, item("predict", "three-learners"))
    assert "How many kind meetings" in slide.body and "Compare." in slide.notes
    with pytest.raises(NoSuchName, match="no prediction 'two-learners'"):
        figure_slides.predict(week5, item("predict", "two-learners"))


def test_a_figure_that_nobody_has_is_said(week5, item):
    with pytest.raises(NoSuchName, match="Did you mean 'fig-gap'"):
        figure_slides.figure(week5, item("figure", "fig-gapp"))
