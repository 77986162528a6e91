"""What is marked of an assignment, and what a talk and an argument are marked by."""

import pytest

from ipnb.grading.defence_page import AskedView
from ipnb.marking.parts import argument_scale, arguments_digest, talk_scale
from ipnb.marking.scale import NOT_ASKED

pytestmark = pytest.mark.xdist_group("marking")


def asked(ask, is_levelled=True):
    return AskedView(ask, is_levelled, "States, line 5", "Flow", "", (), "", "")


def test_parts_are_the_texts_then_what_is_argued(marking):
    """Is a text that a person marks left out, or a form among them?"""
    parts = marking.desk().course.parts
    assert [(one.name, one.kind, one.is_scored) for one in parts] == [
        ("n1", "text", True),
        ("n2", "text", True),
        ("arguments", "arguments", False),
    ]
    assert parts[0].title == "Explain the case to your supervisor."
    assert parts[2].cell.name == "formulation"


def test_a_talk_has_a_criterion_a_question():
    """Does a welcome get a level, or a question lose its own when another one is drawn up?"""
    one, other = asked("Why flow?"), asked("Which line?")
    scale = talk_scale([asked("Welcome.", is_levelled=False), one, other])
    assert [criterion.gloss for criterion in scale.criteria] == ["Why flow?", "Which line?"]
    names = [criterion.id for criterion in scale.criteria]
    assert scale.points({names[0]: 3, names[1]: NOT_ASKED}, 10) == 10
    later = talk_scale([other, asked("A new one?")], given=(names[0],))
    assert later.criteria[0].id == names[1]
    assert later.criteria[2].title == "A question of an earlier sheet"


def test_an_answer_belongs_to_what_was_argued():
    """Does an answer stand under an argument that was changed after it?"""
    argued = {"States, line 5": "He is bored.", "Plan": "It is too early."}
    assert [one.title for one in argument_scale(argued).criteria] == list(argued)
    assert arguments_digest(argued) == arguments_digest(dict(reversed(argued.items())))
    assert arguments_digest(argued) != arguments_digest(argued | {"Plan": "It is too late."})
