"""What waits in Formgrader looks like it, is decided by one click, and is given back only on purpose."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect
from tornado.web import Application, RequestHandler

from grading.course import NAME, Course
from grading.instructor_server import Server
from ipnb.grading.formgrader.pages import POLICY, add_routes


def missed(course, student):
    """Answers in which a cue that must be raised is not: scored, and held for a person."""
    answers = course.answers(student)
    cue = course.key["gate"]["critical"][0]
    answers["safety"]["flags"][cue] = "no_flag"
    answers["safety"]["asked"][cue] = "not_needed"
    answers["states"] = dict(list(answers["states"].items())[:8])
    return answers


@pytest.fixture(scope="module")
def waiting(released, tmp_path_factory):
    """A graded class: one without answers, one who missed a cue, one whose texts wait, one who is marked."""
    root = tmp_path_factory.mktemp("waiting") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    course.hand_in("lost", None)
    course.hand_in("missed", missed(course, "missed"))
    course.hand_in("texts", course.answers("texts"))
    course.hand_in("done", course.answers("done"))
    course.grade()
    for text in ("n1", "n2"):
        course.mark("done", text, 10)
    server = Server(root, without=("voila.server_extension", "jupyterlab"))
    server.course = course
    yield server
    server.stop()


def row(page, student):
    return page.locator("tr", has=page.locator(f"td.student-id:text-is('{student}')"))


def test_the_list_shows_what_waits_and_never_a_zero_for_it(waiting, page):
    """Is a held submission read as 0 of 100?"""
    waiting.sign_in(page, f"formgrader/manage_submissions/{NAME}")
    expect(row(page, "lost").locator(".score")).to_have_text("held, no mark yet")
    expect(row(page, "lost").locator(".status")).to_have_text("held for a person")
    expect(row(page, "missed").locator(".score")).to_have_text("held, no mark yet")
    expect(row(page, "texts").locator(".score")).to_have_text("waits for a mark 60 of 100 so far")
    expect(row(page, "done").locator(".score")).to_have_text("80 / 100")
    expect(row(page, "done").locator(".status")).to_have_text("graded")


def test_a_list_of_marking_says_which_part_waits(waiting, page):
    """Does a held form look like code that failed?"""
    waiting.sign_in(page, f"formgrader/gradebook/{NAME}/{NAME}")
    expect(page.locator("td.name")).to_have_count(4)
    page.get_by_role("button", name="Show All Names").click()
    lost = page.locator("tr", has=page.get_by_role("link", name="lost", exact=True))
    expect(lost.locator(".code-score")).to_have_text("held")
    expect(lost.locator(".written-score")).to_have_text("held")
    texts = page.locator("tr", has=page.get_by_role("link", name="texts", exact=True))
    expect(texts.locator(".code-score")).to_have_text("60 / 60")
    expect(texts.locator(".written-score")).to_have_text("waits")


def test_every_control_has_a_name_and_the_page_is_accessible(waiting, page, axe):
    """Can somebody who hears the page grade a class?"""
    lists = (
        "manage_assignments",
        f"manage_submissions/{NAME}",
        f"gradebook/{NAME}/{NAME}",
        "manage_students",
    )
    for address in lists:
        waiting.sign_in(page, f"formgrader/{address}")
        expect(page.locator("#main-table")).not_to_contain_text("Loading")
        assert axe(page) == [], address
    sheets = json.loads(waiting.get(f"formgrader/api/submitted_notebooks/{NAME}/{NAME}")[1])
    for student in ("missed", "lost"):
        sheet = next(one for one in sheets if one["student"] == student)
        waiting.sign_in(page, f"formgrader/submissions/{sheet['id']}/")
        page.locator("input.score.needs_manual_grade").first.wait_for()
        assert axe(page) == [], student


def test_a_held_form_takes_its_points_by_one_click(waiting, page):
    """Must whoever decides retype a number that stands there already?"""
    sheets = json.loads(waiting.get(f"formgrader/api/submitted_notebooks/{NAME}/{NAME}")[1])
    sheet = next(one for one in sheets if one["student"] == "missed")
    waiting.sign_in(page, f"formgrader/submissions/{sheet['id']}/")
    comment = page.locator("textarea.comment").nth(1)
    expect(comment).to_have_attribute("placeholder", re.compile("plain text, shown as you type it"))
    form = page.locator(".nbgrader_cell").first
    form.locator("input.score.needs_manual_grade").wait_for()
    take = form.get_by_role("button", name="as scored")
    points = float(take.get_attribute("data-points"))
    assert 0 < points < 60
    with page.expect_response(
        lambda r: "/api/grade/" in r.url and r.request.method == "PUT"
    ) as saved:
        take.click()
    assert saved.value.ok
    expect(form.get_by_role("status")).to_contain_text(f"Decided: {points:g} points")
    expect(take).to_be_hidden()
    assert waiting.course.grades("missed")["formulation"][1:] == (points, False)


def test_feedback_after_a_decision_does_not_say_that_it_waits(waiting, page):
    """Does a student read “This waits for a person” over a mark that somebody gave?"""
    waiting.course.mark("missed", "formulation", 17.03)
    waiting.course.give_feedback()
    said = waiting.course.feedback("missed")
    assert "17.03 of 60" in said
    assert "waits for a person, who" not in said
    assert "was not raised" in said  # why it was looked at stays, as it is worth knowing


def test_releasing_feedback_over_what_waits_asks_first(waiting, page):
    """Does an envelope go out over work that nobody has decided?"""
    waiting.sign_in(page, "formgrader/manage_assignments")
    link = page.locator(f"tr:has(td.name a:text-is('{NAME}')) td.release-feedback a")
    link.click()
    window = page.locator(".modal.in")
    expect(window).to_contain_text("lost: the form is held")
    expect(window).to_contain_text("texts: 2 texts to mark")
    expect(window).not_to_contain_text("done:")
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    window.get_by_role("button", name="Not yet").click()
    expect(window).to_have_count(0)
    assert not [url for url in asked if "release_feedback" in url]
    link.click()
    with page.expect_request(lambda one: "release_feedback" in one.url):
        window.get_by_role("button", name="Release all the same").click()


def test_releasing_feedback_asks_also_when_nobody_knows_what_waits(waiting, page):
    """Does an answer that did not come count as "nothing waits"?"""
    waiting.sign_in(page, "formgrader/manage_assignments")
    page.route("**/api/waiting/**", lambda route: route.fulfill(status=403))
    page.locator(f"tr:has(td.name a:text-is('{NAME}')) td.release-feedback a").click()
    expect(page.locator(".modal.in")).to_contain_text("could not be found out")


def test_links_to_files_open_in_jupyterlab(waiting, page):
    """Does the name of an assignment lead to a page that is not there?"""
    waiting.sign_in(page, "formgrader/manage_assignments")
    of_ours = page.locator(f"tr:has(td.name a:text-is('{NAME}'))")
    assert of_ours.locator("td.name a").get_attribute("href") == f"/lab/tree/source/{NAME}"
    assert of_ours.locator("td.preview a").get_attribute("href") == f"/lab/tree/assignments/{NAME}"


def test_defence_sheets_stand_beside_the_list_of_submissions(waiting, page, axe):
    """Is a click enough to have every sheet, and is one for students free of the key?"""
    waiting.sign_in(page, f"formgrader/manage_submissions/{NAME}")
    address = page.get_by_role("link", name="Defence sheets").get_attribute("href").lstrip("/")
    status, text, headers = waiting.get(address)
    assert status == 200 and text.count('class="sheet"') == 3 and "The key:" in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    waiting.sign_in(page, address)
    assert axe(page) == []
    handed_over = waiting.get(f"{address}?for_students=1")[1]
    assert handed_over.count('class="sheet"') == 3 and "The key:" not in handed_over
    assert waiting.get(f"{address}?student=done")[1].count('class="sheet"') == 1
    assert waiting.get(f"{address}?student=lost")[0] == 404
    assert waiting.get("formgrader/defence/99-none")[0] == 404


class Hello(RequestHandler):
    """Answers nothing."""


def test_each_route_stands_below_the_server_with_its_settings_and_policy():
    """Would a page be served at the root of a hub, without what it needs, or under no policy?"""
    app = Application([], base_url="/user/dlin/")
    add_routes(app, [(r"/set", Hello, {"word": "set"})])
    add_routes(app, [(r"/framed", Hello)], f"{POLICY}; frame-src 'self'")
    rules = [
        rule for group in app.default_router.rules for rule in getattr(group.target, "rules", [])
    ]
    found = {rule.matcher.regex.pattern: rule for rule in rules}
    plain, framed = found["/user/dlin/set$"], found["/user/dlin/framed$"]
    assert plain.target_kwargs == {"word": "set"} and framed.target_kwargs == {}
    assert issubclass(plain.target, Hello) and plain.target.content_security_policy == POLICY
    assert framed.target.content_security_policy.endswith("frame-src 'self'")
