"""From a learning platform into the course: a real hub, a platform that signs, and all that may be wrong."""

import re
from html import unescape

import httpx
import pytest
from department.sign_in.lti import launch_context, linked_assignment
from lms.platform import (
    COURSE,
    DEPLOYMENT,
    GRADES,
    INSTRUCTOR,
    LEARNER,
    LTI,
    ROLE,
    SCOPES,
    LearningPlatform,
    new_key,
)

from ipnb.lms.grade_service import GradeService, Score
from ipnb.lms.records import TOOL_KEY, Context, open_records
from signing_in.hub import Hub, Visitor


@pytest.fixture(scope="module")
def lms():
    """A platform for the whole file."""
    platform = LearningPlatform().start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def hub(lms, tmp_path_factory):
    """A hub that knows the platform, with a gradebook."""
    state = tmp_path_factory.mktemp("lti")
    hub = Hub(state, "lti", lms.settings(), gradebook=f"sqlite:///{state}/gradebook.db").start()
    lms.tool_keys = f"{hub.address}/hub/lti13/jwks"
    yield hub
    hub.stop()


@pytest.fixture
def visitor(hub, lms):
    """Somebody new, at a platform that does everything right."""
    lms.launch_as, lms.shift, lms.signs_with, lms.failures = {}, 0.0, None, {}
    return Visitor(hub)


def begin(visitor, **more):
    """Follow the platform's link; returns the platform's page with the signed message."""
    asked = {"iss": more.pop("iss", None) or visitor.hub.settings["options"]["issuer"]}
    asked |= {"login_hint": "1", "target_link_uri": f"{visitor.hub.address}/", **more}
    address = f"{visitor.hub.address}/hub/lti13/oauth_login"
    return visitor.client.post(address, data=asked, follow_redirects=True)


def launch(visitor, lms, **claims):
    """Follow the link as somebody; returns where the hub leads or what it says."""
    lms.launch_as = claims
    return visitor.submit(begin(visitor), follow=False)


def test_a_student_comes_from_the_platform(visitor, hub, lms):
    """Name, group, gradebook, and where grades go: all from one link."""
    link = f"{LTI}custom"
    column = {GRADES: {"scope": SCOPES, "lineitems": f"{lms.address}/columns", "lineitem": "x/1"}}
    page = launch(visitor, lms, **{link: {"assignment": "06-recovery"}}, **column)
    assert page.status_code == 302
    assert page.headers["location"] == "/hub/user-redirect/form/06-recovery"
    assert visitor.me()["name"] == "ada" and visitor.groups() == ["nbgrader-ipnb"]
    records = open_records(hub.state)
    assert records.enrolments()["ada"] == (lms.address, COURSE)
    course = records.context(lms.address, COURSE)
    assert course.line_items == f"{lms.address}/columns"
    assert records.line_item(course, "06-recovery") == "x/1"


@pytest.mark.deep
@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("https://hub.example/?assignment=06-recovery", "/hub/user-redirect/form/06-recovery"),
        ("https://hub.example/?assignment=../../admin", "/hub/spawn"),
        ("https://hub.example/", "/hub/spawn"),
    ],
)
def test_a_link_by_its_address_alone(visitor, lms, target, leads):
    """Is an assignment taken from the address that the platform signed, and nothing else?"""
    page = launch(visitor, lms, sub="address", **{f"{LTI}target_link_uri": target})
    assert page.headers["location"] == leads


@pytest.mark.deep
def test_a_renamed_student_keeps_the_account(visitor, hub, lms):
    """Does a new name reach the gradebook, and the work stay where it is?"""
    from nbgrader.api import Gradebook

    launch(visitor, lms, sub="rename-1", given_name="Zoë", family_name="Ω", email="zoe@example.org")
    assert visitor.me()["name"] == "zoe"
    after = Visitor(hub)
    launch(after, lms, sub="rename-1", given_name="Zoë", family_name="Lin", email="lin@example.org")
    assert after.me()["name"] == "zoe"
    with Gradebook(f"sqlite:///{hub.state}/gradebook.db") as gradebook:
        student = gradebook.find_student("zoe")
        assert (student.first_name, student.last_name) == ("Zoë", "Lin")
        assert student.email == "lin@example.org"


@pytest.mark.deep
@pytest.mark.parametrize(
    ("sub", "names", "account"),
    [
        ("twin-1", {"given_name": "Sam", "family_name": "Lee", "email": ""}, "sam-lee"),
        ("twin-2", {"given_name": "Sam", "family_name": "Lee", "email": ""}, "sam-lee-2"),
        ("emoji", {"given_name": "😀", "family_name": "🙂", "email": "😀@example.org"}, "student"),
        (
            "accents",
            {"name": "Łukasz Gżegżółka", "given_name": "", "email": None},
            "lukasz-gzegzolka",
        ),
        ("root", {"email": "root@example.org"}, "root-2"),
    ],
)
def test_every_name_gets_an_account(visitor, lms, sub, names, account):
    """Two of one name, emoji only, accents, and a name of the machine."""
    cleared = {"family_name": ""} if "name" in names else {}
    launch(visitor, lms, sub=sub, **{**cleared, **names})
    assert visitor.me()["name"] == account


@pytest.mark.deep
@pytest.mark.parametrize(
    ("sub", "roles", "group"),
    [
        ("teacher", [INSTRUCTOR], "formgrade-ipnb"),
        ("assistant", [f"{ROLE}/Instructor#TeachingAssistant"], "formgrade-ipnb"),
        ("both", [LEARNER, INSTRUCTOR], "formgrade-ipnb"),
    ],
)
def test_who_teaches_is_in_the_instructors_group(visitor, hub, lms, sub, roles, group):
    """Who is a student too teaches, has no grades to send, and comes to the course in place of a form."""
    link = {f"{LTI}custom": {"assignment": "06-recovery"}}
    page = launch(visitor, lms, sub=sub, **{f"{LTI}roles": roles}, **link)
    assert page.headers["location"] == "/hub/spawn"
    assert visitor.groups() == [group]
    assert visitor.me()["name"] not in open_records(hub.state).enrolments()


@pytest.mark.deep
@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({f"{LTI}roles": [f"{ROLE}#Mentor"]}, 403, "You have no part in this course yet"),
        ({f"{LTI}roles": []}, 403, "You have no part in this course yet"),
        ({f"{LTI}deployment_id": "other"}, 403, "Its deployment id is other"),
        ({"aud": "another-tool"}, 403, "a place that this course does not know"),
        ({"iss": "https://other.example"}, 403, "a place that this course does not know"),
        ({"exp": 1}, 400, "exp 1970-01-01T00:00:01"),
        ({"nonce": "recorded"}, 400, "has forgotten the beginning"),
        ({f"{LTI}version": "1.1"}, 502, "cannot be checked"),
        ({"sub": ""}, 502, "sub needs a value"),
    ],
)
def test_what_is_wrong_with_a_launch_is_said(visitor, lms, wrong, status, words):
    """Is each refusal a page with words, and nobody signed in?"""
    page = launch(visitor, lms, **wrong)
    assert (page.status_code, words in page.text) == (status, True), page.text
    assert visitor.me() is None


@pytest.mark.deep
@pytest.mark.parametrize("shift", [-1500, 600])
def test_a_clock_that_is_off_is_said(visitor, hub, lms, shift):
    """Does the page name both times?"""
    lms.shift = shift
    page = launch(visitor, lms)
    assert page.status_code == 400 and "The clocks do not agree" in page.text
    assert "this hub’s clock" in page.text and visitor.me() is None


@pytest.mark.deep
def test_another_key_is_refused(visitor, lms):
    """Could somebody who is not the platform send people here?"""
    lms.signs_with = new_key()
    page = launch(visitor, lms)
    assert page.status_code == 502 and "cannot be checked" in page.text and visitor.me() is None


@pytest.mark.deep
def test_a_platform_whose_keys_cannot_be_read_is_said(visitor, lms):
    """Is a platform that is down the student's fault?"""
    lms.failures["/jwks"] = [503]
    page = launch(visitor, lms)
    assert page.status_code == 503 and "does not answer" in page.text
    assert launch(visitor, lms).status_code == 302


@pytest.mark.deep
def test_a_launch_counts_once(visitor, hub, lms):
    """Would a message that was recorded, cookies and all, sign somebody in again?"""
    page = begin(visitor)
    cookies = dict(visitor.client.cookies)
    assert visitor.submit(page, follow=False).status_code == 302
    thief = Visitor(hub)
    for name, value in cookies.items():
        thief.client.cookies.set(name, value, domain="127.0.0.1")
    again = thief.submit(page, follow=False)
    assert again.status_code == 400 and "was used already" in again.text and thief.me() is None
    # in the same browser the cookies of the beginning are gone
    assert "has forgotten" in visitor.submit(page, follow=False).text


@pytest.mark.deep
def test_signing_in_begins_on_the_platform(visitor, hub):
    """Does the hub's own page say so, and the address without anything?"""
    page = visitor.get(f"{hub.address}/hub/login")
    assert "Open the course from your learning platform" in page.text
    page = visitor.get(f"{hub.address}/hub/lti13/oauth_login")
    assert page.status_code == 400 and "Open the course from your learning platform" in page.text
    page = begin(visitor, iss="https://other.example")
    assert page.status_code == 403 and "is not the platform of this course" in page.text


def test_a_teacher_chooses_an_assignment(visitor, hub, lms):
    """From the platform's question to a signed answer that it accepts; and once only."""
    claims = {**lms.deep_link_claims(), "sub": "t1", "email": "dan@example.org"}
    page = launch(visitor, lms, **claims)
    choice = visitor.get(f"{hub.address}{page.headers['location']}")
    assert "Filipa and the low part" in choice.text
    back = visitor.submit(choice, assignment="06-recovery")
    made = visitor.submit(back)
    assert "The link is made" in made.text
    (link,) = lms.links
    (item,) = link["https://purl.imsglobal.org/spec/lti-dl/claim/content_items"]
    assert item["custom"] == {"assignment": "06-recovery"}
    assert item["lineItem"]["resourceId"] == "06-recovery"
    assert item["window"] == {"targetName": "_blank"}
    assert link["https://purl.imsglobal.org/spec/lti-dl/claim/data"] == "word-of-the-platform"
    assert link[f"{LTI}deployment_id"] == DEPLOYMENT
    assert "This choice is over" in visitor.submit(choice, assignment="06-recovery").text


@pytest.mark.deep
def test_what_a_launch_left_is_enough_to_send_a_grade(visitor, hub, lms):
    """Does the platform take a score that is signed with the key which the hub gives out?"""
    launch(visitor, lms, sub="grade-1", email="grade@example.org")
    records = open_records(hub.state)
    issuer, course = records.enrolments()["grade"]
    service = GradeService(
        records.platform(issuer), records.context(issuer, course), hub.state / TOOL_KEY
    )
    column = service.make_line_item("06-recovery", "Filipa", 100)
    service.send(column, Score(records.registry.account("grade").person.subject, 80, 100))
    assert lms.scores[column, "grade-1"][0]["scoreGiven"] == 80


@pytest.mark.deep
def test_a_student_makes_no_links(visitor, lms):
    """Is a platform's question to a student refused?"""
    page = launch(visitor, lms, **{**lms.deep_link_claims(), f"{LTI}roles": [LEARNER]})
    assert page.status_code == 403 and "made by instructors" in page.text


@pytest.mark.deep
def test_inside_a_frame_the_course_asks_for_a_window(visitor, hub, lms):
    """Is a link that opens in the platform's own page led out of it, and a choice left there?"""
    visitor.client.headers["Sec-Fetch-Dest"] = "iframe"
    page = begin(visitor)
    assert "Open the course in a new window" in page.text and "frame-ancestors *" in str(
        page.headers
    )
    again = re.search(r'href="(/hub/lti13/oauth_login[^"]*)"', page.text)[1]
    lms.launch_as = lms.deep_link_claims()
    page = visitor.submit(begin(visitor, target_link_uri=f"{hub.address}/?choose"))
    assert "To which assignment" in page.text
    del visitor.client.headers["Sec-Fetch-Dest"]
    lms.launch_as = {"sub": "framed", "email": "framed@example.org"}
    outside = Visitor(hub)
    outside.submit(outside.get(f"{hub.address}{unescape(again)}"), follow=False)
    assert outside.me()["name"] == "framed"


@pytest.mark.deep
def test_behind_https_cookies_come_back_from_the_platforms_page(lms, tmp_path):
    """A message that another site's page sends brings no cookies with it that are not meant for that."""
    hub = Hub(tmp_path, "lti", lms.settings(), public="https://course.example.org").start()
    try:
        asked = {"iss": lms.address, "login_hint": "1", "target_link_uri": "https://x/"}
        answer = httpx.post(f"{hub.address}/hub/lti13/oauth_login", data=asked)
    finally:
        hub.stop()
    cookies = [one for one in answer.headers.get_list("set-cookie") if "lti13" in one]
    assert len(cookies) == 2
    assert all("SameSite=None" in one and "Secure" in one for one in cookies)
    assert "redirect_uri=https%3A%2F%2F" in answer.headers["location"]


@pytest.mark.deep
def test_canvas_reads_all_in_one_address(visitor, hub):
    """Does what an administrator types stand there, with the public key?"""
    said = visitor.get(f"{hub.address}/hub/lti13/config").json()
    assert said["oidc_initiation_url"] == f"{hub.address}/hub/lti13/oauth_login"
    keys = visitor.get(said["public_jwk_url"]).json()["keys"]
    assert keys[0]["kty"] == "RSA" and "d" not in keys[0]


def test_what_a_launch_tells_of_its_course():
    """Is a launch without a course, or without grades, taken as it is?"""
    assert launch_context({"iss": "x"}) is None
    assert launch_context({"iss": "x", f"{LTI}context": {"id": "7", "label": "L"}}) == Context(
        "x", "7", "L"
    )
    assert linked_assignment({f"{LTI}custom": {"assignment": ["a"]}}) == ""
