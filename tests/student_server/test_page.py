"""The desk and the form as a student sees them: their look, and whatever comes between a page and its server."""

import json
import re
import resource
import time

import pytest
from browser.conftest import axe, browser_type_launch_args  # noqa: F401
from desk.support import CHECKOUT, NAME
from playwright.sync_api import expect

from ipnb.formulation.build import build
from ipnb.formulation.case import load_case

pytestmark = pytest.mark.xdist_group("student_server")
WAIT = 20_000


@pytest.fixture
def student(hub, request):
    """A student of their own for each test, who has begun."""
    name = f"s{abs(hash(request.node.name)) % 10**8}"
    build(load_case(CHECKOUT / "source" / NAME / "case.yaml"), hub.home(name) / NAME)
    return name


@pytest.fixture
def form(hub, student, page):
    """The form, begun, on a page whose complaints are kept."""
    expect.set_options(timeout=WAIT)
    page.set_default_timeout(WAIT)
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.trouble.append(said.text))
    hub.sign_in(page, student, f"form/{NAME}")
    page.get_by_role("button", name="Read the case").click()
    yield page
    expect.set_options(timeout=5_000)


def stored(hub, student) -> dict:
    file = hub.home(student) / NAME / "answers.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def judge(page, option: str):
    """Choose for the line that is asked about, from the keyboard; the form goes on to the next one."""
    page.get_by_role("radio", name=re.compile("^Rigidity")).first.focus()
    page.keyboard.press({"Rigidity": "1", "Chaos": "2", "Flow": "3"}[option])


def judged(hub, student) -> list[str]:
    return list(stored(hub, student).get("states", {}).values())


def until(page, check):
    """Wait for something outside the browser, which goes on meanwhile."""
    end = time.monotonic() + WAIT / 1000
    while not check():
        assert time.monotonic() < end, "waited in vain"
        page.wait_for_timeout(100)


def cut(page):
    """A switch for the page's connections: ``["off"]`` ends those that there are, and no other is made."""
    switch = {"off": False, "open": []}

    def on_socket(socket):
        if switch["off"]:
            socket.close(code=1011)
            return
        socket.connect_to_server()
        switch["open"].append(socket)

    page.route_web_socket("**/socket/**", on_socket)
    page.reload()
    page.get_by_role("button", name="Read the case").click()
    return switch


def cut_off(page, switch):
    switch["off"] = True
    for socket in switch["open"]:
        socket.close(code=1011)
    switch["open"] = []


FORM = f"form/{NAME}"
LOOKS = [("", 390, "dark"), (FORM, 1200, "light")]
OTHERS = [("", 1200, "light"), (FORM, 390, "dark"), ("form/none", 390, "dark")]


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [*LOOKS, *(pytest.param(*look, marks=pytest.mark.deep) for look in OTHERS)],
)
def test_a_page_is_fit_to_be_used_by_everybody(hub, ada, page, axe, path, width, scheme):  # noqa: F811
    """Colours, names, order and width; and no complaint of the browser's about what the page may not do."""
    said = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    hub.sign_in(page, "ada")
    said.clear()
    page.goto(hub.url("ada", path))
    expect(page.locator(".desk, .wb, main.plain")).to_be_visible(timeout=WAIT)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one for one in said if "404" not in one] == []


def test_what_is_typed_without_a_connection_arrives_when_it_is_back(hub, student, form):
    """A train in a tunnel: is anything lost, asked about, or to be done?"""
    switch = cut(form)
    judge(form, "Rigidity")
    until(form, lambda: judged(hub, student) == ["rigidity"])
    cut_off(form, switch)
    judge(form, "Flow")
    expect(form.locator(".wb-save")).not_to_contain_text("Saved")
    assert judged(hub, student) == ["rigidity"]
    switch["off"] = False
    until(form, lambda: judged(hub, student) == ["rigidity", "flow"])
    expect(form.locator(".wb-save")).to_contain_text("Saved")
    expect(form.locator(".wb-notice")).to_have_count(0)
    expect(form.locator("#lost")).to_be_empty()
    assert not list((hub.home(student) / NAME).glob("answers.conflict-*"))


@pytest.mark.deep
def test_a_server_that_dies_while_one_types_loses_nothing(hub, student, form):
    """Memory runs out, or the machine starts anew: does the next visit offer what had not arrived?"""
    judge(form, "Rigidity")
    until(form, lambda: judged(hub, student) == ["rigidity"])
    (process,) = hub.processes(student)
    process.kill()
    judge(form, "Flow")
    bar = form.locator("#lost")
    expect(bar).to_contain_text("Your place was put away")
    expect(bar).to_contain_text("kept in this browser")
    until(form, lambda: not hub.processes(student))
    hub.sign_in_again(form, student, f"form/{NAME}")
    form.get_by_role("button", name="Use the kept answers").click()
    until(form, lambda: judged(hub, student) == ["rigidity", "flow"])


@pytest.mark.deep
def test_two_tabs_lose_nothing_and_ask(hub, student, form, context):
    """The form is open at home and on the phone; both are used."""
    other = context.new_page()
    other.goto(hub.url(student, f"form/{NAME}"))
    other.get_by_role("button", name="Read the case").click()
    judge(form, "Rigidity")
    expect(form.locator(".wb-save")).to_contain_text("Saved")
    judge(other, "Flow")
    expect(other.locator(".wb-notice")).to_contain_text("differ in: States")
    assert judged(hub, student) == ["rigidity"]
    other.get_by_role("button", name="Go on with the other one").click()
    expect(other.locator(".wb-notice")).to_have_count(0)
    judge(other, "Chaos")
    until(form, lambda: judged(hub, student) == ["rigidity", "chaos"])
    assert len(list((hub.home(student) / NAME).glob("answers.kept-*.json"))) == 1


@pytest.mark.deep
def test_a_disk_that_takes_nothing_is_said_and_tried_again(hub, student, form):
    """Full, or read-only: does the form say so, and save by itself when there is room?"""
    (process,) = hub.processes(student)
    was = process.rlimit(resource.RLIMIT_FSIZE)
    process.rlimit(resource.RLIMIT_FSIZE, (0, was[1]))
    judge(form, "Rigidity")
    expect(form.locator(".wb-notice")).to_contain_text("Not saved: retrying.")
    form.reload()
    process.rlimit(resource.RLIMIT_FSIZE, was)
    form.get_by_role("button", name="Use the kept answers").click()
    until(form, lambda: judged(hub, student) == ["rigidity"])


@pytest.mark.deep
def test_answers_that_could_not_be_kept_survive_a_new_connection(hub, student, form):
    """The disk is full, and the network goes and comes back: does the page take up what is on disk instead?"""
    switch = cut(form)
    (process,) = hub.processes(student)
    was = process.rlimit(resource.RLIMIT_FSIZE)
    process.rlimit(resource.RLIMIT_FSIZE, (0, was[1]))
    judge(form, "Rigidity")
    expect(form.locator(".wb-notice")).to_contain_text("Not saved: retrying.")
    cut_off(form, switch)
    process.rlimit(resource.RLIMIT_FSIZE, was)
    switch["off"] = False
    until(form, lambda: judged(hub, student) == ["rigidity"])


@pytest.mark.deep
def test_signed_out_elsewhere_is_said_with_the_way_back(hub, student, form, axe):  # noqa: F811
    """Does a page that may not go on pretend that it is a matter of time?"""
    switch = cut(form)
    judge(form, "Rigidity")
    form.context.clear_cookies()
    cut_off(form, switch)
    switch["off"] = False
    expect(form.locator("#lost")).to_contain_text("You are not signed in here any more")
    expect(form.get_by_role("link", name="Sign in again")).to_be_visible()
    assert axe(form) == []


@pytest.mark.deep
def test_an_exchange_that_is_gone_is_said_and_answers_are_saved_all_the_same(hub, student, form):
    """The disk of the exchange is away: are the form and the desk of use?"""
    away = hub.exchange.with_name("away")
    hub.exchange.rename(away)
    try:
        judge(form, "Rigidity")
        until(form, lambda: judged(hub, student) == ["rigidity"])
        form.get_by_role("navigation", name="Steps").get_by_role(
            "button", name="At a glance"
        ).click()
        expect(form.get_by_role("region", name="Hand in")).to_contain_text("cannot be handed in")
        form.get_by_role("link", name="Your desk").first.click()
        expect(form.get_by_role("alert").filter(has_text="Reading the list")).to_be_visible()
    finally:
        away.rename(hub.exchange)
