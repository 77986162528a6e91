"""Visits to the published book: what each chapter weighs on the wire, and how soon its first model moves.

Run with `make bench` or `python bench/visits.py`, on the book in `_build/html`, which `make book` builds. With
`--lighthouse` it also asks Lighthouse about each chapter, which takes half a minute each.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests" / "browser"))
import lighthouse
from published_server import Sent, published

BUILT = Path(__file__).parents[1] / "_build/html"
PARTS = ("foundations", "mind-brain-relationship", "whole-person", "in-practice")
PHONE = {"width": 390, "height": 844}
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
#: name -> how many times slower the processor is, and the network
MACHINES = {"this one": (1, None), "4x slower": (4, None), "4x, slow 4G": (4, SLOW_4G)}
RUNS = 3
OF_THE_WORKER = ("/sw.js", "/offline.html", "/_static/publish/")

#: goes to the model at once, and notes when its picture has changed for the first time: then it moves. One that
#: stays as it is until somebody plays is there when it is drawn
WATCH = """
let before = null, place = null;
document.addEventListener('DOMContentLoaded', () => {
  place = document.querySelector('[data-module*="/models/"]');
});
(function look() {
  // a phone lays a chapter out where it is read: what stands above the model may still grow
  if (place && Math.abs(place.getBoundingClientRect().top) > 40)
    place.scrollIntoView({ behavior: 'instant' });
  const live = place?.querySelector('.live');
  const canvas = live?.querySelector('canvas');
  if (live && !window.drawn) {
    window.drawn = performance.now();
    setTimeout(() => window.moved ?? console.log('the model is there'), 4000);
  }
  if (canvas?.width) {
    const { width, height } = canvas, pen = canvas.getContext('2d');
    const now = pen.getImageData(0, height >> 2, width, height >> 1).data;
    if (before && before.length === now.length && now.some((value, i) => value !== before[i])) {
      window.moved = performance.now();
      console.log('the model is there');
      return;
    }
    before = now;
  }
  requestAnimationFrame(look);
})();
"""
SAID = "the model is there"
TIMES = """[
  window.moved ?? window.drawn, performance.getEntriesByName('first-contentful-paint')[0].startTime
]"""


def chapters() -> list[str]:
    """Addresses of the numbered parts' chapters."""
    found = (page for part in PARTS for page in sorted((BUILT / "book" / part).glob("*.html")))
    return [page.relative_to(BUILT).as_posix() for page in found]


def cost(sent: list[Sent]) -> int:
    """Bytes of the bodies that were sent."""
    return sum(one.size for one in sent)


def weights(browser: Browser, chapter: str) -> tuple[int, int, int]:
    """Bytes of a first visit, of these for reading offline, and of the same reader's next visit."""
    with published(BUILT) as (site, sent):
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        marks = []
        for _ in range(2):
            page.goto(site + chapter, wait_until="networkidle")
            page.evaluate("navigator.serviceWorker.ready")
            page.wait_for_function("() => caches.match(location.href).then(Boolean)")
            marks.append(len(sent))
        context.close()
        worker = cost([one for one in sent if one.address.startswith(OF_THE_WORKER)])
        return cost(sent[: marks[0]]), worker, cost(sent[marks[0] :])


def moves(browser: Browser, chapter: str, rate: int, network: dict | None) -> tuple[float, float]:
    """Milliseconds from navigation to the first model's first moved frame, and to the first paint."""
    with published(BUILT) as (site, _):
        context = browser.new_context(viewport=PHONE, service_workers="block")
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        if network:
            tools.send("Network.enable")
            tools.send("Network.emulateNetworkConditions", network)
        page.add_init_script(WATCH)
        # nothing is asked of the page while it begins: what asks would run on the slowed processor too
        with page.expect_console_message(lambda said: said.text == SAID, timeout=60_000):
            page.goto(site + chapter, wait_until="commit")
        moved, painted = page.evaluate(TIMES)
        context.close()
        return moved, painted


def print_weights(browser: Browser) -> None:
    """A line a chapter, in bytes with Brotli."""
    print("Bytes on the wire                              page    first  worker  again")
    for chapter in chapters():
        first, worker, again = weights(browser, chapter)
        page = (BUILT / f"{chapter}.br").stat().st_size
        print(f"  {Path(chapter).stem:<38} {page:>10,} {first:>8,} {worker:>7,} {again:>6,}")


def print_moves(browser: Browser) -> None:
    """A line a chapter with a model: milliseconds, and times those to the first paint of words."""
    print(
        f"\nFirst model moves after, ms (times first paint){''.join(f'{n:>14}' for n in MACHINES)}"
    )
    for chapter in chapters():
        if 'data-module="ipnb/models/' not in (BUILT / chapter).read_text(encoding="utf-8"):
            continue
        row = [
            sorted(moves(browser, chapter, *machine) for _ in range(RUNS))[RUNS // 2]
            for machine in MACHINES.values()
        ]
        cells = [f"{moved:,.0f} ({moved / painted:.1f})" for moved, painted in row]
        print(f"  {Path(chapter).stem:<45}{''.join(f'{cell:>14}' for cell in cells)}", flush=True)


def print_lighthouse() -> None:
    """A line a chapter: four scores, and what costs points."""
    print("\nLighthouse, phone")
    with published(BUILT) as (site, _):
        for chapter in chapters():
            found, costly = lighthouse.scores(site + chapter)
            print(
                f"  {Path(chapter).stem:<38} {list(found.values())} {'; '.join(costly)}", flush=True
            )


def main(*options: str) -> None:
    """Print the tables."""
    if not chapters():
        sys.exit(f"No book in {BUILT}: build it with `make book`, then run this again.")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        print_weights(browser)
        print_moves(browser)
    if "--lighthouse" in options:
        print_lighthouse()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(*sys.argv[1:])
