"""Slides of a session's plan."""

from ipnb.slides import plan_slides
from ipnb.slides.week_plan import Piece


def test_the_first_slide_has_the_plan_of_the_hour_in_its_notes(week5):
    slide = plan_slides.opening(week5)
    assert slide.title == "Eleven offers" and "Attachment and working models" in slide.body
    assert "in 90: 35, in 150: 40 minutes: Beans" in slide.notes and "Listen for." in slide.notes


def test_what_is_for_the_instructor_stays_in_the_notes(week5, item):
    """Would the class read the stop rule's reasons, the likely answers or the debrief?"""
    [slide] = plan_slides.activity(week5, item("activity"))
    assert slide.body.count("<li>") == 3 and "means stop" in slide.body
    assert "Three slips, folded" in slide.notes and "Three slips" not in slide.body
    assert "Consent and opting out." in slide.notes and "beans move by vote" in slide.notes
    [slide] = plan_slides.debrief(week5, item("debrief", ["Who has asked?"]))
    assert "Who has asked?" in slide.body and "beside the point" in slide.notes
    assert "<strong>Close</strong> by reading" in slide.notes
    [slide] = plan_slides.objections(week5, item("objections"))
    assert "What style is she?" in slide.body and "your class has a staircase" in slide.notes


def test_pieces_begin_with_the_plans_own_words(week5, item):
    [slide] = plan_slides.piece(week5, item("piece", "order of size"))
    assert "Largest first." in slide.body and "“Largest first.”" in slide.notes
    assert plan_slides.minutes(Piece("", "–", "20", "", "")) == "in 150: 20 minutes, left out in 90"
    assert plan_slides.minutes(Piece("", "5", "5", "", "")) == "5 minutes"


def test_rules_and_what_comes_next(week5, source_of, item):
    [slide] = plan_slides.rules(week5, item("rules"))
    assert slide.body.count("<li>") == 4 and "second room open" in slide.notes
    [slide] = plan_slides.coming(week5, item("coming"))
    assert "assignment 1" in slide.body and "Attunement, rupture and repair" in slide.body
    [slide] = plan_slides.coming(source_of(14), item("coming"))
    assert slide.title == "What is left" and "Read" not in slide.body
