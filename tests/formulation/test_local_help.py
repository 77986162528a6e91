"""Who helps where the course is taught: one setting, shown wherever a case says where to turn."""

import json
from pathlib import Path

from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.local_help import (
    LocalHelp,
    department_contact,
    help_from,
    local_help,
    with_local_help,
)

from .sample import sample

CHECKOUT = Path(__file__).parents[2]


def test_one_setting_reaches_the_form_and_the_notebook(tmp_path, monkeypatch):
    """Must a department write its number into seventeen files?"""
    monkeypatch.delenv("IPNB_CONTACT", raising=False)
    (tmp_path / "source").mkdir()
    (tmp_path / "contact.txt").write_text("Room 12,\n555 0100\n", encoding="utf-8")
    case, _ = sample()
    build(case, tmp_path / "source/00-sample")
    shown = json.loads((tmp_path / "source/00-sample/case.json").read_text(encoding="utf-8"))[
        "supports"
    ]
    assert shown.endswith("In your department: Room 12, 555 0100")
    assert "555 0100" in (tmp_path / "source/00-sample/00-sample.ipynb").read_text(encoding="utf-8")
    monkeypatch.setenv("IPNB_CONTACT", "555 0199")
    assert department_contact(tmp_path) == "555 0199", "what a hub sets goes before the file"


def test_without_the_setting_nothing_is_promised(tmp_path, monkeypatch):
    """Would students read a sentence with a gap in it?"""
    monkeypatch.delenv("IPNB_CONTACT", raising=False)
    case, _ = sample()
    assert with_local_help(case, local_help(tmp_path)) is case
    listed = with_local_help({**case, "supports": ["a", "b"]}, LocalHelp(department="c"))
    assert listed["supports"] == ["a", "b", "in your department: c"]


def test_the_books_settings_reach_a_case(tmp_path, monkeypatch):
    """Is a number that a department sets once told in the form, with its place, before the department's own?"""
    monkeypatch.delenv("IPNB_CONTACT", raising=False)
    (tmp_path / "_config.yml").write_text(
        "sphinx:\n  config:\n    local_help: {place: Ontario, emergency: 911, crisis: 988, department: Room 12}\n"
    )
    known = local_help(tmp_path)
    assert known == LocalHelp("Ontario", "911", "988", "", "Room 12")
    told = with_local_help({"supports": "You may stop."}, known)["supports"]
    assert told == (
        "You may stop. In Ontario the emergency number is 911; a crisis line is 988. "
        "In your department: Room 12"
    )
    (tmp_path / "contact.txt").write_text("Room 14")
    assert local_help(tmp_path).department == "Room 14", "what was set before still holds"
    assert help_from({"emergency": None, "unheard": 1}) == LocalHelp()
    assert with_local_help({"supports": ["a"]}, LocalHelp(crisis="988"))["supports"] == [
        "a",
        "here a crisis line is 988",
    ]


def test_no_case_holds_a_placeholder():
    """Does a public page still say that somebody should add something?"""
    for file in [*CHECKOUT.glob("source/*/case.yaml"), *CHECKOUT.glob("book/practice/*/case.yaml")]:
        case = load_case(file)
        assert "[" not in str(case["supports"]), file
        assert "your department" not in str(case["supports"]).lower(), file
