"""The pages of a student's server: desk, form, feedback, ways elsewhere, and addresses that mean nothing."""

import os

import pytest
import requests
from desk.support import NAME

from ipnb.formulation.case import load_case
from student_server.student_hub import StudentHub

pytestmark = pytest.mark.xdist_group("student_server")
FEEDBACK = f"{NAME}/feedback/2026-11-22 01:33:07.123456 UTC/{NAME}.html"


def get(hub: StudentHub, visitor, path: str, **more):
    return visitor.get(hub.url("ada", path), **more)


def test_the_desk_and_the_form_are_pages_with_a_strict_policy(hub, ada):
    """May a page run anything that is not the course's own?"""
    case = load_case(hub.home("ada") / NAME / "case.json")
    for path, title in (("", "Your desk"), (f"form/{NAME}", case["title"])):
        page = get(hub, ada, path)
        assert page.status_code == 200 and f"<title>{title}" in page.text
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy
        assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "style=" not in page.text and "<style" not in page.text


def test_feedback_is_shown_and_can_run_nothing(hub, ada):
    """Is feedback where the desk and older bookmarks look for it, without a script?"""
    file = hub.home("ada") / FEEDBACK
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<title>Reasons</title>", encoding="utf-8")
    page = get(hub, ada, f"files/{FEEDBACK}")
    assert page.status_code == 200 and "Reasons" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "script" not in page.headers["Content-Security-Policy"]
    assert page.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    [
        "form/nowhere",
        "form/..",
        "form/..%2F..%2Fbob",
        f"form/%2e%2e/ada/{NAME}",
        f"form/{NAME}/../../bob/{NAME}",
        f"form/{NAME}%00",
        f"form/{NAME}%5C",
        "form/linked",
        "form/.hidden",
        f"files/{NAME}/answers.json",
        f"files/{NAME}/case.json",
        "files/../../etc/passwd",
        f"files/{NAME}/feedback/linked/x.html",
        f"files/{NAME}/feedback/..%2F..%2Fx.html",
        "files/%2Fetc%2Fpasswd/feedback/a/b.html",
        "api/contents",
        "terminals/1",
        "static/0/../settings.py",
        "static/00/student_server/settings.py",
        "static/00/workbench/answers_file.py",
        "voila/render/../x.ipynb",
        "tree",
        "formgrader/",
    ],
)
def test_an_address_names_what_it_says_or_nothing(hub, ada, path):
    """Does any way of writing an address lead out of an assignment's folder?"""
    secret = hub.home("bob") / "x.html"
    secret.write_text("bob's", encoding="utf-8")
    (hub.home("bob") / "case.json").write_text('{"title": "bob\'s"}', encoding="utf-8")
    home = hub.home("ada")
    for link, target in (
        (home / "linked", hub.home("bob")),
        (home / NAME / "feedback/linked", hub.home("bob")),
    ):
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(target)
    hidden = home / ".hidden"
    hidden.mkdir(exist_ok=True)
    (hidden / "case.json").write_text('{"title": "hidden"}', encoding="utf-8")
    status, text, led = hub.ask("ada", path, ada)
    if status == 302:
        assert path.startswith("voila/") and "/form/" in led
        return
    assert status == 404
    assert "bob" not in text and "root:" not in text and "hidden" not in text


def test_what_is_not_there_is_said_in_plain_words(hub, ada):
    """Is whoever follows an old link told what to do?"""
    page = get(hub, ada, "form/99-nothing")
    assert page.status_code == 404
    assert "There is nothing at this address" in page.text
    assert 'href="/user/ada/"' in page.text
    assert "Traceback" not in page.text and "tornado" not in page.text.lower()


def test_a_notebook_without_a_form_opens_in_jupyterlab(hub, ada):
    """Is a student with a notebook of code left with an empty page?"""
    plain = hub.home("ada") / "plain"
    plain.mkdir(exist_ok=True)
    (plain / "plain.ipynb").write_text("{}", encoding="utf-8")
    lab = get(hub, ada, "form/plain", allow_redirects=False)
    assert lab.headers["Location"] == "/user/ada/lab/lab/tree/plain/plain.ipynb"
    start = ada.get(hub.address + lab.headers["Location"], allow_redirects=False)
    goes_on = "%2Fuser%2Fada%2Flab%2Flab%2Ftree%2Fplain%2Fplain.ipynb"
    assert start.headers["Location"] == f"/hub/spawn/ada/lab?next={goes_on}"


@pytest.mark.parametrize(
    ("before", "now"),
    [("desk.ipynb", ""), (f"{NAME}/{NAME}.ipynb", f"form/{NAME}")],
)
def test_addresses_of_before_lead_to_the_pages(hub, ada, before, now):
    """Do links in feedback that was given before still work?"""
    led = get(hub, ada, f"voila/render/{before}", allow_redirects=False)
    assert led.headers["Location"] == f"/user/ada/{now}"


def test_the_way_back_in_a_page_of_feedback_is_an_address_here(hub, ada):
    """Does “Your desk” lead to the desk from wherever feedback is read?"""
    assert get(hub, ada, "desk", allow_redirects=False).headers["Location"] == "/user/ada/"


def test_a_case_that_cannot_be_read_is_no_error_page(hub, ada):
    """Is a page with a spoiled case still a page, which then says what to do?"""
    spoiled = hub.home("ada") / "spoiled"
    spoiled.mkdir(exist_ok=True)
    (spoiled / "case.json").write_bytes(os.urandom(200))
    page = get(hub, ada, "form/spoiled")
    assert page.status_code == 200 and "<title>spoiled</title>" in page.text


def test_who_asks_whether_it_is_alive_needs_no_name(hub, ada):
    """Does a page that is signed out still learn that its server is there?"""
    assert requests.get(hub.url("ada", "alive")).status_code == 204
