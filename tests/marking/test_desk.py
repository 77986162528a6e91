"""A marker's action is in the log and in nbgrader's gradebook, whole, whatever others do at the same moment."""

import pytest

from ipnb.marking.comment_bank import CommentBank
from ipnb.marking.desk import Refused, Wanted
from marking.class_of import answers_of


def test_levels_become_the_mark_that_formgrader_shows(marking):
    """Does nbgrader see a mark made here, as if it were typed in Formgrader?"""
    desk = marking.desk()
    marking.give(desk, "s000", "3221")
    assert marking.in_gradebook("s000") == (None, True, None)
    marking.give(desk, "s000", {"4": 0})
    assert marking.in_gradebook("s000") == (13.33, False, None)
    marking.give(desk, "s000", {"4": None})
    assert marking.in_gradebook("s000") == (None, True, None)


def test_comments_are_written_and_kept_for_others(marking):
    """Is a comment typed twice because nobody kept it?"""
    desk = marking.desk()
    marking.comment(desk, "s000", ("", "Thank you."), ("3", "Who is told, and when?"))
    words = "Thank you.\n\nPlan fit and safety: Who is told, and when?"
    assert marking.in_gradebook("s000") == (None, True, words)
    marking.comment(desk, "s002", ("3", "Who is told, and when?"))
    bank = CommentBank(marking.gradebook, "formulation").offered()
    assert [(one.criterion, one.uses) for one in bank] == [("3", 2), ("", 1)]


def test_undo_goes_back_step_by_step_also_later(marking):
    """Can a slip be taken back after the page was closed, and what was typed in Formgrader be had again?"""
    marking.course.mark("s000", "n1", 7, "Typed in Formgrader.")
    desk = marking.desk()
    marking.give(desk, "s000", "33333")
    marking.comment(desk, "s002", ("", "A slip."))
    assert marking.in_gradebook("s000")[0] == 25
    later = marking.desk()
    assert later.undo().marked.student == "s002"
    assert marking.in_gradebook("s002") == (None, True, None)
    assert later.undo().marked.student == "s000"
    assert marking.in_gradebook("s000") == (7, False, "Typed in Formgrader.")
    assert [later.undo() is not None for _ in range(5)] == [True] * 4 + [False]


def test_nobody_undoes_what_another_did(marking):
    """Does undo reach into somebody else's marks?"""
    marking.give(marking.desk("ada"), "s000", {"0": 1})
    assert marking.desk("ben").undo() is None


def test_of_two_at_once_the_later_is_told_and_keeps_theirs(marking):
    """Is one of two marks lost without a word?"""
    ada, ben = marking.desk("ada"), marking.desk("ben")
    marking.give(ada, "s000", {"0": 1})
    outcome = marking.give(ben, "s000", {"0": 3}, version=0)
    assert outcome.conflict.marker == "ada"
    assert outcome.marked.sheet("first").levels(outcome.marked.digest) == {"0": 1}
    assert outcome.marked.actions["first"][-1].data == {
        "wanted": "level",
        "criterion": "0",
        "level": 3,
    }
    assert marking.give(ben, "s000", {"1": 3}, version=0).conflict is None
    assert marking.give(ben, "s000", {"0": 3}).conflict is None


def test_a_mark_for_an_earlier_text_waits_to_be_kept(marking):
    """Does a mark slip onto a text that its marker has not read?"""
    desk = marking.desk()
    before = desk.find(marking.id_of("s000")).digest
    marking.give(desk, "s000", "3333")
    texts = {"n1": "Quite another text.", "n2": "Another evening."}
    marking.course.hand_in("s000", answers_of(marking.course, 0, narrative=texts, revision=13))
    marking.course.grade()
    outcome = marking.give(desk, "s000", {"4": 3}, digest=before)
    assert outcome.marked.sheet("first").levels(outcome.marked.digest) == {}
    assert marking.in_gradebook("s000") == (None, True, None)
    marking.act(desk, "s000", "keep", {})
    assert marking.in_gradebook("s000") == (25, False, None)


def test_what_nobody_wrote_or_could_read_is_not_marked(marking):
    """Is a blank or a held text given points by a slip?"""
    for student in ("blank", "held"):
        with pytest.raises(Refused):
            marking.give(marking.desk(), student, {"0": 3})
    assert marking.in_gradebook("blank") == (None, False, None)


@pytest.mark.parametrize(
    "kind, data",
    [
        ("level", {"criterion": "9", "level": 1}),
        ("level", {"criterion": "0", "level": 4}),
        ("level", {"criterion": "0", "level": "3"}),
        ("comments", {"comments": [{"criterion": "", "text": " "}]}),
        ("comments", {"comments": "<b>"}),
        ("comments", {"comments": [{"criterion": "", "text": "x" * 4001}]}),
        ("anything", {}),
    ],
)
def test_what_makes_no_sense_changes_nothing(marking, kind, data):
    """Does a page of another version, or a forged one, write what cannot be read again?"""
    desk = marking.desk()
    with pytest.raises(Refused):
        desk.act(marking.id_of("s000"), Wanted(kind, data, 0, ""))
    assert desk.log.of("s000") == []


def test_a_second_marking_is_blind_and_somebody_elses(marking):
    """Does the first mark, or a second one by the same person, pass for agreement?"""
    first, second = marking.desk("ada"), marking.desk("ben", "second")
    with pytest.raises(Refused, match="no first mark"):
        marking.give(second, "s000", {"0": 1})
    marking.give(first, "s000", "33333")
    with pytest.raises(Refused, match="somebody else's"):
        marking.give(marking.desk("ada", "second"), "s000", {"0": 1})
    agreed = marking.desk("ada", "agreed")
    marking.give(second, "s000", "3311")
    with pytest.raises(Refused, match="Both markers"):
        marking.give(agreed, "s000", {"2": 2})
    marking.comment(second, "s000", ("", "Between us."))
    marking.give(second, "s000", {"4": 3})
    assert marking.in_gradebook("s000") == (25, False, None)
    marking.give(agreed, "s000", {"2": 2, "3": 2})
    assert marking.in_gradebook("s000") == (21.67, False, None)
    marking.give(first, "s000", {"0": 0})
    # the first marker's change is no agreement any more on that criterion
    assert marking.in_gradebook("s000")[0] == 20


def test_an_argument_is_answered_in_the_forms_comment(marking):
    """Does a student who argues a line read the answer, and keep their points?"""
    argued = {"states.s05": "He says that he is bored."}
    marking.course.hand_in("s002", answers_of(marking.course, 2, arguments=argued, revision=13))
    marking.course.grade()
    before = marking.in_gradebook("s002", "formulation")
    desk = marking.desk(part="arguments")
    scale = desk.course.scale(desk.part, desk.find(marking.id_of("s002")))
    assert [one.title for one in scale.criteria] == ["States, line 5"]
    marking.give(desk, "s002", {scale.criteria[0].id: 1})
    points, waits, words = marking.in_gradebook("s002", "formulation")
    assert (points, waits) == before[:2]
    assert words.startswith("States, line 5: Both readings can be held")
