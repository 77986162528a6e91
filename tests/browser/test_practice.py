"""An open case in the book: commit, read the reason, be scored by the very file, keep or clear."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from open_case import LONG, NAMES, OpenCase, address_of
from playwright.sync_api import expect

from ipnb.formulation.answers import parse_answers
from ipnb.formulation.feedback import explain
from ipnb.formulation.reasons import reasons
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import partly_right
from ipnb.formulation.vocabulary import OPTIONS, VERDICTS
from ipnb.workbench.sanitise_answers import sanitise_answers

ROOT = Path(__file__).parents[2]
BUS, LETTERS = "the-late-bus", "forty-one-letters"
SOME = {
    "schema": "ipnb.answers/1",
    "case": LETTERS,
    "domains": {"vertical": "impaired", "memory": "both"},
    "five_p": {"b1": "presenting", "b2": "leave_out"},
    "plan": ["d1", "d5"],
    "evidence": {"vertical": ["s13"]},
    "safety": {"flags": {"q1": ["s16"], "q2": "no_flag"}, "actions": ["t1", "t3"]},
}
#: the headings in sight, as numbers
OUTLINE = """[...document.querySelectorAll('h1,h2,h3,h4')].filter((head) => head.checkVisibility())
    .map((head) => Number(head.tagName[1]))"""


@pytest.fixture
def case(visit):
    """``case(name, …)`` -> an open case in a page of its own."""
    return lambda name, **options: OpenCase(visit(address_of(name), **options), name)


@pytest.fixture
def bus(case):
    return case(BUS)


def quiet(page) -> None:
    """No script failed, and nothing was asked of anybody else."""
    assert page.faults == [] and page.foreign == []


# ---------------------------------------------------------------- commit, then the reason


def test_a_line_by_keyboard_alone(bus):
    """Can somebody without a mouse answer, read why, and go on?"""
    page = bus.page
    page.get_by_role("button", name="Read the case").focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("heading", level=2, name="What state does each line show?")
    ).to_be_focused()
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("1")
    first = page.get_by_role("radio", name="Rigidity")
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    expect(bus.reasons()).to_have_count(0)
    page.keyboard.press("Enter")
    reason = bus.reasons()
    expect(reason).to_contain_text("Defensible")
    expect(reason).to_contain_text("Best supported: Not enough information.")
    expect(reason).to_contain_text(bus.key["rationale"]["states.s02"])
    expect(page.locator(".wb > [role=status]")).to_contain_text("Defensible. Manners, or somebody")
    page.keyboard.press("Enter")
    expect(page.locator(".wb-quote")).to_contain_text("It stopped at the quarry")
    expect(bus.reasons()).to_have_count(0)
    quiet(page)


def test_no_reason_before_a_reader_has_committed(bus):
    """Would walking over the options with the arrows read out the key?"""
    bus.step("States")
    page = bus.page
    page.get_by_role("radio", name="Rigidity").check()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        expect(bus.reasons()).to_have_count(0)
    show = page.get_by_role("button", name="Show the reason")
    show.focus()
    page.keyboard.press("Enter")
    expect(bus.reasons()).to_be_focused()
    page.get_by_role("button", name="Clear Sentence 2").click()
    expect(bus.reasons()).to_have_count(0)


def test_each_answer_has_its_own_verdict_and_reason(bus):
    """Would a reader be shown the reason for somebody else's answer?"""
    told = reasons(bus.case, bus.key)["states"]
    bus.step("States")
    for line, one in told.items():
        for option, how in one["verdicts"].items():
            bus.page.get_by_role("radio", name=OPTIONS[option].word).check()
            if option == next(iter(one["verdicts"])):
                bus.page.get_by_role("button", name="Show the reason").click()
            expect(bus.reasons().locator(".wb-verdict")).to_have_text(
                f"{VERDICTS[how].sign}{VERDICTS[how].words}"
            )
            expect(bus.reasons().locator(".wb-why")).to_have_text(
                one["why"].get(option, one["why"].get(""))
            )
        assert bus.reasons().get_attribute("data-reason") == f"states.{line}"
        bus.page.get_by_role("button", name="Next", exact=True).click()


def test_what_is_missing_from_a_set_is_named(bus):
    """Would a reader who chose one right link think that it was all?"""
    bus.step("Links")
    page = bus.page
    expect(page.get_by_role("button", name="Show the reasons")).to_have_count(0)
    for label in ("a case by the door", "a strict aunt"):
        page.get_by_role("checkbox", name=label).check()
    page.get_by_role("button", name="Show the reasons").click()
    verdicts = {
        reason.locator(".wb-reason-name").inner_text().split(" →")[0]: reason.locator(
            ".wb-verdict"
        ).inner_text()
        for reason in bus.reasons().all()
    }
    assert {name: words[1:].strip() for name, words in verdicts.items()} == {
        "a strict aunt": "Not supported",
        "a case by the door": "Best supported",
        "“soon”": "Missing: best supported",
        "out on Sundays": "Missing: best supported",
    }
    page.get_by_text("What you left out, and the key does too (4)").click()
    expect(page.locator(".wb-aside-reasons .wb-reason")).to_have_count(4)


def test_points_are_held_against_the_keys_spread(bus):
    """Would a hypothesis get no answer at all?"""
    bus.step("Attachment")
    bus.page.get_by_role("button", name="5 more for Avoidant").click()
    bus.page.get_by_role("button", name="Show the reason").click()
    expect(bus.reasons()).to_contain_text(
        "avoidant 30, secure 15, ambivalent 5, not enough information 50"
    )
    expect(bus.reasons()).to_contain_text(bus.key["rationale"]["attach.attach.avoidant"])


def test_a_reader_is_told_to_choose_sentences_before_they_are_named(case):
    """Would the reason give the evidence away to somebody who was about to look for it?"""
    letters = case(LETTERS)
    page = letters.page
    letters.step("Domains")
    page.get_by_role("radiogroup", name="Vertical").get_by_label("Impaired").check()
    expect(page.get_by_text("It names the sentences, so choose yours first.")).to_be_visible()
    page.get_by_role("button", name="Choose sentences for Vertical").click()
    page.locator(".wb-line[data-id=s13]").click()
    expect(page.get_by_text("It names the sentences, so choose yours first.")).to_be_hidden()
    page.get_by_role("button", name="Show the reason").click()
    expect(letters.reasons()).to_contain_text("Enough to argue it:")
    letters.reasons().get_by_role("button", name="Sentence 13").click()
    expect(page.locator(".wb-line[data-id=s13]")).to_be_focused()


def test_safety_says_where_the_text_shows_it(case):
    """Would somebody who overlooked the line not be led to it?"""
    letters = case(LETTERS)
    page = letters.page
    letters.step("Safety")
    page.get_by_role("radiogroup", name="Wishing not to go on living").get_by_label(
        "No sign of it"
    ).check()
    page.get_by_role("button", name="Show the reason").click()
    expect(letters.reasons()).to_contain_text("Not supported")
    expect(letters.reasons()).to_contain_text("Best supported: The text shows it.")
    expect(letters.reasons().get_by_role("button", name="Sentence 16")).to_be_visible()


def test_texts_to_compare_with_stay_folded(bus):
    """Would the four texts be read before one's own is written?"""
    bus.step("Narrative")
    folded = bus.page.locator(".wb-examples")
    expect(folded.locator("h4").first).to_be_hidden()
    expect(bus.page.get_by_role("heading", name="Room to answer")).to_be_visible()
    folded.locator("summary").click()
    expect(folded.locator("h4")).to_have_text([f"Level {n}" for n in range(4)])


# ---------------------------------------------------------------- kept


def test_tomorrow_everything_is_still_there(bus):
    """Would a closed laptop cost a reader an evening?"""
    page = bus.page
    bus.step("States")
    page.get_by_role("radio", name="Flow").check()
    page.get_by_role("button", name="Show the reason").click()
    bus.step("Narrative")
    page.get_by_role("textbox", name="Your text").fill("Ottilie, you have come.")
    page.reload()
    bus.wait()
    expect(page.get_by_role("textbox", name="Your text")).to_have_value("Ottilie, you have come.")
    bus.step("States")
    page.get_by_role("button", name="Back one").click()  # the form begins with the first open line
    expect(page.get_by_role("radio", name="Flow")).to_be_checked()
    expect(bus.reasons()).to_contain_text("Not supported")


def test_kept_answers_to_an_older_case_are_left_out(bus):
    """Would an id that is gone spoil the score, or the file that is downloaded? Page and Python agree."""
    damaged = [
        {"states": {"s02": "flow", "s99": "flow", "s04": "gone"}, "links": ["f66", "zz", "f66"]},
        {"attach": {"avoidant": 60, "x": 3, "secure": "y"}, "evidence": {"attach": ["s09", "s99"]}},
        {"narrative": {"n1": "words", "n9": "lost"}, "notes": {"states": "mine", "old": "x"}},
        {"confidence": {"states": 4, "links": 2}, "evidence": {"s02": ["s01"]}, "old": {"a": 1}},
        {"states": ["s02"], "links": {"f66": 1}, "five_p": None},
    ]
    fits = """async ([kase, all]) => {
        const { fitting } = await import(new URL('../../_static/ipnb/workbench/validate_answers.js', location));
        return all.map((one) => fitting(kase, one));
    }"""
    assert bus.page.evaluate(fits, [bus.case, damaged]) == [
        sanitise_answers(bus.case, one)[0] for one in damaged
    ]
    letters = OpenCase(bus.page, LETTERS)
    flags = {"q1": ["s16", "s99"], "q2": "not_asked", "q9": "no_flag", "q3": "perhaps"}
    gates = [
        {"safety": {"flags": flags, "actions": ["t1", "x"]}},
        {"safety": {"flags": [], "actions": "t1"}},
    ]
    assert bus.page.evaluate(fits, [letters.case, gates]) == [
        sanitise_answers(letters.case, one)[0] for one in gates
    ]


# ---------------------------------------------------------------- scored


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


# ---------------------------------------------------------------- cleared


def test_clearing_asks_first_clears_all_and_can_be_undone(bus):
    """Would one press cost an evening, or leave something behind?"""
    page = bus.page
    bus.step("States")
    page.get_by_role("radio", name="Flow").check()
    page.get_by_role("button", name="Show the reason").click()
    bus.step("Score")
    clear = page.get_by_role("button", name="Clear my answers")
    clear.click()
    expect(page.get_by_role("button", name="Clear all of them")).to_be_focused()
    page.get_by_role("button", name="Leave them").click()
    expect(clear).to_be_focused()
    assert f"ipnb.answers/{BUS}" in bus.kept()

    clear.click()
    page.get_by_role("button", name="Clear all of them").click()
    expect(page.locator(".wb-toast")).to_contain_text("Cleared. Undo brings your answers back")
    assert [key for key in bus.kept() if key.startswith("ipnb")] == []
    expect(
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    ).to_contain_text("0 of 14")
    page.get_by_role("button", name="Undo").click()
    assert "flow" in bus.kept()[f"ipnb.answers/{BUS}"]
    page.reload()
    bus.wait()
    bus.step("States")
    expect(
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    ).to_contain_text("1 of 14")


def test_cleared_in_one_tab_is_cleared_in_the_other(visit, site):
    """Would an open form write back what its reader has just cleared?"""
    one = OpenCase(visit(address_of(BUS)), BUS)
    one.step("States")
    one.page.get_by_role("radio", name="Flow").check()
    other = one.page.context.new_page()
    other.goto(site + "book/your-answers.html")
    other.get_by_role("button", name="Remove: The late bus").click()
    states = one.page.get_by_role("navigation", name="Steps").get_by_role("button", name="States")
    expect(states).to_contain_text("0 of 14")


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize(
    ("width", "colours"),
    [
        (1200, "light"),
        (390, "dark"),
        pytest.param(1200, "dark", marks=pytest.mark.deep),
        pytest.param(390, "light", marks=pytest.mark.deep),
    ],
)
def test_every_step_is_accessible(case, axe, width, colours):
    """With reasons, a score and the question before clearing in sight: can everyone use it?"""
    letters = case(LETTERS, width=width, color_scheme=colours)
    page = letters.page
    letters.fill(SOME)
    steps = page.locator(".wb-step > span:first-child").all_inner_texts()
    assert steps[-1] == "Score"
    for step in steps:
        letters.step(step)
        for show in page.get_by_role("button", name="Show the reason").all()[::-1]:
            show.click()
        if step == "Score":
            letters.score()
            page.get_by_role("button", name="Clear my answers").click()
        page.evaluate(
            "document.querySelectorAll('.wb details').forEach((folded) => { folded.open = true; })"
        )
        assert axe(page) == [], step
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
        levels = page.evaluate(OUTLINE)
        assert levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels)), (step, levels)
    expect(page.get_by_text("In the course this would wait for a person")).to_be_visible()
    quiet(page)


def test_without_javascript_the_case_is_there(visit):
    """Is there a page for whoever has no script: case, questions, and a key that unfolds?"""
    page = visit(address_of(BUS), java_script_enabled=False, width=390)
    expect(page.get_by_text("Everyone in this case is invented.")).to_be_visible()
    expect(page.get_by_text("There was a man with a cello")).to_be_visible()
    page.get_by_text("States: the key, with its reasons").click()
    expect(page.get_by_text("Manners, or somebody who leaves")).to_be_visible()


def test_a_form_that_fails_to_load_leaves_the_text(browser, site):
    """Would a broken module take the case away?"""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/open_cases/reasons.js", lambda route: route.abort())
    page.goto(site + address_of(BUS))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("There was a man with a cello")).to_be_visible()
    context.close()


def test_on_paper_the_text_stands_in_place_of_the_form(bus):
    """Would a seminar get a print of buttons?"""
    bus.page.emulate_media(media="print")
    expect(bus.page.locator(".as-text")).to_be_visible()
    expect(bus.page.locator(".wb")).to_be_hidden()


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
