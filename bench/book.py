"""The published book measured: weight of the river chapter, wait until the boat moves, and build times.

Run with `make bench` or `python bench/book.py`. It builds a copy of the book in a folder of its own.
"""

import functools
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
CHAPTER = "book/foundations/integration-and-the-river.html"
TEXT = (".html", ".css", ".js", ".svg", ".json")
KINDS = {"html": "page", "css": "styles", "js": "scripts", "svg": "pictures"}
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}

#: goes to the model at once, and notes when its picture has changed for the first time: then the boat moves
WATCH = """
document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('[data-module]').scrollIntoView({ behavior: 'instant' });
});
let before = null;
(function look() {
  const canvas = document.querySelector('[data-module] .live canvas');
  if (canvas?.width) {
    const { width, height } = canvas, pen = canvas.getContext('2d');
    const now = pen.getImageData(0, height >> 2, width, height >> 1).data;
    if (before && before.length === now.length && now.some((value, i) => value !== before[i])) {
      window.moved = performance.now();
      return;
    }
    before = now;
  }
  requestAnimationFrame(look);
})();
"""


class Ready(SimpleHTTPRequestHandler):
    """Serves the compressed file that stands ready, as a real server would."""

    def send_head(self):
        path = Path(self.translate_path(self.path.split("#")[0]))
        accepted = self.headers.get("Accept-Encoding", "")
        for name, ending in (("br", ".br"), ("gzip", ".gz")):
            ready = path.with_name(path.name + ending)
            if name in accepted and ready.exists():
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(path)))
                self.send_header("Content-Encoding", name)
                self.send_header("Content-Length", str(ready.stat().st_size))
                self.end_headers()
                return ready.open("rb")
        return super().send_head()

    def log_message(self, *arguments):
        pass


def build(folder: Path) -> tuple[float, float]:
    """Seconds for one build: by the clock, and of the processor, which another job cannot stretch."""
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    tool = [sys.executable, str(ROOT / "deploy/local/build_book.py")]
    command = [*tool, "build", ".", "-W", "-n", "--keep-going"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stdout[-2000:] + run.stderr[-2000:])
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - start, busy


def builds(folder: Path) -> dict[str, tuple[float, float]]:
    """Build times of a copy of the book: cold, unchanged, one chapter changed."""
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder)
    for name in ("book", "ipnb", "source"):  # its calendar reads when assignments are due
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    times = {"cold": build(folder), "unchanged": build(folder)}
    chapter = (folder / CHAPTER).with_suffix(".md")
    chapter.write_text(chapter.read_text() + "\nOne more sentence.\n")
    return times | {"one chapter changed": build(folder)}


def weights(folder: Path, addresses: list[str]) -> list[tuple[str, int, int, int]]:
    """What a first visit loads: (kind, raw, gzip, brotli) in bytes."""
    kinds: dict[str, list[int]] = {}
    for address in addresses:
        data = (folder / address).read_bytes()
        row = [len(data), len(gzip.compress(data, 9)), len(brotli.compress(data))]
        if not address.endswith(TEXT):
            row = [len(data)] * 3
        kind = KINDS.get(address.rsplit(".")[-1], "fonts")
        kinds[kind] = [a + b for a, b in zip(kinds.get(kind, [0, 0, 0]), row, strict=True)]
    return [(kind, *row) for kind, row in kinds.items()]


def visit(browser: Browser, site: str, slow: bool) -> tuple[float, float, list[str]]:
    """Milliseconds until the heading is painted and until the boat moves, and what was loaded."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    if slow:
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_4G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(site + CHAPTER)
    page.wait_for_function("() => window.moved", timeout=60_000)
    painted = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
    )
    moved = page.evaluate("window.moved")
    context.close()
    addresses = [
        url.removeprefix(site).split("#")[0].split("?")[0] for url in loaded if url.startswith(site)
    ]
    return painted, moved, list(dict.fromkeys(addresses))


def visits(built: Path) -> dict[bool, list]:
    """Three visits to the built book on this machine (False) and three on a slow one (True)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Ready, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}/"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        runs = {slow: [visit(browser, site, slow) for _ in range(3)] for slow in (False, True)}
    server.shutdown()
    return runs


def print_builds(folder: Path) -> None:
    """The first table; the book is then in the folder."""
    print("Build of the whole book, seconds        clock  processor")
    for name, (clock, processor) in builds(folder).items():
        print(f"  {name:<34} {clock:8.1f} {processor:10.1f}")


def print_weights(rows: list[tuple]) -> None:
    """The second table, with its sums."""
    print("\nRiver chapter, first visit, bytes        raw     gzip   brotli")
    total = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
    for kind, *row in [*rows, ("together", *total)]:
        print(f"  {kind:<30}" + "".join(f"{value:>9,}" for value in row))


def print_speeds(runs: dict[bool, list]) -> None:
    """The third table."""
    print("\nPhone, from navigation to              first paint   boat moves   (ms, median of 3)")
    for slow, name in ((False, "this machine"), (True, "4 times slower, slow 4G")):
        painted, moved = (statistics.median(run[i] for run in runs[slow]) for i in (0, 1))
        print(f"  {name:<34} {painted:>12.0f} {moved:>12.0f}")


def main() -> None:
    """Print the three tables."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print_builds(folder)
        built = folder / "_build/html"
        runs = visits(built)
        print_weights(weights(built, runs[False][0][2]))
        print_speeds(runs)


if __name__ == "__main__":
    main()
