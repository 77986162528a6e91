"""Whoever the hub lets in has the pages; others sign in, or are refused."""

import pytest
import requests
from desk.support import NAME

pytestmark = pytest.mark.xdist_group("student_server")


@pytest.mark.parametrize(
    "path", ["", f"form/{NAME}", "files/x/feedback/y/z.html", "nowhere", "lab/"]
)
def test_another_student_is_refused(hub, ada, path):
    """Signed in with one's own name: does somebody else's place open?"""
    answer = hub.visitor("bob").get(hub.url("ada", path))
    assert answer.status_code == 403
    assert "data-xsrf" not in answer.text


@pytest.mark.parametrize("path", ["", f"form/{NAME}", "nowhere"])
def test_nobody_is_led_to_the_sign_in(hub, ada, path):
    """Does an address tell anything to somebody who has not signed in?"""
    answer = requests.get(hub.url("ada", path), allow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/hub/api/oauth2/authorize")


def test_a_script_of_another_page_does_not_read_a_page(hub, ada):
    """With the cookies of a signed-in browser, but not by somebody who opens the page."""
    script = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    answer = ada.get(hub.url("ada"), headers=script, allow_redirects=False)
    assert answer.status_code == 302 and "data-xsrf" not in answer.text


def test_a_cookie_of_another_server_opens_nothing(hub, ada):
    """Is the cookie of one's own server taken at another's, under its name?"""
    bob = hub.visitor("bob")
    own = next(c for c in bob.cookies if c.name == "jupyterhub-user-bob")
    cookies = {"jupyterhub-user-ada": own.value, "jupyterhub-session-id": "x"}
    answer = requests.get(hub.url("ada"), cookies=cookies, allow_redirects=False)
    assert answer.status_code == 302


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_no_page_takes_anything_but_a_look(hub, ada, method):
    """All that changes something goes over the page's connection."""
    answer = ada.request(method, hub.url("ada"), allow_redirects=False)
    assert answer.status_code in (403, 405)
