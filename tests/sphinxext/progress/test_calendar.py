"""The calendar: a row a week, assignments as people name them, and an author's faults with their lines."""

from ipnb.sphinxext.faults import read_entries
from ipnb.sphinxext.progress import calendar

STEP = {"title": "Week 1", "hours": 2.5, "chapters": ["part/one"], "due": ["02-reading-a-claim"]}


def test_a_week_as_a_row():
    assert calendar.week(STEP) == (
        "| Week 1 | {chapter}`part/one`. {doc}`/book/part/one` | 2½ |  | 02, *Reading a claim* |"
    )


def test_a_section_is_first_marked_where_it_is_due_first():
    """Does the order of the weeks decide, and not the numbers of the assignments?"""
    later = STEP | {"due": ["01-river"]}
    forms = {"01-river": {"states"}, "02-reading-a-claim": {"states", "kind"}}
    path = {"steps": [STEP, later]}
    assert calendar.first_marked("states", path, forms) == "02-reading-a-claim"
    assert calendar.first_marked("plan", path, forms) is None


def test_a_section_that_lacks_something_is_named_with_its_line(tmp_path):
    file = tmp_path / "form_sections.yaml"
    file.write_text("sections:\n  - {id: kind, name: Kinds, chapter: part/one}\n", encoding="utf-8")
    found, faults = read_entries(file, "sections", "section", calendar.FIELDS)
    assert found == [] and [(f.line, f.words) for f in faults] == [
        (2, "section kind: `practice` is missing")
    ]
