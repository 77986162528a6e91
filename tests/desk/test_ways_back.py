"""A page of feedback that is opened in JupyterLab leads to the desk and the form that the student knows."""

import urllib.error
import urllib.request

import pytest
from grading.instructor_server import TOKEN, Server


class Stays(urllib.request.HTTPRedirectHandler):
    """Does not follow where it is led."""

    def redirect_request(self, *_):
        return None


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A student's JupyterLab beside the light server, with the configuration that the hub gives it."""
    home = tmp_path_factory.mktemp("lab") / "home"
    home.mkdir()
    server = Server(home, "student", ("jupyterlab",), IPNB_STUDENT_SERVER="/user/robin/")
    yield server
    server.stop()


def led(server, path, token=TOKEN):
    request = urllib.request.Request(
        server.address + path, headers={"Authorization": f"token {token}"}
    )
    try:
        urllib.request.build_opener(Stays).open(request, timeout=60)
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", "")
    return None


def test_links_of_a_feedback_page_lead_to_the_first_server(lab):
    """Is “The case and your answers” a dead link in the server called lab?"""
    assert led(lab, "desk") == (302, "/user/robin/")
    assert led(lab, "form/06-recovery") == (302, "/user/robin/form/06-recovery")
    assert led(lab, "form/my%20river/") == (302, "/user/robin/form/my%20river")


def test_no_address_leads_to_another_machine_and_nobody_is_led_who_is_not_signed_in(lab):
    """Can a link to this server be bent into one to another?"""
    for path in ("form//elsewhere.example", "form/https:%2F%2Felsewhere.example"):
        status, to = led(lab, path)
        assert status == 302 and to.startswith("/user/robin/form/")
    assert led(lab, "form/06-recovery", "wrong")[1].startswith("/login")
