"""The file of a deck: faults in it are named with their lines."""

import pytest

from ipnb.slides.deck_file import fits, read_deck
from ipnb.slides.kinds import NUMBERS, TEXT, TEXTS, YES

from .conftest import BOOK

DECK = """\
slides:
  - figur: fig-gap
  - figure: fig-gap
    veiw: all
  - scene: Four messages
    turns: 1
  - just words
  - piece: Beans
  - activity: yes
    piece: Beans
handouts:
  - figure: fig-gap
slide: []
"""


def test_every_fault_has_its_line_and_the_rest_is_read(tmp_path):
    """Does one wrong word hide the next, or send somebody looking?"""
    path = tmp_path / "week-05.yaml"
    path.write_text(DECK, encoding="utf-8")
    deck, faults = read_deck(path)
    said = {fault.line: fault.words for fault in faults}
    assert "Did you mean 'figure'?" in said[2]
    assert said[4] == "`veiw` means nothing beside `figure`. Did you mean 'view'?"
    assert said[6] == "`turns` has to be a list of whole numbers, and is “1”"
    assert "“just words” names nothing" in said[7]
    assert "says not what it shows" in said[12]
    assert "Did you mean 'slides'?" in said[13]
    assert len(faults) == 6
    assert [(item.kind, item.line) for item in deck.slides] == [("piece", 8), ("activity", 9)]


def test_what_is_no_yaml_is_said(tmp_path):
    path = tmp_path / "week-05.yaml"
    for text, words in {
        "slides: [": "not YAML",
        "slides: {figure: fig-gap}": "has to be a list",
    }.items():
        path.write_text(text, encoding="utf-8")
        deck, [fault] = read_deck(path)
        assert deck.slides == () and words in fault.words


@pytest.mark.parametrize(
    ("value", "form", "is_right"),
    [
        ([1, 2], NUMBERS, True), ([], NUMBERS, False), ([True], NUMBERS, False), (["a"], TEXTS, True),
        ("a", TEXTS, False), (1, TEXT, False), (True, YES, True), ("yes", YES, True), ("no", YES, False),
    ],
)  # fmt: skip
def test_values_have_the_form_that_is_asked_for(value, form, is_right):
    assert fits(value, form) is is_right


@pytest.mark.parametrize(
    "path", sorted((BOOK / "instructors/slides").glob("*.yaml")), ids=lambda path: path.stem
)
def test_the_decks_of_the_course_are_read_whole(path):
    deck, faults = read_deck(path)
    assert faults == [] and deck.slides and deck.handouts
