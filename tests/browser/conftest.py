"""A real Chromium for the tests: the system's if there is one, else Playwright's own."""

import shutil
from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return {**browser_type_launch_args, "args": FLAGS} | ({"executable_path": chromium} if chromium else {})


@pytest.fixture
def axe():
    """``axe(page)`` -> what axe-core finds against WCAG 2.2 AA and good practice, one line a fault."""

    def run(page, within="document"):
        page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        found = page.evaluate(f"axe.run({within}, {{resultTypes: ['violations']}}).then(r => r.violations)")
        return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]

    return run
