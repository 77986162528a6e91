"""How fast the form is with a case of forty sentences, everything answered: opening it, and a click to paint.

python bench/workbench.py
"""

import os
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests" / "browser"))
from workbench_page import CASE, Form, complete

CLICKS = """async () => {
  const times = [];
  const radios = [...document.querySelectorAll(".wb-judgement input[type=radio]")];
  for (let i = 0; i < 40; i += 1) {
    const began = performance.now();
    radios[(i * 5) % radios.length].click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}"""


def long_case() -> dict:
    """Forty sentences in five parts, each of them judged."""
    words = "Some words. " * 8
    sentences = [
        {
            "id": f"s{n:02d}",
            "seg": f"g{(n - 1) // 8 + 1}",
            "speaker": "client",
            "text": f"Line {n}. {words}",
        }
        for n in range(1, 41)
    ]
    states = {**CASE["items"]["states"], "only": [one["id"] for one in sentences]}
    parts = [{"id": f"g{n}", "label": f"Part {n}"} for n in range(1, 6)]
    items = {**CASE["items"], "states": states}
    return {**CASE, "id": "long", "sentences": sentences, "items": items, "segments": parts}


def measure(page) -> tuple[float, list[float]]:
    """Milliseconds to open the form, and from each of forty clicks to its frame."""
    form, case = Form(page), long_case()
    states = dict.fromkeys(case["items"]["states"]["only"], "flow")
    answers = {**complete(), "states": states, "narrative": {"n1": "word " * 2000}}
    opening = form.start(case, answers=answers, host="takes")
    form.step("Domains")
    return opening, page.evaluate(CLICKS)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        opening, clicks = measure(browser.new_page(viewport={"width": 1200, "height": 900}))
        browser.close()
    print(f"form of 40 sentences, load {os.getloadavg()[0]:.1f}")
    print(f"  opened in            {opening:6.0f} ms")
    print(f"  click to paint  p50  {statistics.median(clicks):6.1f} ms")
    print(f"                  p95  {clicks[int(len(clicks) * 0.95) - 1]:6.1f} ms")
