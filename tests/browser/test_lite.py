"""The notebooks of `lite/` in a real browser: a model moves, an open case is kept, and nobody else is asked.

The pieces of `lite/` are fetched once and kept in the state's folder. Python starts anew for each test.
"""

import functools
import json
import re
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from open_case import BUS, OpenCase
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
RIVER = "foundations/integration-and-the-river.ipynb"
CASE = f"practice/{BUS}/{BUS}.ipynb"
#: milliseconds until a cell has run, where much else runs on the machine
PATIENCE = 240_000
TRIES = 20
MEGABYTES = 80
#: so little that nothing more is kept, in bytes
FULL = 1000

pytestmark = pytest.mark.deep


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and logs nothing."""

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def lite(built_book, tmp_path_factory) -> Path:
    """The site, made of the real book's notebooks."""
    made = tmp_path_factory.mktemp("site") / "lite"
    parts = [built_book.parent / "notebooks", built_book.parent / "wheel", made]
    command = [sys.executable, str(ROOT / "deploy/local/lite/build_lite.py"), *map(str, parts)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr[-3000:]
    return made


@pytest.fixture(scope="module")
def address(lite) -> str:
    """Where it is served, in a folder of a web server."""
    handler = functools.partial(Quiet, directory=str(lite.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/lite/"
    server.shutdown()
    server.server_close()


def start(page) -> None:
    """Run all cells: what is started before Python has come is lost, so until one is waiting or has run."""
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    expect(page.get_by_text("Python (Pyodide)")).to_be_visible(timeout=PATIENCE)
    for _ in range(TRIES):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.wait_for_timeout(3000)
        prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
        if any(set(prompt) & set("*123456789") for prompt in prompts):
            return
    raise AssertionError("no cell begins to run")


@pytest.fixture
def notebook(browser, address):
    """``notebook(path)`` -> a page with a notebook whose cells have all been started; asks of nobody else."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(PATIENCE)
    foreign: list[str] = []

    host = address.removesuffix("lite/")

    def note(request):
        if not request.url.startswith((host, "blob:", "data:")):
            foreign.append(request.url)

    # listened to and not routed: a routed request for a file would never reach the service worker that answers it
    context.on("request", note)

    def opened(path: str):
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(f"{address}notebooks/index.html?path={path}")
        start(page)
        return page

    yield opened
    context.close()
    assert foreign == []


def test_a_chapters_model_moves_and_its_figures_show(notebook):
    """Would a reader without a server, and without a network, have only the text?"""
    page = notebook(RIVER)
    river = page.locator(".simulation .live").first
    river.wait_for()
    river.locator(".guess.rigidity input").check()
    expect(river).to_have_attribute("data-phase", "ready")
    river.get_by_role("button", name="Show all controls").click()
    linkage = river.get_by_role("slider", name=re.compile("Linkage"))
    linkage.press("End")
    expect(linkage).to_have_attribute("aria-valuetext", "very well, 1.00")
    river.get_by_role("button", name="Play").press("Enter")
    expect(river).to_have_attribute("data-phase", "playing")
    page.locator(".js-plotly-plot").first.wait_for(state="attached")
    expect(
        page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']")
    ).to_have_count(0)


def test_the_site_is_light_enough(lite):
    """Would book and notebooks together be more than a department's web space takes?"""
    size = sum(path.stat().st_size for path in lite.rglob("*") if path.is_file())
    assert size < MEGABYTES * 1e6, size


def test_its_first_page_leads_to_every_notebook(lite, browser, address, axe):
    """Would a reader who comes to `lite/` itself find nothing, or not be able to read it?"""
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
    page.goto(f"{address}index.html")
    links = page.locator("li a")
    assert links.count() == len(list((lite / "files").rglob("*.ipynb")))
    assert axe(page) == []
    page.close()


class CaseInLite(OpenCase):
    """The form in a notebook that is open."""

    def wait(self) -> None:
        """Until the form stands beneath the cell."""
        self.page.locator(".wb").wait_for(timeout=PATIENCE)

    def saved(self):
        """What the form says of keeping."""
        return self.page.locator(".wb-save")

    def answer(self, option: str) -> None:
        """Choose a state for the line that is asked about."""
        self.page.get_by_role("radio", name=re.compile(option)).first.check()


@pytest.fixture
def case(notebook):
    """The open case in a page of `lite/`, run."""
    return CaseInLite(notebook(CASE), BUS)


def test_what_is_answered_is_kept_scored_and_there_after_a_reload(case):
    """Would a student's evening stay at "Saving…", or be gone on the next day?"""
    page = case.page
    case.step("States")
    case.answer("Rigidity")
    expect(case.saved()).to_have_text(re.compile("Saved"), timeout=PATIENCE)
    page.get_by_role("button", name="Show the reason").first.click()
    expect(case.reasons().first).to_contain_text("Best supported")
    case.step("Score")
    case.score()
    assert case.total() == 0, "one answer tells nothing apart from guessing"
    expect(page.locator(".wb-outcome")).to_contain_text("States")
    page.reload()
    start(page)
    case.wait()
    expect(page.get_by_role("navigation", name="Steps")).to_contain_text("1 of 14")
    expect(case.saved()).to_have_text(re.compile("Saved"))
    assert page.faults == []


def test_a_full_store_is_said_and_tried_again(case):
    """Would Python wait for ever, and the answer be lost?"""
    page = case.page
    origin = page.evaluate("location.origin")
    control = page.context.new_cdp_session(page)
    case.step("States")
    control.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": FULL})
    case.answer("Chaos")
    notice = page.locator(".wb-notices")
    expect(notice).to_contain_text("its storage for this site may be full", timeout=PATIENCE)
    expect(notice).to_contain_text("kept in this page and in this browser")
    control.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    expect(case.saved()).to_have_text(re.compile("Saved"), timeout=PATIENCE)


def test_a_browser_that_forbids_storage_is_told_why(
    browser_type, browser_type_launch_args, address, tmp_path
):
    """Would a reader with strict settings see an empty page, or a traceback?"""
    (tmp_path / "Default").mkdir()
    forbids = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default/Preferences").write_text(json.dumps(forbids))
    context = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}notebooks/index.html?path={CASE}")
    expect(page.get_by_role("alert")).to_contain_text("keeps nothing for this site")
    start(page)
    page.get_by_text("On its page in the book").wait_for()
    context.close()
