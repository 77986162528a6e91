"""A class from a file and grades as files, through an instructor's server."""

import csv
import io
import json

import pytest
from playwright.sync_api import expect

from grading.course import NAME

pytestmark = pytest.mark.xdist_group("class pages")
ROSTER = "student id,first name,last name\nada,Ada,Lovelace\nzoe,Zoë,Ó Dálaigh\n"


def test_a_roster_is_looked_at_and_then_entered(teaching, page, tmp_path):
    """Is a class entered with one fault in it, or before anybody has seen what would change?"""
    teaching.sign_in(page, "formgrader/class/files")
    file, said = page.get_by_label("The file", exact=True), page.locator("#roster-said")
    look = page.get_by_role("button", name="Look at it")
    enter = page.get_by_role("button", name="Enter it")
    file.set_input_files(
        {"name": "r.csv", "mimeType": "text/csv", "buffer": f"{ROSTER}x+y,X,Y\n".encode()}
    )
    look.click()
    expect(said).to_contain_text("Line 4, column 1 (student id): “x+y” holds a plus sign")
    expect(said).to_contain_text("Give another id.")
    expect(enter).to_be_hidden()
    file.set_input_files(
        {"name": "r.csv", "mimeType": "text/csv", "buffer": ROSTER.encode("utf-16")}
    )
    look.click()
    expect(said).to_contain_text("Not entered yet: 1 new, 1 changed")
    expect(said).to_contain_text("New: Ó Dálaigh, Zoë (zoe)")
    enter.click()
    expect(said).to_contain_text("Entered: 1 new, 1 changed")
    with teaching.course.open_gradebook() as gradebook:
        assert gradebook.find_student("zoe").last_name == "Ó Dálaigh"
        assert gradebook.find_student("ada").first_name == "Ada"
        gradebook.remove_student("zoe")


def test_a_platform_s_file_is_filled_and_kept(teaching, page):
    """Does an export of Canvas come back with the grades in it?"""
    export = (
        f'Student,ID,SIS Login ID,Section,{NAME} (7)\n    Points Possible,,,,100\n"L, A",1,ada,A,\n'
    )
    teaching.sign_in(page, "formgrader/class/files")
    page.get_by_label("The platform’s file").set_input_files(
        {"name": "c.csv", "mimeType": "text/csv", "buffer": export.encode()}
    )
    page.get_by_role("button", name="Fill it").click()
    link = page.get_by_role("link", name="Keep canvas-filled.csv")
    with page.expect_download() as kept:
        link.click()
    rows = list(csv.reader(io.StringIO(kept.value.path().read_text(encoding="utf-8"))))
    assert rows[0][4] == f"{NAME} (7)" and float(rows[2][4]) > 60
    expect(page.locator("#fill-said")).to_contain_text("1 number filled in.")


def test_files_hold_what_is_final_and_no_formula(teaching):
    """Would a spreadsheet run a student's name, or a platform take a held form for a zero?"""
    status, text, headers = teaching.get(f"formgrader/class/grades/{NAME}?for=moodle")
    assert status == 200 and headers["Content-Type"].startswith("text/csv")
    assert [row["Username"] for row in csv.DictReader(io.StringIO(text))] == ["ada"]
    status, text, _ = teaching.get("formgrader/class/outcomes.csv")
    rows = {row["student_id"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
    assert (
        rows["ben"]["last_name"].startswith("'=cmd|") and rows["held"]["1: tell states apart"] == ""
    )


@pytest.mark.parametrize(
    "address, status", [(f"class/grades/{NAME}?for=x", 404), ("class/grades/99-nothing", 404)]
)
def test_other_addresses_are_refused(teaching, address, status):
    """Does a wrong address end in a traceback?"""
    assert teaching.get(f"formgrader/{address}")[0] == status


def test_what_is_no_file_of_a_platform_is_told(teaching):
    """Is a wrong file filled with grades?"""
    for body, said in (
        (b"", "is empty"),
        (b"a,b\n1,2\n", "no export of Moodle"),
        (b"PK\0\0", "is no CSV"),
    ):
        status, text = teaching.post("formgrader/api/class/fill", body)
        assert status == 400 and said in json.loads(text)["words"]
