"""Writing a case without a terminal: each button does what its command does, and says so in the page."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ipnb.formulation import scaffold as starter
from ipnb.widgets import Authoring

NAME = "08-wen"
NOTEBOOK = Path(__file__).parents[2] / "deploy/local/write-a-case.ipynb"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course's folder with one new case."""
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    monkeypatch.delenv("IPNB_BOOK", raising=False)
    (tmp_path / "source").mkdir()
    starter.write(NAME, tmp_path, tmp_path / "keys")
    return tmp_path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(page):
    return BeautifulSoup(page.said.value, "html.parser")


def status(page):
    return said(page).find(role="status").get_text()


def tables(page):
    return {table.caption.get_text(): table for table in said(page).find_all("table")}


def test_check_says_everything_that_the_command_says(course):
    """Is whoever has no terminal told less?"""
    page = Authoring(course)
    assert page.case.options == (NAME,) and page.case.value == NAME
    page.check.click()
    assert status(page) == "“Wen and the night bus”: No faults, 2 notes. It may go to students."
    found = tables(page)
    assert list(found) == [
        "Faults and notes",
        "What each bot earned, 0 to 1",
        "How far each part can be guessed",
    ]
    assert "everything ticked" in found["What each bot earned, 0 to 1"].get_text()
    assert "states" in found["How far each part can be guessed"].get_text()


@pytest.mark.parametrize("press", ["check", "preview", "build"])
def test_a_fault_is_told_with_line_and_remedy_at_every_button(course, press):
    """Is there a button that hides a fault, or answers it with a traceback?"""
    change(course / "source" / NAME / "case.yaml", "only: [s02,", "only: [s77,")
    page = Authoring(course)
    getattr(page, press).click()
    [table] = tables(page).values()
    row = [cell.get_text(" ") for cell in table.tbody.tr.find_all(["th", "td"])]
    assert (
        row[0] == "Fault" and row[1].startswith("case.yaml:") and "items.states.only[0]" in row[1]
    )
    assert row[2] == "s77 is not judged in states." and row[3].startswith("Use one of")
    assert not page.shown.children
    assert not (course / "source" / NAME / "case.json").exists()


def test_build_makes_what_students_get_and_refuses_what_is_unfit(course):
    """Could a press of a button put a key with a hole before students?"""
    page = Authoring(course)
    change(course / "keys" / f"{NAME}.yaml", "  plan.p69:", "  # plan.p69:")
    page.build.click()
    assert status(page) == f"{NAME} is not built: 1 fault, 2 notes."
    assert "There is no reason for plan.p69" in said(page).get_text()
    change(course / "keys" / f"{NAME}.yaml", "  # plan.p69:", "  plan.p69:")
    page.build.click()
    assert status(page).startswith(f"Wrote source/{NAME}/{NAME}.ipynb and source/{NAME}/case.json.")
    assert (course / "source" / NAME / f"{NAME}.ipynb").exists()


def test_preview_shows_the_form_and_leaves_nothing_beside_the_case(course):
    """An answers.json in an instructor's source folder would be released to everyone."""
    page = Authoring(course)
    page.preview.click()
    [form] = page.shown.children
    assert form.case["id"] == NAME and form.status["feedback"] is None
    assert "rationale" not in json.dumps(form.case)
    form.set_state(
        {"answers": {"states": {"s02": "flow"}}, "edit": {"view": "tab", "n": 1, "after": None}}
    )
    assert form.status["save"] == "saved"
    assert [path.name for path in (course / "source" / NAME).iterdir()] == ["case.yaml"]
    page.check.click()
    assert page.shown.children == ()


def test_preview_with_reasons_shows_what_the_best_student_reads(course):
    """Can an instructor read the reasons as students will?"""
    page = Authoring(course)
    page.reasons.value = True
    page.preview.click()
    [form] = page.shown.children
    assert form.status["feedback"]["total_band"] == "expert-like"
    assert form.answers["states"]["s05"] == "flow"


def test_a_new_case_is_started_and_chosen(course):
    """Does the list know it at once, and is nothing overwritten?"""
    page = Authoring(course)
    page.name.value = " 09-a-long-winter "
    page.start.click()
    assert page.case.value == "09-a-long-winter" and page.name.value == ""
    assert (course / "source/09-a-long-winter/case.yaml").exists()
    before = (course / "source" / NAME / "case.yaml").read_bytes()
    for name in (NAME, "A Name!", ""):
        page.name.value = name
        page.start.click()
        assert status(page).startswith("Nothing was written:")
    assert (course / "source" / NAME / "case.yaml").read_bytes() == before


def test_a_course_without_a_case_says_how_to_start(tmp_path):
    """Does an empty course end in an error?"""
    (tmp_path / "source").mkdir()
    page = Authoring(tmp_path)
    for button in (page.check, page.preview, page.build):
        button.click()
        assert "Give a name, and start one." in status(page)


def test_a_case_that_went_away_is_not_asked_for(course):
    """Is a folder that was deleted meanwhile a traceback?"""
    page = Authoring(course)
    starter.write("09-next", course, course / "keys")
    (course / "source" / NAME / "case.yaml").unlink()
    page.check.click()
    assert page.case.options == ("09-next",)


def test_what_an_author_wrote_cannot_act_in_the_page(course):
    """Could a title run a script in an instructor's browser?"""
    change(
        course / "source" / NAME / "case.yaml",
        '"Wen and the night bus"',
        '"<script>alert(1)</script>"',
    )
    page = Authoring(course)
    page.check.click()
    assert said(page).find("script") is None
    assert "<script>alert(1)</script>" in status(page)


def test_every_control_has_a_name_and_every_table_heads():
    """Would somebody who listens know what a control is for?"""
    page = Authoring(Path(__file__).parents[2])
    assert page.case.description == "Case" and page.name.description == "New case"
    assert page.reasons.description.startswith("Preview with")
    assert [b.description for b in (page.check, page.preview, page.build, page.start)] == [
        "Check",
        "Preview",
        "Build",
        "Start it",
    ]
    assert all(b.tooltip for b in (page.check, page.preview, page.build, page.start))


def test_the_instructors_notebook_runs_as_it_is_shipped(course, monkeypatch):
    """Does the page that the hub puts into an instructor's folder work, and into nobody else's?"""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    [code] = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert code.splitlines()[-1] == "Authoring()" and len(code.splitlines()) == 3
    monkeypatch.chdir(course)
    scope = {}
    exec(code.replace("Authoring()", "page = Authoring()"), scope)
    assert scope["page"].case.value == NAME
    assert NOTEBOOK.parent.name == "local" and NOTEBOOK.name not in {
        path.name for path in (NOTEBOOK.parent / "notebooks").iterdir()
    }
