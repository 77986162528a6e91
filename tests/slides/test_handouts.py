"""What is handed out."""

from ipnb.slides.deck_file import DeckFile, read_deck
from ipnb.slides.handouts import make_sheets

from .conftest import BOOK


def of_week(number, source):
    file, _ = read_deck(BOOK / f"instructors/slides/week-{number:02}.yaml")
    return make_sheets(file, source)


def test_scenes_come_without_comments_and_with_lines_to_write_on(week5):
    """Does a handout give away what the margin says?"""
    sheets, faults = of_week(5, week5)
    assert faults == []
    [scene] = [sheet for sheet in sheets if sheet.kind == "scene"]
    assert scene.title == "Four messages" and "I’ll put" in scene.body
    assert "Simply good." not in scene.body and scene.is_written_on
    assert "invented" in scene.origin and "means stop" in scene.rules


def test_the_activity_has_consent_and_stop_rule_and_not_its_secrets(week5):
    first, *_ = of_week(5, week5)[0]
    assert first.kind == "activity" and not first.is_written_on
    assert "Consent and opting out." in first.body and "<strong>Stop</strong>" in first.body
    assert "Three slips" not in first.body and "beside the point" not in first.body


def test_every_scene_of_a_weeks_chapters_has_a_page(source_of):
    titles = [sheet.title for sheet in of_week(8, source_of(8))[0] if sheet.kind == "scene"]
    assert titles == [
        "When the form has to be in",
        "Sleeves",
        "Off my hands",
        "“Which part sounds wrong?”",
    ]


def test_cards_rules_blanks_and_exercises(source_of):
    sheets, faults = of_week(1, source_of(1))
    own = {sheet.kind: sheet for sheet in sheets}
    assert faults == []
    assert own["cards"].body.count("<li>") == 10 and "splits a room" not in own["cards"].body
    assert own["rules"].body.count("<li>") == 4
    assert "<svg" in own["blank"].body and "aria-describedby" not in own["blank"].body
    assert "Best supported" not in own["exercise"].body


def test_a_name_that_nothing_has_is_named_with_its_line(week5, item):
    file = DeckFile(BOOK / "week-05.yaml", (), (item("blank", "fig-gpa"),))
    _, [fault] = make_sheets(file, week5)
    assert fault.place.endswith("week-05.yaml:1") and "no drawing 'fig-gpa'" in fault.words
