"""The words in which a changed score is listed."""

from ipnb.grading.score_changes import PartScore, Preview, as_table, number, total

FORM = PartScore(52.15, waits=False)
TEXT = PartScore(None, waits=True)


def preview(before, after, **own):
    why = dict.fromkeys(after, "key")
    return Preview("00", "ada", before, after, why=why, **own)


def test_a_part_is_written_as_whoever_marks_knows_it():
    """A form without points is held, a text without a mark is to be marked."""
    assert FORM.in_words("formulation") == "52.15"
    assert TEXT.in_words("formulation") == "held" and TEXT.in_words("n1") == "to mark"
    assert PartScore(35, waits=True).in_words("n1") == "35, to look at"
    assert [number(points) for points in (60.0, 12.345678, -0.001)] == ["60", "12.35", "0"]


def test_only_what_changes_is_listed():
    """And nothing where there was no score to change."""
    after = {"formulation": PartScore(53.59, waits=False), "n1": TEXT}
    (row,) = preview({"formulation": FORM, "n1": TEXT}, after).changes()
    assert (row.part, row.before, row.after, row.why) == ("formulation", "52.15", "53.59", "key")
    assert preview(None, after).changes() == []
    assert preview(after, after).changes() == []


def test_the_total_is_listed_where_several_parts_make_it():
    """Points and a penalty that follows them: what does the student have in the end?"""
    rows = preview(
        {"formulation": FORM},
        {"formulation": PartScore(40, waits=False)},
        penalty_before=10,
        penalty_after=4,
    ).changes()
    assert [(row.part, row.before, row.after) for row in rows] == [
        ("formulation", "52.15", "40"),
        ("late penalty", "10", "4"),
        ("total", "42.15", "36"),
    ]
    assert total({"formulation": PartScore(3, waits=False)}, 5) == 0


def test_a_hold_and_its_release_are_told():
    held, free = {"formulation": PartScore(None, waits=True)}, {"formulation": FORM}
    assert preview(free, held).is_newly_held and not preview(held, held).is_newly_held
    assert preview(held, free).is_released and not preview(free, free).is_released


def test_the_table_stands_in_columns_and_moves_no_terminal():
    """Does a name with an escape sign colour the terminal?"""
    rows = preview({"formulation": FORM}, {"formulation": PartScore(1, waits=False)}).changes()
    lines = as_table([*rows, rows[0].__class__("b\x1b[31m", "n1", "1", "2", "text")]).splitlines()
    assert (
        len({line.index(part) for line, part in zip(lines, ("part", "form", "n1"), strict=True)})
        == 1
    )
    assert "\x1b" not in "".join(lines)
    assert as_table([]) == ""
