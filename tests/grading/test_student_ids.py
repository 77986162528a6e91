"""Ids are names of folders that students choose: who may be a student, and what a message shows of the
others."""

import os
import unicodedata

import pytest

from ipnb.grading.student_ids import id_problem, quoted, same_characters, similar_ids

FIT = [
    "ada",
    "Ada",
    "ada_l",
    "ada.lovelace",
    "ada-l",
    "_ada",
    "ada@example.org",
    "o'brien",
    "ann lee",
    "Zoë-Łukasz-李",
    "Zoe\u0308",
    "Дарья",
    "007",
    "None",
    "a" * 128,
]
UNFIT = {
    "": "does not begin",
    "   ": "blank at an end",
    "bob ": "blank at an end",
    "ann  lee": "two together",
    "bob\u00a0": "\\xa0",
    "a\nb": "\\n",
    "a\tb": "\\t",
    "\x1b[2Jroot": "\\x1b",
    "a\u009b2Jb": "\\x9b",
    "\u202eecila": "\\u202e",
    "ali\u200bce": "\\u200b",
    "lee,ann": "“,”",
    "a;b": "“;”",
    "[ab]": "“[”",
    "a*b": "“*”",
    "a?b": "“?”",
    "a\\b": "“\\”",
    "a/b": "“/”",
    "a:b": "“:”",
    "=cmd|' _C calc'!A0": "“=”",
    "<img src=x onerror=alert(1)>": "“<”",
    '"><svg>': '“"”',
    "{{7*7}}": "“{”",
    "$HOME": "“$”",
    "@SUM(1)": "“(”",
    "@ada": "does not begin",
    "-rf": "does not begin",
    "-2+3": "plus sign",
    "a+b": "plus sign",
    ".hidden": "begins with a full stop",
    "...": "begins with a full stop",
    "y" * 129: "more than 128 signs",
    os.fsdecode(b"caf\xe9"): "not UTF-8",
    os.fsdecode(b"\xed\xa0\x80x"): "not UTF-8",
    "\U0001f9e0": "\U0001f9e0",
}


@pytest.mark.parametrize("name", FIT)
def test_what_the_hub_and_nbgrader_allow_is_an_id(name):
    """Would somebody with an accent, a blank or an address as a name be turned away?"""
    assert id_problem(name) == ""


@pytest.mark.parametrize("name", UNFIT)
def test_what_one_of_the_tools_cannot_take_is_none_and_said(name):
    """Could a folder's name act in a page, a pattern, a table, a terminal or the exchange?"""
    assert UNFIT[name] in id_problem(name)


@pytest.mark.parametrize("name", [*FIT, *UNFIT])
def test_a_message_shows_every_name_and_nothing_acts(name):
    """Could a name turn, hide or colour what stands in a log, or not be written to it at all?"""
    for text in (quoted(name), id_problem(name)):
        text.encode("utf-8")
        assert not [sign for sign in text if unicodedata.category(sign)[0] == "C"]
    assert len(quoted("x" * 255)) == 62


def test_spellings_that_are_probably_one_person_stand_together():
    """Case, how an accent is stored, and a Cyrillic letter that looks Latin."""
    names = ["ada", "Ada", "\u0430da", "Zo\u00eb", "Zoe\u0308", "ben"]
    assert similar_ids(names) == [["Ada", "ada", "\u0430da"], ["Zoe\u0308", "Zo\u00eb"]]
    assert same_characters("Zo\u00eb", "Zoe\u0308")
    assert not same_characters("ada", "Ada")
