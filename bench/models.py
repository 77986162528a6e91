"""How fast and how heavy a model is: frames a second, slider to painted frame, JavaScript, start in a kernel.

    python bench/models.py                 all of them
    python bench/models.py dyad river      these models

Every slider is drawn, one input a frame, and the slowest stands in the table, beside a page that has a slider, a
canvas and nothing else ("stock"): how many times as long as there is what tells on a machine with other work.

"Slider to paint" is counted as a browser delivers a drag: the event comes at the start of a frame, and what
is counted is that frame's script, style, layout and paint. "Keys" is the browser's own Event Timing for real
key presses, in steps of 8 ms: it holds the wait for the next frame and the screen too.
"""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests" / "browser"))
import model_site
import river_site

from ipnb.models import NAMES, declared
from ipnb.web import bundle
from ipnb.widgets import __all__ as widgets

SIZES = {"desktop 1200": {"width": 1200, "height": 900}, "phone 390": {"width": 390, "height": 844}}
FRAMES = """(seconds) => new Promise((done) => {
  const times = [], end = performance.now() + seconds * 1000;
  requestAnimationFrame(function tick(now) {
    times.push(now);
    if (now < end) requestAnimationFrame(tick); else done(times);
  });
})"""
FIRST_IN_FRAME = """() => {
  const real = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (action) => real((now) => {
    window.first?.();
    window.first = null;
    action(now);
  });
}"""
SLIDES = """async ([count, name]) => {
  const slider = document.querySelector(`[data-ref=${name}]`), times = [], channel = new MessageChannel();
  const low = Number(slider.min), span = Number(slider.max) - low, begins = [];
  for (let i = 0; i < count; i++) {
    times.push(await new Promise((done) => { window.first = () => {
      const begun = performance.now();
      begins.push(begun);
      slider.value = low + span * (i % 20) / 20;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      channel.port1.onmessage = () => done(performance.now() - begun);
      channel.port2.postMessage(0);
    }; }));
  }
  return { times, a_second: 1000 * (begins.length - 1) / (begins.at(-1) - begins[0]) };
}"""
#: a slider, its number, and a canvas on which a hundred lines follow it in every frame
STOCK = """<!doctype html><meta charset="utf-8"><input type="range" min="0" max="1" step="0.01" data-ref="stock">
<output>0</output><canvas width="360" height="300"></canvas><script>
  const slider = document.querySelector('input'), pen = document.querySelector('canvas').getContext('2d');
  slider.oninput = () => { document.querySelector('output').textContent = slider.value; };
  requestAnimationFrame(function draw() {
    pen.clearRect(0, 0, 360, 300);
    pen.beginPath();
    for (let i = 0; i < 100; i++)
      pen.lineTo(3.6 * i, 150 + 140 * Math.sin(i * slider.value + performance.now() / 500));
    pen.stroke();
    requestAnimationFrame(draw);
  });
</script>"""
WATCH_KEYS = """() => {
  window.slow = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.slow.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}"""


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


@dataclass(frozen=True)
class Drawn:
    """What came of drawing one slider: milliseconds of each input, and inputs a second, one a frame."""

    slider: str
    times: list[float]
    a_second: float

    @property
    def p95(self) -> float:
        return percentile(self.times, 0.95)


def slowest(page: Page, sliders: list[str], slides: int = 60) -> Drawn:
    """Draw each slider in turn; the one whose inputs take longest."""
    drawn = [Drawn(name, **page.evaluate(SLIDES, [slides, name])) for name in sliders]
    return max(drawn, key=lambda one: one.p95)


def measure(
    page: Page, sliders: list[str], stock: Drawn, seconds: float = 4.0, keys: int = 40
) -> dict[str, str]:
    """One row of the table, on a page whose model is under way; ``sliders`` are moved."""
    times = page.evaluate(FRAMES, seconds)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    worst = slowest(page, sliders)
    page.evaluate(WATCH_KEYS)
    page.locator(f"[data-ref={worst.slider}]").focus()
    for i in range(keys):
        page.keyboard.press("ArrowRight" if i % 2 else "ArrowLeft")
    page.wait_for_timeout(300)
    slow = page.evaluate("window.slow")
    return {
        "frames/s": f"{1000 / statistics.mean(gaps):.0f}",
        "p95 gap ms": f"{percentile(gaps, 0.95):.0f}",
        "slowest slider": worst.slider,
        "to paint p50 ms": f"{statistics.median(worst.times):.1f}",
        "p95 ms": f"{worst.p95:.1f}",
        "times stock": f"{worst.p95 / stock.p95:.1f}",
        "frames/s drawn": f"{worst.a_second:.0f}",
        "keys over 16 ms": f"{len(slow)} of {keys}" + (f", worst {max(slow):.0f}" if slow else ""),
    }


def stock_of(browser: Browser, size: ViewportSize, rate: int) -> Drawn:
    """The same on a page with a slider and a canvas and nothing else."""
    page = browser.new_page(viewport=size)
    page.add_init_script(f"({FIRST_IN_FRAME})()")
    page.route("http://stock/", lambda route: route.fulfill(body=STOCK, content_type="text/html"))
    page.goto("http://stock/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.wait_for_timeout(500)
    found = slowest(page, ["stock"])
    page.close()
    return found


def rows_of(browser: Browser, name: str) -> list[dict[str, str]]:
    """Two sizes at two speeds of the processor."""
    model, rows = declared(name), []
    sliders = [parameter.name for parameter in model.parameters]
    with tempfile.TemporaryDirectory() as folder:
        model_site.write(Path(folder), model)
        server, address = river_site.serve(Path(folder))
        for label, size in SIZES.items():
            for rate in (1, 4):
                stock = stock_of(browser, size, rate)
                page = browser.new_page(viewport=size)
                page.add_init_script(f"({FIRST_IN_FRAME})()")
                page.goto(address)
                page.get_by_role("button", name="Show all controls").click()
                page.locator(".live .guess input").first.check(force=True)
                page.get_by_role("button", name="Play").click()
                page.locator(".live [data-ref=skip]").click()
                page.locator(".live canvas").first.scroll_into_view_if_needed()
                page.context.new_cdp_session(page).send(
                    "Emulation.setCPUThrottlingRate", {"rate": rate}
                )
                page.wait_for_timeout(1500)
                speed = "full" if rate == 1 else f"{rate}x slower"
                row = {"model": name, "screen": label, "processor": speed}
                rows.append(row | measure(page, sliders, stock))
                page.close()
        server.shutdown()
        server.server_close()
    return rows


#: in a fresh kernel: what importing the package and showing a model adds to what every widget needs
SHOW = """
import re, sys, time
import anywidget, ipywidgets
held = lambda: int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
memory, start = held(), time.perf_counter()
import ipnb.widgets
model = getattr(ipnb.widgets, sys.argv[1])()
model.get_state()
print(f"{time.perf_counter() - start:.2f} {held() - memory:.0f}")
"""


def weight(name: str) -> tuple[int, int]:
    """All JavaScript of a model as one text, in bytes, and with gzip."""
    text = bundle.bundle(f"models/{name}/view.js").encode()
    return len(text), len(gzip.compress(text))


def start(widget: str) -> tuple[str, str]:
    """Seconds and MB of the first model in a fresh interpreter, the smallest of three."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SHOW, widget], capture_output=True, text=True, check=True
        )
        for _ in range(3)
    ]
    return min((run.stdout.split() for run in runs), key=lambda figures: float(figures[0]))


def print_start(names: list[str]) -> None:
    """A line a model: what its browser code weighs, and what it costs a fresh kernel."""
    for name in names:
        raw, packed = weight(name)
        seconds, memory = start(
            next(one for one in widgets if one.lower() == name.replace("_", ""))
        )
        print(
            f"{name}: JavaScript {raw / 1000:.0f} kB, {packed / 1000:.0f} with gzip; "
            f"in a fresh kernel {seconds} s and {memory} MB"
        )


def print_table(rows: list[dict]) -> None:
    """Rows as columns of equal width, below the names of their fields."""
    table = [dict(zip(rows[0], rows[0], strict=True)), *rows]
    widths = {key: max(len(row[key]) for row in table) for key in rows[0]}
    for row in table:
        print("  ".join(row[key].ljust(wide) for key, wide in widths.items()))


def main(names: list[str]) -> None:
    print_start(names)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        rows = [row for name in names for row in rows_of(browser, name)]
    print_table(rows)
    print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(sys.argv[1:] or list(NAMES))
