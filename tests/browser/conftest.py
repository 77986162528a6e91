"""A real Chromium for the tests: the system's if there is one, else Playwright's own; the book, served."""

import functools
import re
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

HERE = Path(__file__).parent
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PARTS_OF_THE_BOOK = tuple(
    f"book/{part}/"
    for part in ("foundations", "mind-brain-relationship", "whole-person", "in-practice")
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


#: every model goes through one shell: the river and the dyad show that whole; of the others the quick run takes
#: what is their own
SHOW_THEIR_OWN = {
    "test_addiction", "test_attunement", "test_causal_graph", "test_domains", "test_forgetting",
    "test_plasticity", "test_prediction_error", "test_resampling", "test_state_space_grid",
    "test_window_of_tolerance", "test_working_model",
}  # fmt: skip
OF_THE_SHELL = re.compile(
    "reduced_motion|without_scripts|print|wrong_values|bad_address|bad_value|corner|has_a_size|by_keyboard"
)
#: of those who come to the hub, the quick run sees one with a name as institutions give them, and one who leaves
VISITORS = re.compile(
    r"all_the_way\[chromium-ada|leaves_no_answers|its_own_names.*127|foreign_name.*example:"
)


def ids_of(item) -> set[str]:
    """The values with which a test is run, as they stand in its name."""
    return set(item.callspec.id.split("-")) if hasattr(item, "callspec") else set()


def is_seen_otherwise(item) -> bool:
    """Whether the quick run, which sees wide light pages and narrow dark ones, leaves a look out."""
    ids = ids_of(item)
    return ids >= {"1200", "dark"} or ids >= {"390", "light"}


def is_left_to_the_deep_run(item, seen: set[tuple[str, str]]) -> bool:
    """Whether a test repeats what another one shows; ``seen`` are files and functions that came before."""
    file, name = item.path.stem, item.name
    ids = ids_of(item)
    if file == "test_hub_visitors":
        return not VISITORS.search(name)
    first = (file, item.function.__name__)
    is_repeated = first in seen
    seen.add(first)
    if file in SHOW_THEIR_OWN and (is_repeated or OF_THE_SHELL.search(name)):
        return True
    return is_repeated and not ids & {"390", "narrow", "dark"}  # a second width or colour stays


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what is left to the deep run."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        is_here = item.path.parent == HERE
        if is_seen_otherwise(item) or (is_here and is_left_to_the_deep_run(item, seen)):
            item.add_marker(pytest.mark.deep)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    return {**browser_type_launch_args, "args": FLAGS} | (
        {"executable_path": chromium} if chromium else {}
    )


@pytest.fixture
def axe():
    """``axe(page)`` -> what axe-core finds against WCAG 2.2 AA and good practice, one line a fault."""

    def run(page, within="document"):
        page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        found = page.evaluate(
            f"axe.run({within}, {{resultTypes: ['violations']}}).then(r => r.violations)"
        )
        return [
            f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]
        ]

    return run


class Quiet(SimpleHTTPRequestHandler):
    """Serves /course/… from the built book and logs nothing."""

    def translate_path(self, path):
        return (
            super().translate_path(path.removeprefix("/course"))
            if path.startswith("/course/")
            else "/nowhere"
        )

    def do_GET(self):
        self.server.answers.wait()
        path = self.path.split("?")[0]
        if self.server.is_new_edition and path.endswith("/sw.js"):
            self.send_later_worker()
        elif self.server.is_new_edition and path.startswith("/course/book/"):
            self.send_error(503)
        else:
            super().do_GET()

    def send_later_worker(self):
        """Send the service worker of another edition."""
        text = Path(self.translate_path("/course/sw.js")).read_text(encoding="utf-8")
        body = text.replace("book-$", "book-later-$").encode()
        self.send_response(200)
        self.send_header("content-type", "text/javascript")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code, *words):
        """Send the site's own page for a missing one, as servers that are told to do."""
        own = Path(self.directory, "404.html")
        if code != 404 or not self.path.startswith("/course/") or not own.exists():
            super().send_error(code, *words)
            return
        body = own.read_bytes()
        self.send_response(404)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def server(built_book):
    handler = functools.partial(Quiet, directory=str(built_book))
    made = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    made.answers = threading.Event()  # cleared, it stands for a network that does not answer
    made.answers.set()
    made.is_new_edition = False  # if set, a new worker is there, and the pages cannot be had
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="session")
def site(server) -> str:
    return f"http://127.0.0.1:{server.server_port}/course/"


@pytest.fixture(scope="session")
def addresses(built_book) -> list[str]:
    """Every page but those that only lead on, what stands in for a missing one, and slides."""
    found = (
        p.relative_to(built_book).as_posix()
        for p in built_book.rglob("*.html")
        if p.relative_to(built_book).parts[0] not in ("_static", "slides", "lite")
        and 'http-equiv="refresh"' not in p.read_text()
    )
    return sorted(name for name in found if name != "404.html")


@pytest.fixture(scope="session")
def chapters(addresses) -> list[str]:
    """The chapters of the numbered parts."""
    return [one for one in addresses if one.startswith(PARTS_OF_THE_BOOK)]


@pytest.fixture
def visit(browser, site):
    """``visit(address, width=…, …)`` -> a page of its own that notes faults and foreign requests."""
    contexts = []

    def go(address: str, width: int = 1200, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults, page.foreign = [], []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console",
            lambda said: (
                page.faults.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on(
            "request",
            lambda asked: page.foreign.append(asked.url) if not ours(asked.url, site) else None,
        )
        page.goto(site + address)
        return page

    yield go
    for context in contexts:
        context.close()


def ours(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "blob:"))
