"""The form with a real kernel behind it: in JupyterLab, and as a page of Voilà. Saved, killed, come back."""

import json
import time

import psutil
import pytest
from playwright.sync_api import expect
from servers import answers_at, running, wait_for
from workbench_page import CASE

from ipnb.formulation.build import build

pytestmark = pytest.mark.deep
NAME = CASE["id"]


@pytest.fixture
def folder(tmp_path):
    build(CASE, tmp_path / NAME)
    return tmp_path / NAME


def answers(folder):
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))


def kill_kernels(server):
    """As the kernel dies when memory runs out: at once, without a word."""
    for child in psutil.Process(server.pid).children(recursive=True):
        if "ipykernel_launcher" in " ".join(child.cmdline()):
            child.kill()


def judge(page, part, option):
    page.get_by_role("radiogroup", name=part).get_by_label(option).check()


def test_a_page_of_voila_saves_notices_a_dead_kernel_and_gives_everything_back(folder, page):
    """The student's evening on the hub: no code in sight, a kernel that dies, nothing lost."""
    with running(folder, "voila", f"--Voila.root_dir={folder.parent}") as (address, server):
        form = f"{address}/voila/render/{NAME}/{NAME}.ipynb"
        wait_for(answers_at(address))
        page.goto(form)
        page.get_by_role("button", name="Read the case").click(timeout=60_000)
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="Window").click()
        judge(page, "Arrival", "Within")
        began = time.monotonic()
        wait_for(lambda: (folder / "answers.json").exists(), within=5)
        assert time.monotonic() - began < 1
        expect(page.locator(".wb-save")).to_contain_text("Saved")
        assert (
            answers(folder)["window"] == {"g1": "within"} and answers(folder)["student"] == "ines"
        )

        kill_kernels(server)
        judge(page, "The letter", "Above")
        expect(page.locator(".wb-notice")).to_contain_text("does not answer", timeout=15_000)
        assert answers(folder)["window"] == {"g1": "within"}

        page.goto(form)
        use = page.get_by_role("button", name="Use the kept answers")
        use.click(timeout=60_000)
        wait_for(lambda: answers(folder)["window"] == {"g1": "within", "g2": "above"}, within=5)
        expect(use).to_have_count(0)


def test_two_tabs_with_a_kernel_each_lose_nothing_and_ask(folder, page, context):
    """The form is open at home and on the phone; both are used."""
    with running(folder, "voila", f"--Voila.root_dir={folder.parent}") as (address, _):
        wait_for(answers_at(address))
        one, other = page, context.new_page()
        for tab in (one, other):
            tab.goto(f"{address}/voila/render/{NAME}/{NAME}.ipynb")
            tab.get_by_role("button", name="Read the case").click(timeout=60_000)
            tab.get_by_role("navigation", name="Steps").get_by_role("button", name="Window").click()
        judge(one, "Arrival", "Within")
        expect(one.locator(".wb-save")).to_contain_text("Saved")
        judge(other, "The letter", "Above")
        expect(other.locator(".wb-notice")).to_contain_text("differ in: Window")
        assert answers(folder)["window"] == {"g1": "within"}
        other.get_by_role("button", name="Go on with the other one").click()
        expect(other.locator(".wb-notice")).to_have_count(0)
        expect(
            other.get_by_role("radiogroup", name="Arrival").get_by_label("Within")
        ).to_be_checked()
        judge(other, "Before leaving", "Below")
        wait_for(lambda: answers(folder)["window"] == {"g1": "within", "g3": "below"}, within=5)
        (kept,) = folder.glob("answers.kept-*.json")
        assert json.loads(kept.read_text())["window"] == {"g2": "above"}


def test_in_jupyterlab_single_keys_answer_and_leave_the_notebook_alone(folder, page):
    """There "1" makes a heading of the cell, "d d" deletes it, and "m" turns it into text."""
    options = ["--ServerApp.token=", f"--ServerApp.root_dir={folder.parent}", "--allow-root"]
    with running(folder, "jupyterlab", *options) as (address, _):
        wait_for(answers_at(f"{address}/api"))
        page.goto(f"{address}/lab/tree/{NAME}/{NAME}.ipynb")
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        page.get_by_role("button", name="Read the case").click(timeout=60_000)
        cells = page.locator(".jp-Cell")
        before = (cells.count(), page.locator(".jp-MarkdownCell").count())
        page.locator(".wb-deck input").first.focus()
        for key in ["1", "2", "x", "d", "d", "m", "a", "b", "3"]:
            page.keyboard.press(key)
        wait_for(lambda: (folder / "answers.json").exists() and len(answers(folder)["states"]) == 3)
        assert answers(folder)["states"] == {"s02": "rigidity", "s04": "chaos", "s05": "flow"}
        assert (cells.count(), page.locator(".jp-MarkdownCell").count()) == before
        page.keyboard.press("Control+z")
        wait_for(lambda: len(answers(folder)["states"]) == 2)
