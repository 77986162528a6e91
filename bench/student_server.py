"""A student's server beside the stock one: time to the desk and to the form, memory, processor time.

The stock one is jupyterhub-singleuser with Voilà as they are installed, and shows the same desk and the same form
out of notebooks. Both run on a hub with nothing around it, in turns, so that what else the machine does touches
both; each student comes for the first time, and no server runs yet. Memory counts
all processes of a student (PSS).

Usage: python bench/student_server.py [students of each, by default 3]
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from desk.support import CHECKOUT, NAME
from student_server.footprint import memory, seconds
from student_server.student_hub import COURSE, LIGHT, StudentHub

from ipnb.formulation.build import build
from ipnb.formulation.case import load_case

STOCK = (str(Path(sys.executable).with_name("jupyterhub-singleuser")), "--allow-root")
VOILA = "/voila/render/desk.ipynb"
SETTLED = 2  # seconds after which memory is read
ROWS = (
    "sign-in to desk, s",
    "Begin to form, s",
    "at the desk, MB",
    "at the form, MB",
    "processor, s",
)


@dataclass(frozen=True)
class Visit:
    """What one student's visit took."""

    desk: float
    form: float
    desk_memory: float
    form_memory: float
    processor: float


def released(folder: Path, *hub) -> StudentHub:
    """A hub with one assignment."""
    folder.mkdir()
    made = StudentHub(folder, *hub)
    build(
        load_case(CHECKOUT / "source" / NAME / "case.yaml"),
        made.exchange / COURSE / "outbound" / NAME,
    )
    return made.start()


def desk_notebook(home: Path) -> None:
    """Put the notebook there that stock Voilà shows as the desk."""
    cell = {
        "cell_type": "code", "id": "desk", "metadata": {}, "execution_count": None, "outputs": [],
        "source": "from ipnb.widgets import Desk\nDesk()",
    }  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [cell],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (home / "desk.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def visit(browser: Browser, hub: StudentHub, user: str) -> Visit:
    """Sign in, come to the desk, begin, come to the form."""
    desk_notebook(hub.home(user))
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{hub.address}/hub/login")
    page.get_by_label("Username").fill(user)
    began = time.perf_counter()
    page.get_by_role("button", name="Sign in").click()
    begin = page.get_by_role("button", name="Begin:")
    begin.wait_for()
    desk = time.perf_counter() - began
    time.sleep(SETTLED)
    desk_memory = memory(hub.processes(user))
    began = time.perf_counter()
    begin.click()
    page.get_by_role("button", name="Read the case").wait_for()
    form = time.perf_counter() - began
    time.sleep(SETTLED)
    found = hub.processes(user)
    made = Visit(desk, form, desk_memory, memory(found), seconds(found))
    context.close()
    return made


def main(number: int) -> None:
    """Measure in turns and print medians."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hubs = {
            "light": released(Path(folder) / "light", LIGHT),
            "stock": released(Path(folder) / "stock", STOCK, VOILA),
        }
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            visits = {name: [] for name in hubs}
            for student in range(number):
                for name, hub in hubs.items():
                    visits[name].append(astuple(visit(browser, hub, f"s{student}")))
        finally:
            browser.close()
            for hub in hubs.values():
                hub.stop()
    light, stock = (
        [statistics.median(row) for row in zip(*visits[n], strict=True)] for n in ("light", "stock")
    )
    print(f"a student's server, {number} students of each, load {os.getloadavg()[0]:.1f}")
    print("| | light | stock | stock / light |\n| --- | ---: | ---: | ---: |")
    for row, ours, theirs in zip(ROWS, light, stock, strict=True):
        print(f"| {row} | {ours:.2f} | {theirs:.2f} | {theirs / ours:.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
