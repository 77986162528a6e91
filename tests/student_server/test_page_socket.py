"""A page's connection: whose it may be, and what may be said on it."""

import json
import time

import pytest
from desk.support import NAME
from tornado.httpclient import HTTPClientError

from ipnb.student_server.page_socket import CHECK_SECONDS
from student_server.student_hub import COURSE
from student_server.talk import request_for, talk, token_of

pytestmark = pytest.mark.xdist_group("student_server")


@pytest.fixture(scope="module")
def hello(hub, ada):
    return {"xsrf": token_of(hub, "ada", ada)}


def refused(request) -> int:
    with pytest.raises(HTTPClientError) as said:
        talk(request)
    return said.value.code


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1.evil.example", "file://"],
)
def test_a_page_of_another_site_gets_no_connection(hub, ada, origin):
    """Could a page elsewhere, opened in the same browser, read or change answers?"""
    assert refused(request_for(hub, "ada", ada, "desk", Origin=origin)) == 403


def test_somebody_else_gets_no_connection(hub, ada):
    """Signed in as another student, or as nobody."""
    bob = hub.visitor("bob")
    assert refused(request_for(hub, "ada", bob, "desk")) == 403
    assert refused(request_for(hub, "ada", ada, "desk", Cookie="")) == 403


@pytest.mark.parametrize("token", ["", "x", None, 5, ["x"]])
def test_without_the_pages_own_token_nothing_is_told(hub, ada, token):
    """A page of another server of this hub has the same cookies: does it get a state?"""
    request = request_for(hub, "ada", ada, "desk")
    assert talk(request, {"xsrf": token}) == [4403]


def test_the_desk_tells_its_rows_and_takes_a_step(hub, ada, hello):
    """Is what the page asks for done, and answered in the order in which it was asked?"""
    first, looked, nothing, odd = talk(
        request_for(hub, "ada", ada, "desk"),
        hello,
        {"content": {"verb": "look"}},
        {},
        {"content": {"verb": "__init__", "id": NAME}},
    )
    assert [row["id"] for row in first["state"]["rows"]] == [NAME]
    assert first["state"]["rows"][0]["form"] == f"/user/ada/form/{NAME}"
    assert first["state"]["student"] == "ada"
    assert looked == {"state": {}, "content": {"verb": "look", "id": None}}
    assert nothing == {"state": {}, "content": None}
    assert odd["content"] == {"verb": "__init__", "id": NAME}


def test_what_instructors_see_is_shown_and_switched_off(hub):
    """Over real connections: told first, shown then, counted by the form, and gone once it is not wanted."""
    visitor = hub.visitor("fay")
    hello = {"xsrf": token_of(hub, "fay", visitor)}
    desk = request_for(hub, "fay", visitor, "desk")

    def shown() -> list[dict]:
        files = (hub.exchange / COURSE / "begun").glob("fay+*.json")
        return [json.loads(file.read_text(encoding="utf-8")) for file in files]

    (first,) = talk(desk, hello)
    assert first["state"]["sharing"] == "on" and shown() == []
    talk(desk, hello, {"content": {"verb": "begin", "id": NAME}})
    assert shown()[0]["begun"][NAME]["answered"] == 0
    answers = {"schema": "ipnb.answers/1", "case": NAME, "states": {"s02": "flow"}}
    edit = {"view": "tab", "n": 1, "after": None}
    form = request_for(hub, "fay", visitor, f"form/{NAME}")
    talk(form, hello, {"state": {"answers": answers, "edit": edit}})
    assert shown()[0]["begun"][NAME]["answered"] == 1
    _, off = talk(desk, hello, {"content": {"verb": "share", "id": "off"}})
    assert off["state"]["sharing"] == "off" and off["content"] == {"verb": "share", "id": "off"}
    assert [one["shares"] for one in shown()] == [False] and "begun" not in shown()[0]


def test_answers_are_saved_and_handed_in(hub, ada, hello):
    """From an answer to a receipt, over one connection."""
    answers = {"schema": "ipnb.answers/1", "case": NAME, "states": {"s02": "flow"}}
    edit = {"view": "tab", "n": 1, "after": None}
    first, saved, handed_in = talk(
        request_for(hub, "ada", ada, f"form/{NAME}"),
        hello,
        {"state": {"answers": answers, "edit": edit}},
        {"content": {"verb": "submit"}},
    )
    assert first["state"]["case"]["id"] == NAME
    assert saved["state"]["status"]["save"] == "saved"
    stored = json.loads((hub.home("ada") / NAME / "answers.json").read_text(encoding="utf-8"))
    assert stored["states"] == {"s02": "flow"} and stored["student"] == "ada"
    assert handed_in["content"]["receipt"]["digest"]
    assert handed_in["content"]["desk"] == "/user/ada/"


@pytest.mark.parametrize(
    "said", ["no json", "[1]", "[" * 100_000, "5"], ids=["words", "list", "deep", "number"]
)
def test_what_is_no_message_ends_the_connection(hub, ada, said):
    """Does anything a browser can send bring the server down?"""
    assert talk(request_for(hub, "ada", ada, "desk"), said) == [4400]
    assert ada.get(hub.url("ada")).status_code == 200


@pytest.mark.parametrize("path", ["form/nowhere", "form/%2e%2e%2fbob", "form/%00"])
def test_a_form_that_is_not_there_is_said_for_good(hub, ada, hello, path):
    """Would a page try again for ever?"""
    request = request_for(hub, "ada", ada, path)
    assert talk(request, hello) == [4404]


@pytest.mark.deep
def test_whoever_signs_out_in_another_tab_leaves_no_open_page(hub):
    """On a shared computer: can the next person go on answering in a page that was left open?"""
    visitor = hub.visitor("ines")
    own = {"xsrf": token_of(hub, "ines", visitor)}

    def signs_out():
        visitor.get(f"{hub.address}/hub/logout")
        time.sleep(CHECK_SECONDS + 1)
        return {"content": {"verb": "look"}}

    first, then = talk(request_for(hub, "ines", visitor, "desk"), own, signs_out)
    assert first["state"]["student"] == "ines"
    assert then == 4403


def test_a_fault_in_one_message_ends_nothing(hub, ada, hello):
    """A folder that goes away under an open form: is it said, and does the connection stand?"""
    (hub.home("ada") / NAME).rename(hub.home("ada") / "moved")
    try:
        _, said = talk(
            request_for(hub, "ada", ada, "desk"), hello, {"content": {"verb": "submit", "id": NAME}}
        )
        assert "refused" in said["content"]
    finally:
        (hub.home("ada") / "moved").rename(hub.home("ada") / NAME)
