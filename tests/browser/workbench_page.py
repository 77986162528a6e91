"""A bare page with the workbench and a stub in the notebook's place, served as strictly as the book."""

import http.server
import json
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, expect

from ipnb import workbench  # noqa: F401 - it registers what it generates
from ipnb.web import bundle

HERE = Path(__file__).parent
CASE = json.loads((HERE.parent / "workbench/data/case.json").read_text(encoding="utf-8"))
KINDS = {".js": "text/javascript", ".css": "text/css"}
#: no inline script, no inline style, nothing from elsewhere
RULES = "default-src 'self'; img-src 'self' data:"

#: as ipnb.formulation.feedback.explain gives it
FEEDBACK = {
    "total_band": "nearing",
    "held": ["Nobody asked about thoughts of ending her life."],
    "notes": ["Differences under a tenth are noise."],
    "sections": {
        "states": {
            "title": "States", "band": "sound", "counts": "Counted with Window.", "open": 2,
            "items": [
                {"id": "s02", "text": "“Same week …", "yours": "Rigidity", "band": "expert-like",
                 "why": "Closed before anything is asked.", "matters": ["s02", "s01"]},
                {"id": "s04", "text": "“The letter …", "yours": "Flow", "band": "developing",
                 "why": "Four things at once.", "matters": ["s04"]},
            ],
        },
        "plan": {
            "title": "Plan", "band": "developing", "counts": "", "open": 0,
            "items": [{"id": "p3", "text": "Ring the bank for her", "yours": "chosen", "band": None,
                       "why": "It takes the work out of her hands.", "matters": []}],
        },
    },
}  # fmt: skip


def complete():
    """An answer to everything in the test case."""
    return {
        "states": dict.fromkeys(CASE["items"]["states"]["only"], "flow"),
        "window": {"g1": "within", "g2": "above", "g3": "below"},
        "domains": {"vertical": "both", "narrative": "strength", "interpersonal": "not_enough"},
        "claim": {"s02": "mechanism", "s08": "metaphor"},
        "five_p": {"k1": "precipitating", "k2": "perpetuating", "k3": "protective", "k4": "leave_out"},
        "links": ["l1", "l2"],
        "plan": ["p1"],
        "attach": {"avoidant": 60, "not_enough": 40},
        "rates": {"r1": 0.5, "r2": 0},
        "safety": {
        "flags": {"c1": ["s10"], "c2": "no_flag"},
        "asked": {"c1": "not_asked", "c2": "not_asked"},
        "actions": ["x1"],
    },
        "evidence": {"vertical": ["s05"], "narrative": ["s08"], "attach": ["s02", "s07"], "s02": ["s01"]},
        "narrative": {"n1": "word " * 30, "n2": "one two three four five six"},
    }  # fmt: skip


@cache
def served() -> str:
    """The address of the page, on a port that the system gives; one server for all tests."""
    texts = {f"/ipnb/{path}": text for path, text in bundle.files().items()}
    site = (HERE / "workbench_site").iterdir()
    texts |= {f"/{path.name}": path.read_text(encoding="utf-8") for path in site}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            path = "/index.html" if self.path == "/" else self.path
            self.send_response(200 if path in texts else 404)
            kind = KINDS.get(Path(path).suffix, "text/html")
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", RULES)
            self.end_headers()
            self.wfile.write(texts.get(path, "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


@contextmanager
def opened(page: Page):
    """A form that is not mounted yet; at the end no error may have been reported by the browser."""
    form = Form(page)
    yield form
    assert form.errors == []


class Form:
    """The form in a page, by the names that a student would use."""

    def __init__(self, page: Page):
        self.page, self.errors = page, []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.open()

    def open(self) -> None:
        """Load the page; nothing is mounted yet."""
        self.page.goto(served())
        self.page.wait_for_selector("body[data-ready]")

    def start(self, case: dict = CASE, **options) -> float:
        """Mount the form (see workbench_site/stub.js); milliseconds."""
        return self.page.evaluate("options => start(options)", {"case": case, **options})

    def step(self, name: str) -> None:
        """Go to a step by its name."""
        self.page.get_by_role("navigation", name="Steps").get_by_role("button", name=name).click()

    @property
    def steps(self) -> list[str]:
        return self.page.locator(".wb-step > span:first-child").all_inner_texts()

    def answers(self) -> dict:
        """What the page gave to the model."""
        return self.page.evaluate("model.get('answers')")

    def comes_to(self, read, wanted, within: float = 10.0) -> None:
        """Wait until ``read()`` gives ``wanted``; the page's rules forbid the browser's way of waiting."""
        end = time.monotonic() + within
        while read() != wanted and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        assert read() == wanted

    def hears(self, text: str) -> None:
        """What was last said to people who listen."""
        expect(self.page.locator(".wb > [role=status]")).to_have_text(text)

    def choose(self, group: str, option: str) -> None:
        """Press one option of a question."""
        self.page.get_by_role("radiogroup", name=group).get_by_label(option).check()

    def line(self, number: int):
        """One numbered sentence of the case."""
        return self.page.locator(f".wb-line[data-id=s{number:02d}]")
