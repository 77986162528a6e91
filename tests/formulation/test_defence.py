"""What a student is told of the talk about their own answers, and where it stands in the notebook."""

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.build import introduction, notebook, points
from ipnb.formulation.case import check_case
from ipnb.formulation.defence import DEFENCE_CELL, defence_text, levels_markdown
from ipnb.formulation.vocabulary import LEVELS

from .sample import sample


def with_talk(worth=10):
    case, _ = sample()
    case["points"] = {"form": 60, "narrative": {"n1": 30}, "defence": worth}
    return case


def test_the_talk_is_one_more_cell_and_the_points_add_up():
    """Does the gradebook count what the case says, and does nothing else change?"""
    case = with_talk()
    assert points(case) == {"formulation": 60, "n1": 30, DEFENCE_CELL: 10}
    cells, before = notebook(case)["cells"], notebook(sample()[0])["cells"]
    assert [cell["id"] for cell in cells] == [*(cell["id"] for cell in before), DEFENCE_CELL]
    meta = cells[-1]["metadata"]["nbgrader"]
    assert meta["grade"] and meta["solution"] and meta["points"] == 10
    assert "A talk of five minutes about your answers: 10 points" in introduction(case)


def test_a_case_without_a_talk_has_none():
    assert DEFENCE_CELL not in points(sample()[0])
    assert "talk" not in introduction(sample()[0])


def test_the_student_reads_what_will_happen_and_the_levels():
    """Four levels, each with what is heard; and no word about whose words the answers are."""
    text = defence_text(10)
    assert "(10 points)" in text and "You may change your mind" in text
    assert len(LEVELS) == 4 and all(level in levels_markdown() for level in LEVELS)
    assert not {"honest", "cheat", "own work?", "authentic"} & set(text.lower().split())


def test_a_text_cannot_take_the_talks_cell():
    """Would two cells of one name stop a whole batch under nbgrader?"""
    case = with_talk()
    case["narrative"][0]["id"] = DEFENCE_CELL
    case["points"]["narrative"] = {DEFENCE_CELL: 30}
    with pytest.raises(DocumentError, match="would share one cell"):
        check_case(case)


def test_points_for_a_talk_are_more_than_nothing():
    check_case(with_talk(0.5))
    with pytest.raises(DocumentError, match="defence"):
        check_case(with_talk(0))
