"""What a student's page says, from a graded notebook: no zero for what waits, and lines by their numbers."""

from nbformat import from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ipnb.formulation.feedback import HELD
from ipnb.formulation.scoring import BANDS
from ipnb.grading.feedback_page import page, render, way_back

HERE = {
    "notebook": "river", "assignment": "river", "student": "ada",
    "score": 80.0, "max_score": 100.0, "late_penalty": 0.0,
}  # fmt: skip


def graded(cell, name, score, points, data, waits=False):
    cell.metadata |= {
        "nbgrader": {
            "grade": True, "grade_id": name, "score": score, "points": points, "waits": waits,
        },
        "ipnb": data,
    }  # fmt: skip
    return cell


def item(**own):
    return {
        "id": "s07", "text": "She counts.", "yours": "Rigidity", "band": BANDS[0], "why": "Because.",
        "matters": ["s07", "s12"], "judged": "", **own,
    }  # fmt: skip


def notebook(waits=False, **data):
    section = {"title": "States", "band": BANDS[0], "counts": "", "open": 0}
    form = {
        "kind": "form",
        "holds": [],
        "notices": ["A notice."],
        "order": ["states"],
        "lines": {"s07": "7", "s12": "12"},
        "sentences": {"s07": "She counts.", "s12": "She waits."},
        "explained": {
            "held": ["A cue was missed."],
            "notes": [HELD, "A note."],
            "says_it_waits": True,
            "sections": {"states": section | {"items": [item(), item(id="c1", band=BANDS[-1])]}},
        },
        **data,
    }
    text = {"kind": "narrative", "prompt": "Why?", "read": True, "text": "So.", "typed": ""}
    cells = [
        graded(new_code_cell(""), "formulation", 60.0, 60.0, form, waits),
        graded(new_markdown_cell(""), "n1", 20.0, 40.0, text),
    ]
    # as it is when it was read from its file
    return from_dict(new_notebook(cells=cells, metadata={"title": "The river"}))


def test_a_line_of_the_case_has_its_number_and_anything_else_has_none():
    """Is a cue taken for a line because of how its id looks?"""
    (section,) = page(notebook(), HERE)["sections"]
    assert section["look"][0]["line"] == "Line 7"
    assert section["look"][0]["matters"] == [("Line 12", "She waits.")]
    assert section["agreed"][0]["line"] == ""


def test_what_waits_is_no_zero_in_the_total():
    """Is a score that nobody has given counted against anybody?"""
    here = page(notebook(waits=True), HERE)
    assert here["total"] == {"what": "Points so far", "score": 20.0, "of": 40.0}
    assert page(notebook(), HERE)["total"] == {"what": "Points", "score": 80.0, "of": 100.0}


def test_that_it_waits_is_said_only_as_long_as_it_does():
    """Would a decided form still tell a student to wait?"""
    assert page(notebook(waits=True), HERE)["notes"] == [HELD, "A note.", "A notice."]
    assert page(notebook(), HERE)["notes"] == ["A note.", "A notice."]


def test_feedback_of_an_earlier_edition_loses_the_same_note_however_it_was_worded():
    """Would work graded last term say for ever that it waits?"""
    explained = {"notes": ["This waited, in other words.", "A note."], "sections": {}}
    old = {"order": [], "explained": explained | {"held": ["A cue was missed."]}}
    assert page(notebook(waits=True, **old), HERE)["notes"][0].startswith("This waited")
    assert page(notebook(**old), HERE)["notes"] == ["A note.", "A notice."]
    never = {"order": [], "explained": explained | {"held": []}}
    assert page(notebook(**never), HERE)["notes"][0].startswith("This waited")


def test_a_fault_of_the_course_is_not_explained_to_a_student():
    """Reasons on the course's side are not theirs to mend."""
    holds = [{"kind": "course", "reason": "The key is faulty."}]
    (notice,) = page(notebook(waits=True, holds=holds), HERE)["waiting"]
    assert notice["reasons"] == [] and "not yours" in notice["text"]
    holds = [{"kind": "person", "reason": "A cue was missed."}]
    assert page(notebook(waits=True, holds=holds), HERE)["waiting"][0]["reasons"]
    assert page(notebook(holds=holds), HERE)["waiting"][0]["text"].startswith("A person has looked")


def test_nothing_in_the_page_acts():
    """Could a name or a text run in a student's browser?"""
    html = render(page(notebook(), HERE | {"student": "<script>x</script>"}))
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_way_back_survives_odd_names():
    """Is a blank in an assignment's name an address?"""
    back = way_back("my river")
    assert back == {"desk": "../../../../desk", "form": "../../../../form/my%20river"}
