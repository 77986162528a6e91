"""What stands behind a page's connection, without one."""

import json

import pytest
from workbench.support import CASE, FULL, HEADING

from ipnb.student_server.page_state import UNREADABLE, open_desk, open_form


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case.json").write_bytes(CASE.read_bytes())
    return tmp_path


def edit(number=1, view="tab", after=None):
    return {"view": view, "n": number, "after": after}


def write(answers, **more):
    return {"state": {"answers": {**HEADING, **answers}, "edit": edit(**more)}}


def on_disk(folder):
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))


def test_a_form_shows_all_and_answers_a_change_with_what_the_page_does_not_know(folder):
    """Is what the page wrote sent back to it, over what was typed meanwhile?"""
    page = open_form(folder, {})
    assert set(page.whole()) == {"case", "answers", "edit", "status"}
    answer = page.take(write(FULL))
    assert set(answer["state"]) == {"status"} and answer["content"] is None
    assert answer["state"]["status"]["save"] == "saved"
    assert answer["state"]["status"]["seen"] == {"tab": 1}
    assert on_disk(folder)["states"] == FULL["states"]


def test_a_page_writes_what_is_its_own_and_nothing_else(folder):
    """Could a page change the case, or what is said of saving?"""
    page = open_form(folder, {})
    before = page.whole()
    for given in (
        {"case": {}, "status": {"save": "saved"}},
        {"answers": 5, "edit": "x"},
        ["answers"],
        7,
        {"_file": {}, "answers.x": {}},
    ):
        assert page.take({"state": given}) == {"state": {}, "content": None}
    assert page.whole() == before
    assert not (folder / "answers.json").exists()


def test_a_page_that_comes_back_takes_up_where_it_was(folder):
    """After a lost connection: does the same page get a question about its own answers?"""
    first = open_form(folder, {})
    first.whole()
    status = first.take(write({"links": ["l1"]}))["state"]["status"]
    # this one was taken, and the answer was lost on the way
    first.take(write({"links": ["l1", "l2"]}, number=2))
    sent = {**HEADING, "links": ["l1", "l2"]}
    again = open_form(folder, {"status": status, "unanswered": [sent]})
    assert again.whole()["status"]["seen"] == {"tab": 1}
    answer = again.take(write({"links": ["l2"]}, number=3))
    assert answer["state"]["status"]["save"] == "saved"
    assert on_disk(folder)["links"] == ["l2"] and not list(folder.glob("answers.conflict-*"))


def test_a_page_that_comes_back_does_not_save_over_somebody_else(folder):
    """After a lost connection, used on the phone meanwhile: is one of the two versions lost?"""
    home = open_form(folder, {})
    home.whole()
    status = home.take(write({"links": ["l1"]}))["state"]["status"]
    phone = open_form(folder, {})
    phone.whole()
    phone.take(write({"plan": ["p1"]}, view="phone"))
    again = open_form(folder, {"status": status, "unanswered": []})
    again.whole()
    answer = again.take(write({"links": ["l2"]}, number=2))
    assert answer["state"]["status"]["save"] == "conflict"
    assert on_disk(folder)["plan"] == ["p1"]


def test_before_anything_is_saved_the_workspace_stays_the_same(folder):
    """Would copies in the browser go by a name that nobody knows any more?"""
    known = open_form(folder, {}).whole()["status"]
    again = open_form(folder, {"status": known, "unanswered": []}).whole()["status"]
    assert again["workspace"] == known["workspace"]
    odd = open_form(folder, {"status": {"workspace": "../x", "seen": [1]}, "unanswered": 5})
    assert odd.whole()["status"]["workspace"] != "../x"


@pytest.mark.parametrize("text", ["", "[]", "5", '{"title": 5}', "\xff"])
def test_a_case_that_is_none_is_told_as_such(tmp_path, text):
    """Does anything in a folder get further than the one place that expects it?"""
    (tmp_path / "case.json").write_text(text, encoding="latin-1")
    with pytest.raises(UNREADABLE):
        open_form(tmp_path, {})


def test_a_desk_whose_exchange_is_gone_says_so(tmp_path, monkeypatch):
    """Is a student left with an empty list?"""
    monkeypatch.chdir(tmp_path)
    text = f"c = get_config()\nc.CourseDirectory.course_id = 'x'\nc.Exchange.root = {str(tmp_path / 'gone')!r}\n"
    (tmp_path / "nbgrader_config.py").write_text(text)
    page = open_desk(tmp_path, {})
    assert "Reading the list did not work" in page.whole()["trouble"]
    looked = page.take({"content": {"verb": "look"}})
    assert looked["content"] == {"verb": "look", "id": None}
