"""Figures of a report: each has words, and its numbers as a table."""

import json

import pytest

from grading.support import counted
from grading.talks import made_answers, student_name
from ipnb.grading.report import report
from ipnb.grading.report_figures import figures
from ipnb.grading.report_scores import ClassScores

SCORES = ClassScores([0.42, 0.6, 0.95], 2, 100.0)


@pytest.fixture(scope="module")
def drawn(released):
    answers = {student_name(one): made_answers(released, one) for one in range(30)}
    return figures(report(released.case, released.key, answers, {}), SCORES)


def test_each_is_there_with_words_and_numbers(drawn):
    """Is there a figure that somebody who hears the page knows nothing of?"""
    assert list(drawn) == ["distribution", "items", "misled", "domains", "calibration"]
    assert all(one.words.endswith(".") and one.data and one.height for one in drawn.values())
    assert drawn["distribution"].words.startswith("3 final numbers: median 60% of the 100 points")
    assert ["40–50%", "1"] in drawn["distribution"].rows
    assert len(drawn["domains"].rows) == 9 and drawn["domains"].head[1] == "right"
    json.dumps([one.data for one in drawn.values()])


def test_colours_are_the_course_s_own_and_never_alone(drawn):
    """Would a figure fade in the dark, or tell parts apart by colour only?"""
    stacks = drawn["domains"].data
    assert all(one["marker"]["color"].startswith("var(--") for one in stacks)
    assert len({one["marker"]["pattern"]["shape"] for one in stacks}) == len(stacks)


def test_the_domains_most_missed_come_first(drawn):
    """Must one look for the worst among nine?"""
    right = [float(row[1].rstrip("%")) + float(row[2].rstrip("%")) for row in drawn["domains"].rows]
    assert right == sorted(right)


def test_a_small_class_has_no_figure_of_judgements(graded):
    """Is noise drawn as if it were a finding?"""
    found = figures(counted(graded), ClassScores())
    assert "items" not in found and "distribution" not in found
