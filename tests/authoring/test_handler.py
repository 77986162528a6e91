"""Trouble is said in words, with the status that belongs to it."""

import pytest
import requests

pytestmark = pytest.mark.xdist_group("authoring")


def test_a_case_that_is_not_there_is_said(author):
    """Does a renamed case, or a bent address, end in a traceback?"""
    for path in (
        "api/files/07-gone",
        "api/versions/..%2f..%2fkeys",
        "edit/07-gone",
        "edit/%3Cb%3E",
    ):
        answer = author.get(path)
        assert answer.status_code == 404 and "There is no case" in answer.text, path
        assert "<b>" not in answer.text and "Traceback" not in answer.text


def test_nobody_else_may_ask(server, author):
    """Is a key open to whoever knows the address, or to a page of another site?"""
    for path in ("authoring", "authoring/api/files/x", "authoring/static/web/dom.js"):
        answer = requests.get(server.address + path, timeout=60, allow_redirects=False)
        assert answer.status_code in (302, 403), path
    answer = author.http.post(f"{author.address}/api/new", json={"name": "x"}, timeout=60)
    assert answer.status_code == 403


def test_too_much_at_once_is_refused(author):
    """Can one request fill the server's memory with a text that nobody wrote?"""
    answer = author.post("check/x", {"case": "a" * 8_100_000})
    assert answer.status_code == 400 and "too much" in answer.json()["problem"]
