"""One hub below a path, with names as institutions give them: who may ask, who comes, how many at once."""

import http.client
import json
import re
import subprocess

import pytest
from local_hub import CHECKOUT, LocalHub
from playwright.sync_api import Page, expect
from students_at_once import all_at_once

pytestmark = [pytest.mark.hub, pytest.mark.xdist_group("hub")]

NAMES = ["ada@example.org", "jürgen.müller"]
CLASS = [f"s{n:02}" for n in range(1, 53)]
CASE = "06-recovery"
WAIT = 60_000


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    if not (CHECKOUT / "_build/html/index.html").exists():
        pytest.fail("The hub serves the built book: run `make book` first.")
    names = " ".join([*NAMES, *CLASS])
    hub = LocalHub(
        tmp_path_factory.mktemp("hub"), IPNB_PREFIX="/jupyter", IPNB_STUDENTS=names
    ).start()
    assert hub.process.poll() is None, hub.said
    yield hub
    hub.stop()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("response", lambda got: page.trouble.append(got.url) if got.status >= 400 else None)
    expect.set_options(timeout=WAIT)
    yield page
    expect.set_options(timeout=5_000)
    context.close()


# ---------------------------------------------------------------- who may ask


def ask(hub, host: str, path: str = "/jupyter/hub/login", **headers) -> http.client.HTTPResponse:
    link = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=20)
    link.putrequest("GET", path, skip_host=True)
    for name, value in {"Host": host, **headers}.items():
        link.putheader(name, value)
    link.endheaders()
    return link.getresponse()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "LOCALHOST"]
)
def test_its_own_names_are_answered(hub, host):
    """Is the hub reached by every name that this machine has for itself?"""
    assert ask(hub, host.format(port=hub.port)).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "127.0.0.1.evil.example", "localhost.", "", "127.0.0.1@x"]
)
@pytest.mark.parametrize("path", ["hub/login", "services/book/", f"user/{NAMES[0]}/api/status"])
def test_a_foreign_name_reaches_nothing(hub, host, path):
    """Can a web page whose own name is made to resolve to this machine sign in, or read anything?"""
    answer = ask(hub, host.format(port=hub.port), f"/jupyter/{path}")
    assert answer.status == 421
    assert b"answers only under its own name" in answer.read()


def test_nor_does_a_websocket_under_a_foreign_name(hub):
    """Is the way to a page's state closed as well?"""
    wants = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "eA==",
    }
    assert ask(hub, "evil.example", f"/jupyter/user/{NAMES[0]}/socket/desk", **wants).status == 421


def test_passwords_stand_in_the_terminal_alone(hub):
    """Would somebody else on this machine find them on the login page, or in a file?"""
    page = ask(hub, "localhost").read().decode()
    for name in ["instructor1", *NAMES]:
        assert re.search(rf"{re.escape(name)} +{hub.password(name)}\n", hub.said)
        assert hub.password(name) not in page
    assert hub.state.stat().st_mode & 0o777 == 0o700
    assert (hub.state / "hub/passwords.json").stat().st_mode & 0o777 == 0o600
    assert (hub.state / "exchange").stat().st_mode & 0o7777 == 0o1777


def test_a_part_of_a_file_is_sent(hub):
    """Does a Range request get its part through the proxy, as players and downloads ask?"""
    answer = ask(hub, "localhost", "/jupyter/services/book/index.html", Range="bytes=0-14")
    assert (answer.status, answer.read()) == (206, b"<!DOCTYPE html>")


# ---------------------------------------------------------------- who comes


@pytest.mark.parametrize("name", NAMES)
def test_a_name_as_institutions_give_them_goes_all_the_way(hub, page, name):
    """From signing in to the receipt, and to the book, below a path."""
    hub.sign_in(page, name)
    row = page.locator(f'li[data-id="{CASE}"]')
    row.get_by_role("button", name=re.compile("^Begin:")).click()
    page.get_by_role("button", name="Read the case").press("Enter")
    page.get_by_role("radio", name=re.compile("^Rigidity")).first.check()
    book = page.get_by_role("link", name="The book").get_attribute("href")
    assert book == "/jupyter/services/book/"
    expect(page.locator("body")).to_contain_text("Saved")
    page.get_by_role("link", name="Your desk").click()
    row.get_by_role("button", name=re.compile("^Submit:")).click()
    row.get_by_role("button", name="Submit now").click()
    expect(page.get_by_role("status")).to_contain_text("what arrived is exactly what you have")
    handed_in = [folder.name for folder in (hub.state / "exchange/ipnb/inbound").iterdir()]
    assert any(folder.startswith(f"{name}+{CASE}+") for folder in handed_in)
    assert page.request.get(f"http://127.0.0.1:{hub.port}{book}").status == 200
    for address in ("x", "static/0/none.js", "form/none", "api/contents"):
        assert page.request.get(f"{hub.address}/user/{name}/{address}").status == 404
    assert page.trouble == []


@pytest.mark.parametrize(
    "name", ["ada+ipnb@example.org", "a*b", "../x", ".x", "-rf", "instructor1"]
)
def test_a_name_that_could_not_submit_is_told_at_the_start(tmp_path, name):
    """Would somebody fill a whole form in and only then hear that their name is in the way?"""
    hub = LocalHub(tmp_path, IPNB_STUDENTS=f"student1 {name}").start()
    hub.process.wait(30)
    assert hub.process.returncode == 1
    assert repr(name) in hub.said and "because" in hub.said


# ---------------------------------------------------------------- the instructor's terminal

TERMINAL = """async ([base, typed]) => {
    const xsrf = document.cookie.match(/_xsrf=([^;]+)/)[1];
    const made = await fetch(base + 'api/terminals', {
        method: 'POST', headers: { 'X-XSRFToken': xsrf }, body: JSON.stringify({ cwd: '' }) });
    const { name } = await made.json();
    const socket = new WebSocket(base.replace('http', 'ws') + 'terminals/websocket/' + name);
    let said = '';
    return new Promise(done => {
        socket.onopen = () => socket.send(JSON.stringify(['stdin', typed + '\\r']));
        socket.onmessage = ({ data }) => {
            const [kind, text] = JSON.parse(data);
            if (kind === 'stdout') said += text;
            if (/ended \\d/.test(said)) done(said);
        };
        setTimeout(() => done(said), 50000);
    });
}"""


def test_the_instructors_terminal_has_the_courses_commands(hub, page):
    """Do nbgrader and ipnb stand in it, in the course's folder, as the instructor's first page says?"""
    hub.sign_in(page, "instructor1")
    expect(page.get_by_role("heading", name="What to do first")).to_be_visible()
    typed = "pwd; nbgrader --version; ipnb --help | head -1; nbgrader list; echo ended $((1+1))"
    said = page.evaluate(TERMINAL, [f"{hub.address}/user/instructor1/", typed])
    assert str(hub.state / "course") in said and "ended 2" in said
    assert "not found" not in said and "usage: ipnb" in said
    assert f"ipnb {CASE}" in said, "nbgrader list knows another exchange"


def test_an_ordinary_shell_in_the_course_knows_the_exchange_too(hub):
    """Would releasing from a shell outside the hub go to nbgrader's own place on the machine?"""
    command = [str(CHECKOUT / ".venv/bin/nbgrader"), "list"]
    done = subprocess.run(
        command, cwd=hub.state / "course", capture_output=True, text=True, check=True
    )
    assert f"ipnb {CASE}" in done.stderr


# ---------------------------------------------------------------- pages of the hub


def look(page: Page, axe, heading: str):
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert axe(page) == []
    words = page.locator("body").inner_text()
    assert not re.search(r"\b(Server|Token|Launch|JupyterHub|kernel)\b", words, re.IGNORECASE), (
        words
    )


def test_stopped_and_starting_are_said_in_plain_words(hub, page, axe):
    """Does somebody whose server was stopped read that the answers are safe, and come back to them?"""
    hub.sign_in(page, NAMES[0])
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    page.goto(f"{hub.address}/hub/home")
    look(page, axe, "Your place in the course")
    page.get_by_role("button", name="Put it away").click()
    expect(page.get_by_role("link", name="Open it")).to_be_visible()
    page.goto(f"{hub.address}/user/{NAMES[0]}/")
    look(page, axe, "Your place was put away")
    expect(page.locator("body")).to_contain_text("Your answers are safe")
    page.get_by_role("link", name="Go on where you were").click()
    look(page, axe, "Your place is being prepared")
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    page.goto(f"{hub.address}/hub/nowhere")
    look(page, axe, "There is no such page")


UNSENT = "ipnb.unsaved/06-recovery/w1/v1"


def keep(page: Page, student: str, key: str = UNSENT):
    copy = json.dumps(
        {"answers": {"plan": []}, "at": "2026-11-28T13:43:00Z", "revision": 1, "student": student}
    )
    page.evaluate("([key, copy]) => localStorage.setItem(key, copy)", [key, copy])


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('ipnb.'))")


def test_signing_out_leaves_no_answers_for_the_next_person(hub, page, axe):
    """Is what never reached the server told before it goes, and another's copy left alone?"""
    hub.sign_in(page, NAMES[0])
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    keep(page, NAMES[0])
    keep(page, "somebody.else", UNSENT + "2")
    page.evaluate("localStorage.setItem('ipnb.place/06-recovery/step', '1')")
    page.get_by_role("link", name="Sign out").click()
    look(page, axe, "Signing out")
    expect(page.locator("#unsent li")).to_have_count(1)
    expect(page.locator("#unsent")).to_contain_text("06-recovery, kept 28 Nov 2026")
    page.get_by_role("link", name="Back to your desk").click()
    assert UNSENT in kept(page)
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out and delete these copies").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out")
    assert kept(page) == [UNSENT + "2"]
    assert axe(page) == []
    page.goto(f"{hub.address}/user/{NAMES[0]}/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_with_nothing_unsent_signing_out_is_one_step(hub, page):
    """Is nobody asked for nothing?"""
    hub.sign_in(page, NAMES[0])
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out")


def test_a_link_elsewhere_signs_nobody_out(hub, page):
    """Does asking for the address alone, as a picture on another site could, leave everything as it is?"""
    hub.sign_in(page, NAMES[0])
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    page.request.get(f"{hub.address}/hub/logout")
    page.reload()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


# ---------------------------------------------------------------- a class


@pytest.mark.deep
def test_a_dozen_at_once_all_come_to_their_desks(hub):
    """Is anybody turned away, or left waiting, when twelve press the link in the same moment?"""
    waited = all_at_once(hub, CLASS[:12])
    assert len(waited) == 12
    print(f"\ntwelve at once: median {waited[6]:.0f} s, last {waited[-1]:.0f} s")


@pytest.mark.deep
def test_forty_at_once_all_come_to_their_desks(hub):
    """The same for a class, as at the beginning of a lesson."""
    waited = all_at_once(hub, CLASS[12:52])
    assert len(waited) == 40
    print(f"\nforty at once: median {waited[20]:.0f} s, last {waited[-1]:.0f} s")
