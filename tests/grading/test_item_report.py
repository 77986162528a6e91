"""How judgements behaved, in words: for the terminal and the page."""

import pytest
from formulation.item_statistics.simulated_class import world

from grading.support import PAGE
from ipnb.formulation.item_statistics.class_statistics import class_statistics
from ipnb.grading.item_report import (
    HOW_TO_READ,
    NOTHING_MORE,
    SHOWN,
    by_certainty,
    heading,
    lines,
    reliability,
    rows,
    sentences,
)
from ipnb.grading.report import report
from ipnb.grading.report_page import as_page, as_text


@pytest.fixture(scope="module")
def found():
    return world()


def counted(found, students, seed=1, data=None):
    answers = found.draw(students, seed)
    return class_statistics(found.vignette, found.key, data or found.data, answers)


def a_report(found, students):
    answers = {
        who: {**a.given, "evidence": a.evidence} for who, a in found.draw(students, 1).items()
    }
    return report(found.case, found.data, answers, {})


def test_the_ten_that_need_a_look_come_first_and_all_on_request(found):
    """Must a teacher read seventy rows to find the three that matter?"""
    statistics = counted(found, 60)
    few, every = lines(statistics), lines(statistics, everything=True)
    assert f", {SHOWN} of {len(statistics.figures)}; --all for all" in few[0]
    assert "--all" not in every[0] and len(every) > len(few)
    sure, rest = by_certainty(rows(statistics, SHOWN))
    assert len(sure) == statistics.in_need >= 2 and len(rest) == SHOWN - len(sure)
    assert any(NOTHING_MORE in line for line in few) and any(HOW_TO_READ in line for line in few)


def test_a_row_says_what_a_teacher_needs(found):
    """Are figures there with their interval, and the answer that was chosen instead?"""
    first = rows(counted(found, 60))[0]
    assert first.name.startswith("States, line") and first.right.endswith("%")
    assert first.upper.endswith("of 20") and " to " in first.difference
    assert "of the upper third" in first.instead and first.concerns and first.panel == ""


def test_nothing_is_said_about_a_single_student(found):
    """Does a table of judgements name anybody?"""
    assert "student0" not in "\n".join(lines(counted(found, 60), everything=True))


def test_a_small_class_is_told_that_its_numbers_are_noise(found):
    """Does a seminar of eight get discriminations?"""
    text = "\n".join(lines(counted(found, 8)))
    assert "are noise" in text and "upper" not in text and "%" not in text and "alpha" not in text
    assert " of 8" in text


def test_alpha_comes_with_its_caveat(found):
    """Is a number sold without what it is worth?"""
    said = reliability(counted(found, 60))
    assert "Read it as too high" in said and "share a story" in said
    assert reliability(counted(found, 8)) == ""


def test_sentences_are_told_with_how_many_could(found):
    """Is a sentence chosen by three of four set above one chosen by thirty of fifty?"""
    line, what, times = sentences(counted(found, 60))[0]
    assert line.startswith("line ") and what.startswith("Domains") and " who argued it" in times


def test_the_class_stands_beside_the_panel(found):
    """Is agreement with the raters shown where the key is theirs?"""
    section, item = found.flat.split(".")
    votes = {found.truth[found.flat]: 8, "not_enough": 2}
    credit = {**found.data["credit"], section: {**found.data["credit"][section], item: votes}}
    statistics = counted(
        found, 60, data={**found.data, "source": "panel", "n": 10, "credit": credit}
    )
    row = next(one for one in rows(statistics) if "80% of the raters" in one.panel)
    assert "% of the class" in row.panel


def test_blank_forms_are_left_out_and_counted():
    """Does whoever handed in a blank make every judgement look hard?"""
    found = world()
    answers = found.draw(20, 1)
    blank = type(answers["student0"]).from_data({})
    statistics = class_statistics(found.vignette, found.key, found.data, answers | {"x": blank})
    assert statistics.counts.students == 20 and "1 blank form left out" in heading(statistics)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("students", [8, 60])
@pytest.mark.parametrize("width", [390, 1200])
def test_the_section_is_readable_for_everybody(found, page, axe, colours, students, width):
    """Does anything stick out on a phone, fade in the dark, or lack its name?"""
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(as_page(a_report(found, students)))
    page.locator("#all-judgements > summary").press("Enter")
    assert page.locator("#all-judgements").get_attribute("open") is not None
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert axe(page, PAGE) == []


def test_it_stands_in_text_and_page(found):
    """Is it part of the one report?"""
    whole = a_report(found, 60)
    heading_words = "What in the case and its key needs a look"
    assert heading_words in as_text(whole) and heading_words in as_page(whole)
    assert "The best third prefers" in as_page(whole)
    assert len(as_text(whole, everything=True)) > len(as_text(whole))
