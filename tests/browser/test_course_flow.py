"""A student's evening and an instructor's, in a real browser against a real hub, on the course's own case."""

import json
import re
import time

import pytest
from formgrader_steps import grade
from hub_visitor import NAME, WAIT, Visitor, eventually
from local_hub import CHECKOUT, LocalHub
from playwright.sync_api import Page, expect
from river_contract import exercise_river

pytestmark = [pytest.mark.hub, pytest.mark.xdist_group("hub")]

CASE = "Filipa and the low part"
WORDS = "Under the tapping is somebody who waits for another player. " * 20


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    if not (CHECKOUT / "_build/html/index.html").exists():
        pytest.fail("The hub serves the built book: run `make book` first.")
    hub = LocalHub(tmp_path_factory.mktemp("hub")).start()
    assert hub.process.poll() is None, hub.said
    expect.set_options(timeout=WAIT)
    yield hub
    expect.set_options(timeout=5_000)
    hub.stop()


@pytest.fixture
def visitor(browser, hub):
    """``visitor("student1")`` -> a signed-in `Visitor`; at the end nobody's browser may have complained."""
    visitors = []

    def come(user):
        visitors.append(Visitor(browser, hub, user))
        visitors[-1].sign_in()
        return visitors[-1]

    yield come
    trouble = {one.user: one.trouble for one in visitors if one.trouble}
    for one in visitors:
        one.context.close()
    assert not trouble


def stored(hub, user="student1") -> dict:
    path = hub.home(user) / NAME / "answers.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def step(page: Page, name: str):
    page.get_by_role("navigation", name="Steps").get_by_role(
        "button", name=re.compile(f"^{name}")
    ).click()


def formulate(student: Visitor):
    """Some of every kind of answer, the first ones from the keyboard alone."""
    page = student.page
    page.get_by_role("button", name="Read the case").press("Enter")
    first = page.get_by_role("radio", name=re.compile("^Rigidity"))
    first.focus()
    for key in "2313":
        page.keyboard.press(key)
    step(page, "Window")
    page.get_by_role("radio", name="Above").first.check()
    step(page, "Plan")
    page.get_by_role("checkbox").first.check()
    step(page, "Safety")
    page.get_by_role("radio", name="No sign of it in the text").first.check()
    page.get_by_role("radio", name="Nobody has asked, so ask").first.check()
    step(page, "Narrative")
    page.get_by_role("textbox").first.fill(WORDS)
    page.get_by_role("textbox").first.blur()


def saved_all(hub) -> bool:
    answers = stored(hub)
    return (
        list(answers.get("states", {}).values())[:4] == ["chaos", "flow", "rigidity", "flow"]
        and list(answers.get("window", {}).values()) == ["above"]
        and len(answers.get("plan", [])) == 1
        and "not_asked" in answers.get("safety", {}).get("asked", {}).values()
        and len(answers.get("narrative", {}).get("n1", "").split()) > 100
    )


def test_an_evening_from_sign_in_to_the_reasons(visitor, hub, axe):
    """A case is begun, left, taken up again, handed in, graded and marked, and comes back with reasons."""
    student = visitor("student1")
    page = student.page
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible(timeout=90_000)
    expect(page.get_by_role("heading", name="What to do first")).to_be_visible()
    assert "import" not in page.locator("body").inner_text()
    assert axe(page) == []

    student.row().get_by_role("button", name="Begin: " + CASE).click()
    expect(page.get_by_role("heading", name=CASE, level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Read the case")).to_be_visible()
    assert "check_folder" not in page.locator("body").inner_text()
    assert axe(page) == []
    formulate(student)
    eventually(lambda: saved_all(hub))

    page.close(run_before_unload=True)  # the lid is closed; tomorrow:
    student.page = page = student.open()
    page.goto(student.url(""))
    expect(student.row()).to_contain_text("In progress")
    student.row().get_by_text("What is still open").click()
    expect(student.row().locator("details li").first).to_contain_text("States: 15")
    student.row().get_by_role("link", name="Continue").click()
    step(page, "Window")
    expect(page.get_by_role("radio", name="Above").first).to_be_checked()
    page.get_by_role("link", name="Your desk").click()
    expect(page.get_by_role("switch", name="Let them see this")).to_be_checked()
    (sign,) = (hub.state / "exchange/ipnb/begun").glob("student1+*.json")
    assert '"answered": 7, "of": 54' in sign.read_text(encoding="utf-8")

    student.row().get_by_role("button", name="Submit: ").click()
    expect(student.row()).to_contain_text("You may submit with gaps")
    student.row().get_by_role("button", name="Submit now").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("what arrived is exactly what you have")
    receipt = student.row().locator("code").inner_text()
    assert receipt in (hub.home("student1") / "receipts.jsonl").read_text(encoding="utf-8")
    assert axe(page) == []

    a_neighbour_sees_nothing(visitor("student2"), hub)
    grade(visitor("instructor1"), axe)

    # the tab comes back into sight
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(student.row()).to_contain_text("Feedback is ready")
    expect(page.get_by_role("status")).to_be_empty()
    student.row().get_by_role("button", name="Read feedback").click()
    expect(page.get_by_text("Waiting is a good sign.")).to_be_visible()
    expect(page.get_by_text("judged as the key does").first).to_be_visible()
    expect(page.get_by_text(re.compile("^7 of .* points$"))).to_be_visible()
    assert axe(page) == []
    page.go_back()
    expect(student.row()).to_contain_text("Feedback received")


def a_neighbour_sees_nothing(neighbour: Visitor, hub):
    """Signed in or not, nobody else's server answers."""
    expect(neighbour.page.get_by_role("heading", name="Your desk")).to_be_visible(timeout=90_000)
    expect(neighbour.row()).to_contain_text("Not begun")
    for path in (
        "",
        f"form/{NAME}",
        f"files/{NAME}/answers.json",
        f"socket/form/{NAME}",
        "lab/api/contents",
        "api/contents",
        "formgrader/",
    ):
        for user in ("student1", "instructor1"):
            answer = neighbour.page.request.get(
                f"{hub.address}/user/{user}/{path}", max_redirects=9
            )
            assert answer.status in (403, 404), f"{user}/{path}: {answer.status}"
    own = neighbour.page.request.get(neighbour.url("formgrader/"))
    assert own.status == 404


LAB_NAME = "01-reading-the-river"


def menu(page: Page, top: str, entry: str):
    page.locator(f'#jp-MainMenu .lm-MenuBar-itemLabel:text-is("{top}")').click()
    page.locator(f'.lm-Menu-item .lm-Menu-itemLabel:text-is("{entry}")').click()


def one_quiet_kernel(student: Visitor, notebook: str):
    """JupyterLab starts two for a notebook opened from the list and drops one: wait until one has rested.

    Kernels of other pages, which an earlier test may have left, do not count.
    """
    seen = {"kernel": None, "since": 0.0}

    def rested() -> bool:
        found = student.api("lab/api/sessions") or []
        sessions = [one for one in found if one["path"].endswith(f"{notebook}.ipynb")]
        kernel = sessions[0]["kernel"] if len(sessions) == 1 else {}
        quiet = kernel.get("execution_state") == "idle" and kernel.get("connections", 0) > 0
        if not quiet or kernel["id"] != seen["kernel"]:
            seen.update(kernel=kernel.get("id") if quiet else None, since=time.monotonic())
        return quiet and time.monotonic() - seen["since"] > 1

    eventually(rested, 60)


@pytest.mark.deep
def test_whoever_prefers_jupyterlab_has_the_same_folders(visitor, hub):
    """Assignment List, the form in a notebook with its source out of sight, Validate, and the desk agree."""
    student = visitor("student2")
    page = student.page
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible(timeout=90_000)
    page.get_by_role("link", name="JupyterLab").click()
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    menu(page, "Nbgrader", "Assignment List")
    released = page.locator(
        "#released_assignments_list .list_item", has_text=re.compile(rf"^\s*{LAB_NAME}")
    )
    released.get_by_role("button", name="Fetch").click()
    fetched = page.locator("#fetched_assignments_list")
    fetched.locator("a.assignment-notebooks-link", has_text=LAB_NAME).click()
    fetched.locator(f"a:text-is('{LAB_NAME}')").last.click()
    page.locator(".jp-Notebook .jp-Cell").nth(3).wait_for()
    one_quiet_kernel(student, LAB_NAME)
    menu(page, "Run", "Run All Cells")
    form = page.locator(".jp-Notebook .jp-Cell").nth(1)
    expect(form.get_by_role("button", name="Read the case")).to_be_visible()
    expect(form.locator(".jp-InputArea")).to_be_hidden()

    page.locator(".validate-button").locator("visible=true").first.click()
    said = page.locator(".jp-Dialog")
    expect(said).to_contain_text("Nothing is saved yet")
    said.locator("button.jp-mod-accept").last.click()

    page.goto(student.url(""))
    expect(student.row(LAB_NAME)).to_contain_text("Begun")
    student.row(LAB_NAME).get_by_role("link", name="Open").click()
    expect(page.get_by_role("button", name="Read the case")).to_be_visible()


def test_the_river_lives_in_a_students_notebook(visitor):
    """Does the notebook in every student's folder run, and does its river keep its promises there?"""
    student = visitor("student2")
    page = student.page
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible(timeout=90_000)
    page.goto(student.url("lab/lab/tree/the-river-in-a-notebook.ipynb"))
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    # others may have been open before
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    first = notebook.locator(".jp-CodeCell").first
    first.wait_for()
    one_quiet_kernel(student, "the-river-in-a-notebook")
    first.locator(
        ".jp-InputArea-prompt"
    ).click()  # the editor itself is only made once it is in sight
    page.keyboard.press("Shift+Enter")
    exercise_river(notebook)
