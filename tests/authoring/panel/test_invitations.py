"""What a member of a panel is sent: a form that stands alone, without anything of the key, and a letter."""

import io
import json
import re
import zipfile

import pytest
from bs4 import BeautifulSoup

from ipnb.authoring.panel.invitations import (
    NoInvitations,
    form_page,
    invitations,
    letter,
    read_members,
)
from ipnb.formulation.case import load_case


def test_a_folder_for_each_whatever_they_are_called(case):
    """Do two names, or one in another script, get in each other's way?"""
    packed = zipfile.ZipFile(
        io.BytesIO(invitations(load_case(case), ["Ana Ruiz", "李 明", "…"], "May"))
    )
    assert packed.namelist() == [
        f"08-wen-panel/{folder}/{file}"
        for folder in ("01-ana-ruiz", "02-li-ming", "03-member")
        for file in ("08-wen.html", "letter.txt")
    ]
    assert packed.read("08-wen-panel/01-ana-ruiz/letter.txt").decode().startswith("Dear Ana Ruiz,")


def told(page):
    return json.loads(BeautifulSoup(page, "html.parser").body["data-told"])


def test_the_form_is_blind_and_asks_nobody_else(case):
    """Does anything of the key, or an address elsewhere, stand in what colleagues receive?"""
    page = form_page(load_case(case), 'Ana "A" <b>')
    assert told(page)["name"] == 'Ana "A" <b>' and told(page)["case"]["sentences"]
    for part in ("narrative", "points", "instead"):
        assert part not in told(page)["case"]
    for secret in ("rationale", "Nothing is pushed away", "sufficient: ", "forbidden_actions"):
        assert secret not in json.dumps(told(page))
    assert not re.search(r"(?:src|href)=[\"'](?!data:)", page)
    assert page.count("</script>") == 1


def test_each_form_has_a_place_of_its_own(case):
    """Would two members at one machine read each other's answers?"""
    pages = [form_page(load_case(case), name) for name in ("Ana", "Ben")]
    assert len({told(page)["workspace"] for page in pages}) == 2


def test_the_letter_says_what_is_asked(case):
    """Does a colleague know how much it is, what to press, and until when?"""
    text = letter(load_case(case), "Ana", "12 December")
    assert "33 judgements" in text and "by 12 December" in text and "losing work, sleep" in text
    assert "Save my answers as a file" in text and "answer alone" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n", "one a line"),
        ("Ana\nBen\n Ana ", "Ana stands twice"),
        ("a" * 81, "too long"),
        ("\n".join(f"n{i}" for i in range(61)), "61 names"),
    ],
)
def test_a_list_that_is_none_is_refused(text, words):
    """Is a panel made up where nobody was named?"""
    with pytest.raises(NoInvitations, match=words):
        read_members(text)


def test_names_are_read_line_by_line():
    """Do blank lines and spaces become members?"""
    assert read_members(" Ana  Ruiz \n\nBen\r\n") == ["Ana Ruiz", "Ben"]
