"""Folders of work: corrections come to whoever had begun, and answers stay."""

import json

from desk.support import NAME, answer, only


def test_a_change_since_submitting_is_noticed_and_saving_is_none(exchange, course):
    """Does an open form's saving, or JupyterLab's of the notebook, look like a change?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    exchange.submit(NAME)
    answer(course, {"s02": "flow"}, revision=9, saved_at="2026-11-22T11:00:00+00:00")
    (course / f"home/{NAME}/{NAME}.ipynb").write_text("{}")
    assert not only(exchange)["changed"]
    answer(course, {"s02": "chaos"})
    assert only(exchange)["changed"]


def release_again(course, change):
    """The instructor changes the case and releases it once more."""
    file = course / f"exchange/course/outbound/{NAME}/case.json"
    case = json.loads(file.read_text(encoding="utf-8"))
    change(case)
    file.write_text(json.dumps(case), encoding="utf-8")


def test_a_correction_comes_to_whoever_had_begun(exchange, course):
    """Does a student go on reading the typo, or lose an answer to its correction?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})

    def correct(case):
        was, now = case["sentences"][1]["text"], case["sentences"][1]["text"] + " "
        case["sentences"][1]["text"] = now
        case["errata"] = [
            {"date": "2026-03-02", "id": case["sentences"][1]["id"], "was": was, "now": now}
        ]

    release_again(course, correct)
    answers = (course / f"home/{NAME}/answers.json").read_bytes()
    assert only(exchange)["started"]
    mine = json.loads((course / f"home/{NAME}/case.json").read_text(encoding="utf-8"))
    assert mine["errata"][0]["date"] == "2026-03-02"
    assert (course / f"home/{NAME}/answers.json").read_bytes() == answers


def test_a_case_that_changed_in_more_than_words_is_left_to_whoever_answers_it(exchange, course):
    """Could a judgement vanish while somebody is working on it?"""
    exchange.begin(NAME)
    before = (course / f"home/{NAME}/case.json").read_bytes()
    release_again(course, lambda case: case["items"]["states"]["only"].pop())
    exchange.rows()
    assert (course / f"home/{NAME}/case.json").read_bytes() == before
