"""The notebooks of `lite/` in a real browser: a model moves, and nobody else is asked.

The pieces of `lite/` are fetched once and kept in the state's folder. Python starts anew for each test.
"""

import functools
import re
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
RIVER = "foundations/integration-and-the-river.ipynb"
#: milliseconds until a cell has run, where much else runs on the machine
PATIENCE = 240_000
MEGABYTES = 80

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


def has_begun(page) -> bool:
    """Run all cells, and tell whether one is waiting or has run."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_timeout(5000)
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
    return any(set(prompt) & set("*123456789") for prompt in prompts)


@pytest.fixture
def notebook(browser, address):
    """``notebook(path)`` -> a page with a notebook whose cells have all been started; asks of nobody else."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(PATIENCE)
    foreign: list[str] = []

    def only_here(route):
        if route.request.url.startswith(address):
            return route.continue_()
        foreign.append(route.request.url)
        return route.abort()

    context.route("**/*", only_here)

    def opened(path: str):
        page = context.new_page()
        page.goto(f"{address}notebooks/index.html?path={path}")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        # what is started before Python's kernel has a name is lost
        expect(page.get_by_text("Python (Pyodide)")).to_be_visible(timeout=PATIENCE)
        page.wait_for_timeout(5000)
        assert has_begun(page)
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
