"""What was corrected since the case was given out: told once, and where it was."""

import copy

from workbench_page import CASE, opened

WAS = "“The last one?”"


def corrected() -> dict:
    case = copy.deepcopy(CASE)
    one = case["sentences"][1]
    case["errata"] = [{"date": "2026-03-02", "id": one["id"], "was": WAS, "now": one["text"]}]
    return case


def test_a_first_reader_finds_it_before_the_case_and_at_its_sentence(page):
    """Is a correction seen without being in the way?"""
    with opened(page) as form:
        form.start(corrected())
        task = page.locator(".wb-task")
        assert "Corrected on 2 March 2026. It read: " + WAS in task.inner_text()
        assert page.locator(".wb-notice").count() == 0
        assert page.locator(".wb-line .wb-erratum").count() == 1
        form.step("States")
        page.get_by_role("radio", name="Flow").check()
        assert page.locator(".wb-notice").count() == 0


def test_whoever_had_begun_is_told_once_and_keeps_every_answer(page, axe):
    """Would somebody in the middle of the work miss it, or be told for ever?"""
    answers = {"states": {CASE["items"]["states"]["only"][0]: "flow"}}
    with opened(page) as form:
        form.start(CASE, answers=answers, host="takes")
        form.step("States")
        form.start(corrected(), answers=answers, host="takes")
        notice = page.locator(".wb-notice")
        assert "1 correction since this case was given out" in notice.inner_text()
        assert axe(page) == []
        notice.get_by_role("button", name="All right").click()
        assert page.locator(".wb-notice").count() == 0
        form.start(corrected(), answers=answers, host="takes")
        assert page.locator(".wb-notice").count() == 0
        assert form.answers() == answers
