"""One text as it was typed, with the judgements beside it, from the graded files."""

import json

import pytest
from grading.course import NAME

from ipnb.marking.student_text import case_view, text_view
from marking.class_of import TEXT, answers_of

pytestmark = pytest.mark.xdist_group("marking")


def view(marking, student, part="n1"):
    desk = marking.desk(part=part)
    return text_view(desk.course, desk.part, desk.find(marking.id_of(student)))


def test_text_prompt_and_judgements_are_there(marking):
    """Does a marker have to open Formgrader to see what the student judged?"""
    told = view(marking, "s000")
    assert told["text"] == f"{TEXT} s000" and told["words"] == [150, 300]
    assert told["prompt"] == "Explain the case to your supervisor."
    titles = [one["title"] for one in told["judgements"]]
    assert titles[:2] == ["States", "Window"] and all(one["lines"] for one in told["judgements"])
    assert not told["newer"]
    segments = case_view(marking.desk().course)
    assert len(segments) == 6 and segments[0]["lines"][0][:2] == ["1", "client"]


def test_what_was_handed_in_since_is_said(marking):
    """Does somebody mark a text that was replaced without being told?"""
    texts = {"n1": "Another one.", "n2": ""}
    marking.course.hand_in("s000", answers_of(marking.course, 0, narrative=texts, revision=13))
    told = view(marking, "s000")
    assert told["newer"] and told["text"].startswith("Noor counts")


@pytest.mark.parametrize("spoil", ["", "{", "[]", json.dumps({"cells": [{"metadata": {}}]})])
def test_a_graded_notebook_that_cannot_be_read_is_said(marking, spoil):
    """Does a torn file end in an error page?"""
    folder = marking.course.root / "autograded" / "s000" / NAME
    (folder / f"{NAME}.ipynb").write_text(spoil, encoding="utf-8")
    (folder / "answers.json").write_text(spoil, encoding="utf-8")
    told = view(marking, "s000")
    assert told["missing"] and told["text"] == "" and told["judgements"] == []


def test_markup_comes_as_text(marking):
    """Is what a student wrote anything but text?"""
    texts = {"n1": "<script>alert(1)</script>\u202e end", "n2": "x"}
    marking.course.hand_in("s000", answers_of(marking.course, 0, narrative=texts, revision=13))
    marking.course.grade()
    assert view(marking, "s000")["text"] == texts["n1"]


def test_an_argument_stands_beside_the_answer_and_what_feedback_says(marking):
    """Does whoever answers an argument have to look up what is argued?"""
    argued = {"states.s05": "He says that he is bored."}
    marking.course.hand_in("s002", answers_of(marking.course, 2, arguments=argued, revision=13))
    marking.course.grade()
    (one,) = view(marking, "s002", "arguments")["argued"]
    assert (one["place"], one["text"]) == ("States, line 5", argued["states.s05"])
    assert one["yours"] and one["feedback"].endswith("what s05 says.")
