"""What the server answers to a page: versions, blindness, and words wherever something is in the way."""

import pytest
from grading.course import NAME

from ipnb.marking.order import sample

pytestmark = pytest.mark.xdist_group("marking")


def level(number, criterion="0"):
    return {"criterion": criterion, "level": number}


def test_two_markers_at_once_lose_nothing_and_are_told(signed_in):
    """Is the later of two marks swallowed, or the earlier one overwritten?"""
    ada, ben = signed_in(), signed_in()
    assert ada.act("s001", "level", **level(1)).status_code == 200
    answer = ben.act("s001", "level", version=0, **level(3))
    assert answer.status_code == 409 and answer.json()["row"]["levels"]["0"] == 1
    assert answer.json()["conflict"]["by"] != "you, in another window"
    # also after a reload
    (aside,) = ben.row("s001")["aside"]
    assert (aside["criterion"], aside["level"]) == ("0", 3)
    other = ben.act("s001", "level", version=0, **level(2, "1"))
    assert other.status_code == 200 and len(other.json()["others"]) == 1
    levels = ben.act("s001", "level", **level(3)).json()["row"]["levels"]
    assert (levels["0"], levels["1"]) == (3, 2)


def test_the_class_is_told_without_a_name(signed_in, served):
    """Does the page know whose a text is before anybody asks for names?"""
    marker = signed_in()
    answer = marker.get(f"api/class/{NAME}/n1/first")
    told = answer.json()
    assert len(told["rows"]) == 8 and "s00" not in answer.text
    assert {row["state"] for row in told["rows"]} == {"", "blank", "unread"}
    assert set(told["orders"]) == {"", "0", "1", "2", "3", "4"}
    assert sorted(told["orders"]["0"]) == list(range(8))
    names = marker.get(f"api/names/{NAME}/n1").json()
    assert ["s001", "s001"] in names.values()


def test_groups_are_the_students_own_judgements(signed_in):
    """Can answers of those who judged alike be read together?"""
    groups = signed_in().get(f"api/groups/{NAME}/n1").json()
    window = [one for one in groups if one["section"] == "Window" and one["item"] == "Part 2"]
    assert sum(len(one["ids"]) for one in window) == 6 and len(window) > 1


@pytest.mark.deep
def test_a_second_marker_sees_nothing_until_both_are_through(signed_in, served):
    """Is a second marking blind, and the agreement shown after it?"""
    ada, ben = signed_in(), signed_in()
    names = {served.marking.id_of(f"s00{number}"): f"s00{number}" for number in range(6)}
    student = names[sample(names, "n1").pop()]
    for criterion in "01234":
        assert ada.act(student, "level", **level(2, criterion)).status_code == 200
    (row,) = ben.get(f"api/class/{NAME}/n1/second").json()["rows"]
    assert names[row["id"]] == student
    assert row["levels"] == {} and "manual" not in row
    assert ada.get(f"api/class/{NAME}/n1/second").json()["rows"] == []
    refused = ada.act(student, "level", "second", **level(2))
    assert refused.status_code == 400 and "somebody else's" in refused.json()["problem"]
    for criterion, given in zip("01234", (2, 2, 1, 0, 2), strict=True):
        assert ben.act(student, "level", "second", **level(given, criterion)).status_code == 200
        if criterion != "4":
            assert ben.row(student)["blind"] and ben.row(student)["levels"] == {}
    assert ben.row(student)["twice"]["second"] == {"0": 2, "1": 2, "2": 1, "3": 0, "4": 2}
    agreement = ada.get(f"api/agreement/{NAME}/n1").json()
    assert (agreement["texts"], agreement["gaps"]) == (1, 1)
    assert (agreement["all"]["exact"], agreement["all"]["near"]) == (0.6, 0.8)
    agreed = ada.row(student, "agreed")
    assert agreed["levels"] == {"0": 2, "1": 2, "4": 2} and not agreed["complete"]
    for criterion in "23":
        ada.act(student, "level", "agreed", **level(1, criterion))
    points = ada.row(student, "agreed")["points"]
    assert points < 25 / 15 * 10 and served.marking.in_gradebook(student)[0] == points


def test_undo_answers_with_the_text_it_changed(signed_in):
    """Does a page know which text an undo concerned?"""
    marker = signed_in()
    assert marker.post(f"api/undo/{NAME}/n2/first", {}).json()["row"] is None
    row = marker.act("s003", "level", part="n2", **level(1)).json()["row"]
    undone = marker.post(f"api/undo/{NAME}/n2/first", {}).json()["row"]
    assert undone["id"] == row["id"] and undone["levels"] == {}


def test_markup_stays_text(signed_in, served):
    """Does a comment with markup reach anything but the student's page, as text?"""
    marker = signed_in()
    text = "<img src=x onerror=alert(1)> & 'so'"
    marker.act("s004", "comments", part="n2", comments=[{"criterion": "", "text": text}])
    assert served.marking.in_gradebook("s004", "n2")[2] == text
    assert marker.row("s004", part="n2")["comments"] == [{"criterion": "", "text": text}]


@pytest.mark.parametrize(
    "path, status, words",
    [
        (f"api/class/{NAME}/n9/first", 404, "no part n9"),
        (f"api/class/{NAME}/n1/third", 404, "no stage third"),
        ("api/class/nothing/n1/first", 404, "does not know nothing"),
        (f"api/text/{NAME}/n1/first/0123", 400, "not in the gradebook"),
    ],
)
def test_what_is_not_there_is_said(signed_in, path, status, words):
    """Is a fault a page of HTML that the marker's page cannot show?"""
    answer = signed_in().get(path)
    assert answer.status_code == status and words in answer.json()["problem"]


def test_only_the_page_itself_can_mark(signed_in, served):
    """Could a link on another site, or somebody who is not signed in, change a mark?"""
    marker = signed_in()
    place = f"api/text/{NAME}/n2/first/{served.marking.id_of('s005')}"
    sent = {"kind": "level", "version": 0, "digest": "", **level(3)}
    assert marker.post(place, sent, **{"X-XSRFToken": ""}).status_code == 403
    marker.http.cookies.clear()
    assert marker.post(place, sent).status_code == 403
    assert served.marking.in_gradebook("s005", "n2")[0] is None
