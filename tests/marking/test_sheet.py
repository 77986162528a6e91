"""What stands is made of all actions: those taken back, set aside, or for another text change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ipnb.marking.scale import NONE, Scale
from ipnb.marking.sheet import (
    Action,
    Comment,
    came_between,
    joined_comments,
    set_aside,
    sheet_of,
    standing,
)

ROWS = [
    ("Coverage", "", ["no", "some", "more", "all"]),
    ("Plan", "", ["no", "some", "more", "all"]),
]
SCALE = Scale.from_rows("two", ROWS)


def level(number, criterion, value, marker="ada", digest="now", **data):
    return Action(
        number, marker, "level", {"criterion": criterion, "level": value, **data}, digest, ""
    )


def undo(number, undoes, marker="ada"):
    return Action(number, marker, "undo", {"undoes": undoes}, "now", "")


def test_the_last_level_stands_and_can_be_taken_away():
    """Does a level that was corrected count twice?"""
    sheet = sheet_of([level(1, "0", 1), level(2, "0", 2), level(3, "1", 3), level(4, "1", None)])
    assert sheet.levels("now") == {"0": 2} and sheet.version == 4 and sheet.markers == ("ada",)


def test_undo_brings_back_what_was_before():
    """Is a level gone when only its correction was taken back?"""
    actions = [level(1, "0", 1), level(2, "0", 2), undo(3, 2)]
    assert sheet_of(actions).levels("now") == {"0": 1}
    assert sheet_of([*actions, undo(4, 1)]).levels("now") == {}


def test_undoing_leaves_what_another_marker_did_since():
    """Does one marker's undo take another's level away?"""
    actions = [level(1, "0", 1), level(2, "0", 3, "ben"), undo(3, 1)]
    assert sheet_of(actions).levels("now") == {"0": 3}


def test_a_mark_belongs_to_the_text_that_it_was_given_for():
    """Is a mark for yesterday's text today's mark?"""
    actions = [level(1, "0", 2, digest="before"), level(2, "1", 1)]
    sheet = sheet_of(actions)
    assert sheet.levels("now") == {"1": 1} and sheet.outdated("now") == {"0": 2}
    keep = Action(3, "ada", "keep", {}, "now", "")
    assert sheet_of([*actions, keep]).levels("now") == {"0": 2, "1": 1}


def test_only_the_same_place_is_in_the_way():
    """Are two markers of one text told off although they set different criteria?"""
    theirs = level(1, "0", 1, "ben")
    assert came_between([theirs], 0, level(2, "1", 2)) is None
    assert came_between([theirs], 0, level(2, "0", 2)) is theirs
    assert came_between([theirs], 1, level(2, "0", 2)) is None
    assert came_between([theirs, undo(2, 1, "ben")], 0, level(3, "0", 2)) is None


def test_what_came_too_late_is_kept_until_its_marker_goes_on():
    """Is a level lost that somebody else was faster with?"""
    late = Action(2, "ada", "aside", {"criterion": "0", "level": 3}, "now", "")
    actions = [level(1, "0", 1, "ben"), late]
    assert sheet_of(actions).levels("now") == {"0": 1}
    assert set_aside(actions, "ada") == [late] and set_aside(actions, "ben") == []
    assert set_aside([*actions, level(3, "0", 2)], "ada") == []


def test_comments_are_one_text_for_the_student():
    """Does a student see to which criterion a comment belongs?"""
    comments = (Comment("", "Thank you."), Comment("1", "Name who is told."))
    assert joined_comments(comments, SCALE, {}) == "Thank you.\n\nPlan: Name who is told."
    assert joined_comments((), SCALE, {"0": 2}) is None
    answers = Scale.from_rows("argument", ROWS, NONE)
    assert joined_comments((), answers, {"0": 1}) == "Coverage: some"


steps = st.lists(
    st.tuples(st.sampled_from("01"), st.integers(0, 3) | st.none(), st.booleans()), max_size=20
)


@settings(max_examples=50)
@given(steps)
def test_undoing_everything_leaves_nothing(done):
    """Is there an order of levels and undos after which something stands that nobody gave?"""
    actions = []
    for criterion, value, is_undone in done:
        actions.append(level(len(actions) + 1, criterion, value))
        if is_undone:
            actions.append(undo(len(actions) + 1, len(actions)))
    for one in reversed(standing(actions)):
        actions.append(undo(len(actions) + 1, one.number))
    assert sheet_of(actions).given == {} and standing(actions) == []
