"""A printed page a student: it fits, it is accessible, and the one for students tells nothing of the key."""

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from grading.talks import student_name
from grading.test_defence_material import read
from ipnb.grading.defence_page import CLASS, as_page, in_numbers, sheets, write_sheets


@pytest.fixture(scope="module")
def material(thirty):
    return read(thirty)


def test_one_printed_page_a_student(material, tmp_path, page: Page):
    """Does a sheet run over, so that names and answers of two lie on one page?"""
    (tmp_path / "class.html").write_text(as_page(material, sheets(material)), encoding="utf-8")
    page.goto(f"file://{tmp_path}/class.html")
    printed = page.pdf(prefer_css_page_size=True)
    cover = 1
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(material.questions) + cover


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_on_a_screen_it_is_accessible_and_not_too_wide(
    material, tmp_path, page: Page, axe, width, scheme
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    (tmp_path / "one.html").write_text(
        as_page(material, sheets(material, student_name(3))), encoding="utf-8"
    )
    page.goto(f"file://{tmp_path}/one.html")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sheet_says_what_to_bring_and_what_each_question_is_about(material):
    view = sheets(material, student_name(3))[0]
    page = BeautifulSoup(as_page(material, [view]), "html.parser")
    sheet = page.find(class_="sheet")
    assert "Bring the case, open at “Part" in sheet.header.get_text()
    assert len(sheet.select("ol > li")) == len(view.asked)
    assert all(one.select(".room, .boxes") for one in sheet.select("ol > li"))
    assert "typed in Formgrader" in sheet.footer.get_text()
    assert len(sheet.select("footer dl div")) == 4


def test_what_students_get_tells_nothing_of_the_key_or_the_class(material):
    page = as_page(material, sheets(material), for_students=True)
    assert not re.search(r"The key|Enough by|who answered:|They said|Because of what|unread", page)
    whole = as_page(material, sheets(material))
    assert "The key" in whole and "unread" in whole
    assert page.count('class="ask"') == whole.count('class="ask"')


def test_files_one_a_student_and_one_for_the_class(material, tmp_path):
    written = write_sheets(material, tmp_path / "sheets", None, for_students=False)
    assert {path.name for path in written} == {CLASS} | {
        f"{who}.html" for who in material.questions
    }
    assert (tmp_path / "sheets").stat().st_mode & 0o077 == 0, "nobody else may look in"
    first = {path.name: path.read_bytes() for path in written}
    again = write_sheets(material, tmp_path / "again", None, for_students=False)
    assert {path.name: path.read_bytes() for path in again} == first
    [one] = write_sheets(material, tmp_path / "one", student_name(1), for_students=True)
    assert "Bao Tran" in one.read_text(encoding="utf-8")


def test_what_a_student_wrote_cannot_act(material):
    from dataclasses import replace

    student = student_name(3)
    claim = next(one for one in material.questions[student] if one.kind == "claim")
    evil = replace(claim, answer="<script>alert(1)</script>\u202e because")
    page = as_page(
        replace(material, questions={student: [evil]}),
        sheets(replace(material, questions={student: [evil]})),
    )
    assert "<script" not in page and "\u202e" not in page


def test_ids_are_written_as_people_see_them():
    assert in_numbers("s05 and s12, not plus05") == "line 5 and line 12, not plus05"
