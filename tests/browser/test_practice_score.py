"""An open case in the book is scored in the page, by the very file that grades the course."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from random import Random

import pytest
from open_case import BUS, LONG, NAMES, OpenCase, address_of, fixtures, quiet
from playwright.sync_api import expect

from ipnb.formulation.answers import parse_answers
from ipnb.formulation.feedback import explain
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import partly_right

case, bus = fixtures()


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", NAMES)
def test_the_score_is_pythons_for_the_file_that_is_downloaded(case, name):
    """Would the page's number be another one than the grader's?"""
    one = case(name)
    page = one.page
    given = partly_right(one.case, one.key, 0.6, Random(7))
    if "plan" in given:
        given["plan"] = given["plan"][: one.case["items"]["plan"]["budget"]]  # no form takes more
    one.fill(
        {
            **given,
            "schema": "ipnb.answers/1",
            "case": name,
            "narrative": {"n1": "A text of my own."},
        }
    )
    one.step("Score")
    one.score()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download my answers").click()
    assert coming.value.suggested_filename == f"answers-{name}.json"
    answers = parse_answers(Path(coming.value.path()).read_bytes(), one.case)
    assert answers["case"] == name and answers["narrative"] == {"n1": "A text of my own."}
    result = score(one.case, one.key, answers)
    assert one.total() == result["total"] and 0.1 < result["total"] < 0.9
    expect(page.locator(".wb-total")).to_contain_text(f"{round(100 * result['points_share'])} %")
    explained = explain(one.case, one.key, answers, result)
    expect(page.locator(".wb-overall")).to_contain_text(explained["total_band"])
    for section in explained["sections"].values():
        row = page.locator(".wb-feedback").filter(
            has=page.get_by_text(section["title"], exact=True)
        )
        expect(row.locator("summary").first).to_contain_text(section["band"])
    quiet(page)


def test_a_score_says_when_it_is_no_longer_about_these_answers(bus):
    """Would a score after reading all the reasons pass for reading well?"""
    page = bus.page
    bus.step("States")
    page.get_by_role("radio", name="Chaos").check()
    page.get_by_role("button", name="Show the reason").click()
    page.get_by_role("radio", name="Not enough information").check()
    bus.step("Score")
    bus.score()
    expect(page.locator(".wb-since")).to_contain_text(
        "1 answer changed after the reason had been read"
    )
    expect(page.locator(".wb-since")).not_to_contain_text("score again")
    warm = time.monotonic()
    bus.step("States")
    page.get_by_role("radio", name="Flow").check()
    bus.step("Score")
    expect(page.locator(".wb-since")).to_contain_text(
        "You have changed answers since this score: score again."
    )
    before = bus.total()
    page.get_by_role("button", name="Score again").click()
    expect(page.locator(".wb-since")).not_to_contain_text("score again")
    assert bus.total() != before and time.monotonic() - warm < 15, "Python was there already"


def test_where_python_cannot_be_fetched(visit, case):
    """Would a reader on a train lose answers, or wait for ever? And can they try again?"""
    one = case(BUS, service_workers="block")
    page = one.page
    page.route("**/pyodide/**", lambda route: route.abort())
    one.step("States")
    page.get_by_role("radio", name="Flow").check()
    one.step("Score")
    one.score()
    expect(
        page.get_by_role("alert").filter(has_text="Python could not be fetched")
    ).to_contain_text("untouched")
    assert "flow" in one.kept()[f"ipnb.answers/{BUS}"]
    page.unroute("**/pyodide/**")
    page.get_by_role("button", name="Score me").click()
    expect(page.locator(".wb-total")).to_be_visible(timeout=LONG)


def test_loading_can_be_stopped(case):
    """Would somebody who pays for each megabyte have to close the page?"""
    one = case(BUS, service_workers="block")
    page = one.page
    page.route("**/*.wasm", lambda route: None)  # never comes
    one.step("Score")
    press = page.get_by_role("button", name="Score me")
    press.focus()
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    expect(page.get_by_role("progressbar", name="Loading Python")).to_be_visible()
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("alert").filter(has_text="Stopped. Nothing was scored.")
    ).to_be_visible()
    expect(press).to_be_focused()


def test_python_that_never_ends_is_ended(case):
    """Would a fault of ours heat a reader's phone until the battery is empty?"""
    one = case(BUS, service_workers="block")
    page = one.page
    endless = "def report(*_):\n    while True:\n        pass\n"
    page.route("**/in_page.py.txt", lambda route: route.fulfill(body=endless))
    page.clock.install()
    one.step("Score")
    page.get_by_role("button", name="Score me").click()
    expect(page.get_by_text("Starting Python and scoring")).to_be_visible(timeout=LONG)
    for _ in range(20):
        page.wait_for_timeout(500)
        page.clock.fast_forward(31_000)
        if page.locator(".wb-fault:not(:empty)").count():
            break
    expect(page.locator(".wb-fault")).to_contain_text("did not come to an end and was stopped")


def test_a_server_that_forbids_python_is_named(case):
    """Would the page wait for something that its server's policy does not allow?"""
    one = case(BUS, service_workers="block")

    def strict(route):
        answer = route.fetch()
        route.fulfill(
            response=answer,
            headers={**answer.headers, "content-security-policy": "script-src 'self'"},
        )

    one.page.route("**/worker.js", strict)
    one.step("Score")
    one.score()
    expect(one.page.locator(".wb-fault")).to_contain_text("does not allow them to run Python")


def test_a_second_score_without_a_network(visit):
    """Loaded once: does it work on the train, in a new page?"""
    one = OpenCase(visit(address_of(BUS)), BUS)
    page = one.page
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()  # from now on the service worker hears what is fetched
    one.wait()
    one.step("Score")
    one.score()
    total = one.total()
    page.wait_for_timeout(1500)  # what was fetched is still being put away
    page.context.set_offline(True)
    page.reload()
    one.wait()
    one.step("Score")
    one.score()
    assert one.total() == total
    assert page.evaluate("caches.keys()").count("python") == 1


def test_it_works_where_the_hub_serves_the_book(built_book, browser, tmp_path):
    """Below /services/book/, with the compressed files: is each of them what the browser expects?"""
    sys.path.insert(0, str(ROOT / "tests"))
    from deploy.test_book_service import SERVICE, where

    place = where()
    command = [sys.executable, SERVICE, str(built_book), str(os.getpid())]
    service = subprocess.Popen(command, env=os.environ | place)
    root = f"{place['JUPYTERHUB_SERVICE_URL']}/services/book/"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(root, timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
        said = []
        page.on(
            "console",
            lambda message: (
                said.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.goto(root + address_of(BUS))
        one = OpenCase(page, BUS)
        one.step("Score")
        one.score()
        assert one.total() == 0 and said == []
        page.context.close()
    finally:
        service.terminate()
        service.wait(10)


def test_python_is_loaded_only_when_it_is_asked_for(visit, site):
    """Does a page that is only read stay light?"""
    page = visit("book/index.html", service_workers="block")
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site + address_of(BUS))
    one = OpenCase(page, BUS)
    one.step("Score")
    assert not [url for url in asked if "pyodide" in url or "python/" in url]
    one.score()
    assert len([url for url in asked if "/pyodide/" in url]) == 5
    assert json.loads(page.evaluate(
        "fetch('../../_static/open_cases/the-late-bus.json').then((answer) => answer.text())"
    ))["key"]["case"] == BUS  # fmt: skip
