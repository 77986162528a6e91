"""What the page is told: orders, what is blind, and where Formgrader has something else."""

import pytest
from grading.course import NAME

from ipnb.marking.marked_class import marked_class
from ipnb.marking.views import agreement_view, orders, row_view, stage_rows

pytestmark = pytest.mark.xdist_group("marking")


def view(marking, student, stage="first", marker="ada"):
    desk = marking.desk(marker, stage)
    marked = desk.find(marking.id_of(student))
    return row_view(marked, desk.course.scale(desk.part, None), desk.part, stage, marker)


def test_what_formgrader_has_is_shown_where_it_differs(marking):
    """Is a mark or comment that was typed in Formgrader overlooked here?"""
    desk = marking.desk()
    marking.give(desk, "s000", "33333")
    marking.comment(desk, "s000", ("0", "Thank you."))
    row = view(marking, "s000")
    assert (row["points"], row["manual"], row["typed"], row["outside"]) == (25, 25, False, "")
    marking.course.mark("s000", "n1", 9, "Typed in Formgrader.")
    row = view(marking, "s000")
    assert row["typed"] and row["outside"] == "Typed in Formgrader."


def test_nothing_blind_is_in_a_row(marking):
    """Could a second marker read the first one's levels in what the page is sent?"""
    marking.give(marking.desk("ada"), "s000", "33333")
    marking.comment(marking.desk("ada"), "s000", ("", "Between the lines."))
    marking.give(marking.desk("ben", "second"), "s000", {"0": 1})
    for row in (view(marking, "s000", "first", "ben"), view(marking, "s000", "second", "ada")):
        assert row["blind"] and row["levels"] == {} and row["comments"] == []
        assert {"manual", "outside", "twice", "points"}.isdisjoint(row)
    assert view(marking, "s000", "second", "ben")["levels"] == {"0": 1}


def test_a_class_has_an_order_a_criterion_and_a_fifth_for_the_second(marking):
    """Are the same texts drawn for each second marker, until one has begun?"""
    desk = marking.desk("ada")
    scale = desk.course.scale(desk.part, None)
    for number in range(6):
        marking.give(desk, f"s00{number}", "22222")

    def rows():
        return marked_class(marking.gradebook, desk.course.cells, NAME, desk.part)

    found = orders(rows(), scale, "ada")
    assert set(found) == {"", *"01234"} and found[""] != found["0"]
    scales = dict.fromkeys((one.id for one in rows()), scale)
    (drawn,) = stage_rows(rows(), scales, desk.part, "second", "ben")
    assert stage_rows(rows(), scales, desk.part, "second", "ada") == []
    marking.give(marking.desk("ben", "second"), drawn.student, "22221")
    assert stage_rows(rows(), scales, desk.part, "second", "cy") == []
    (twice,) = stage_rows(rows(), scales, desk.part, "agreed", "ada")
    assert twice.id == drawn.id
    told = agreement_view(rows(), scale)
    assert (told["texts"], told["all"]["exact"], told["criteria"][4]["exact"]) == (1, 0.8, 0)
