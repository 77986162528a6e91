"""A student's desk on nbgrader's real exchange, with nbgrader's own commands on the other side."""

import json
import shutil
from pathlib import Path

import pytest

from desk.support import CHECKOUT, NAME, TWIN, answer, only, settings
from ipnb.desk.assignment_folders import digest_of_work
from ipnb.desk.exchange import Exchange, Refused
from ipnb.formulation.case import load_case


def test_a_new_assignment_waits_with_its_title_and_its_alternative(exchange, case):
    """Does the desk show one row for a case and the one that may be taken instead?"""
    row = only(exchange)
    assert (row["id"], row["title"], row["begun"], row["submitted"]) == (
        NAME,
        case["title"],
        False,
        None,
    )
    assert row["note"] == case["content_note"]
    assert row["instead"]["id"] == TWIN


def test_begin_copies_once_and_never_again(exchange, course):
    """Would pressing Begin twice write over what a student has done?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    exchange.begin(NAME)
    assert "flow" in (course / f"home/{NAME}/answers.json").read_text()
    assert only(exchange)["begun"]


def test_a_lost_file_comes_back_and_answers_stay(exchange, course):
    """Does Begin mend a folder whose notebook was deleted, without touching what was answered?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    (course / f"home/{NAME}/{NAME}.ipynb").unlink()
    assert not only(exchange)["begun"]
    exchange.begin(NAME)
    assert only(exchange)["begun"]
    assert "flow" in (course / f"home/{NAME}/answers.json").read_text()


ODD = {
    "not JSON": "{",
    "bytes": b"\xff\xfe\x00",
    "a list": "[]",
    "nested": "[" * 100_000,
    "empty": "",
    "another shape": '{"schema": "ipnb.case/1", "title": 4, "instead": ["x"]}',
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_one_odd_folder_hides_no_other(exchange, course, content):
    """Whatever stands in one case: are the others on the desk?"""
    odd = course / "exchange/course/outbound/09-odd"
    odd.mkdir()
    (odd / "09-odd.ipynb").write_text("{}")
    (odd / "case.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert {row["id"] for row in exchange.rows()} == {NAME, "09-odd"}
    exchange.begin("09-odd")
    assert {row["id"] for row in exchange.rows()} == {NAME, "09-odd"}


def test_odd_entries_of_the_exchange_hide_nothing(exchange, course):
    """A stray file, an empty folder, a loop of links, a case that is a folder, a submission at no time."""
    outbound = course / "exchange/course/outbound"
    (outbound / "notes.txt").write_text("a note")
    (outbound / "empty").mkdir()
    (outbound / "loop").symlink_to(outbound / "loop")
    (outbound / "folder/case.json").mkdir(parents=True)
    odd = course / f"cache/course/robin+{TWIN}+no time at all"
    odd.mkdir(parents=True)
    rows = {row["id"]: row for row in exchange.rows()}
    assert {NAME, TWIN, "empty"} <= rows.keys()
    assert rows[TWIN]["faulty"] and not rows[NAME].get("faulty")


def test_a_folder_of_the_course_is_where_the_desk_looks(course):
    """nbgrader's setting for students of several courses: begun, linked, handed in, read back."""
    exchange = settings(course, "c.Exchange.path_includes_course = True\n")
    exchange.begin(NAME)
    row = only(exchange)
    assert row["begun"] and (course / "home" / row["notebook"]).is_file()
    assert exchange.submit(NAME)["digest"][:12] == only(exchange)["receipt"]


def test_settings_that_name_no_single_course_are_said_plainly(course):
    """Is a desk for all courses at once refused in words, and not half shown?"""
    with pytest.raises(
        Refused, match="serves one course, and the settings of this server name all courses"
    ):
        settings(course, 'c.CourseDirectory.course_id = "*"\n').rows()


def test_a_name_that_cannot_hand_in_is_told_before_any_work(course):
    """A plus in a name parts the fields of nbgrader's folder names: is it said at once, and at the end?"""
    exchange = settings(course, 'c.CourseDirectory.student_id = "robin+x"\n')
    assert "“robin+x”, holds a +" in exchange.barred()
    exchange.begin(NAME)
    with pytest.raises(Refused, match="another name has to be given to you"):
        exchange.submit(NAME)
    assert Exchange(course / "home").barred() == exchange.barred()


def test_the_receipt_is_of_what_arrived(exchange, course):
    """Is the digest on the receipt that of the copy on the instructor's side?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    receipt = exchange.submit(NAME)
    arrived = next((course / "exchange/course/inbound").iterdir())
    assert receipt["digest"] == digest_of_work(arrived) == digest_of_work(course / f"home/{NAME}")
    row = only(exchange)
    assert row["receipt"] == receipt["digest"][:12] and row["earlier"] == [] and not row["changed"]
    assert receipt["digest"] in (course / "home/receipts.jsonl").read_text()


def test_a_release_taken_back_stays_on_the_desk(exchange, course):
    """Does what was handed in stay in sight when the release is gone?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    exchange.submit(NAME)
    shutil.rmtree(course / "exchange/course/outbound")
    assert only(exchange)["submitted"]


def test_a_refusal_is_fit_for_a_student(exchange, course):
    """Does an exchange that cannot be written to answer in words, and print nothing on the page?"""
    exchange.begin(NAME)
    shutil.rmtree(course / "exchange/course/outbound")
    with pytest.raises(Refused, match=r"Submitting did not work\. Nothing of yours was changed"):
        exchange.submit(NAME)


def test_a_truncated_copy_is_no_submission(exchange, course, monkeypatch):
    """If less arrives than was sent, is a receipt given all the same?"""
    from nbgrader.exchange.default.submit import ExchangeSubmit

    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    copy = ExchangeSubmit.do_copy

    def cut_off(self, src, dest, log=None):
        copy(self, src, dest, log)
        (Path(dest) / "answers.json").write_text("{}")

    monkeypatch.setattr(ExchangeSubmit, "do_copy", cut_off)
    with pytest.raises(Refused, match="what arrived is not what you have"):
        exchange.submit(NAME)
    assert not (course / "home/receipts.jsonl").exists()


def test_feedback_waits_is_fetched_and_may_change(exchange, course):
    """Is released feedback announced, put beside the work, and announced again when it changed?"""
    exchange.begin(NAME)
    exchange.submit(NAME)
    from nbgrader.utils import notebook_hash

    secret = next((course / "exchange/course/inbound").glob("*/submission_secret.txt")).read_text()
    page = (
        course / f"exchange/course/feedback/{notebook_hash(secret=secret, notebook_id=NAME)}.html"
    )
    assert not only(exchange)["feedback"]
    for text in ("reasons", "other reasons"):
        page.write_text(text)
        assert only(exchange)["feedback_waits"]
        exchange.feedback(NAME)
        row = only(exchange)
        assert not row["feedback_waits"]
        assert (course / "home" / row["feedback"]).read_text() == text
    assert digest_of_work(course / f"home/{NAME}") == digest_of_work(
        next((course / "cache/course").iterdir())
    )


def test_rows_come_in_the_order_of_due_dates(course):
    """Does what is due first stand first, and what has no date last?"""
    outbound = course / "exchange/course/outbound"
    for name, due in ((NAME, None), (TWIN, "2026-12-01T18:00:00+00:00")):
        file = outbound / name / "case.json"
        case = json.loads(file.read_text()) | ({"due": due} if due else {})
        case.pop("instead")
        file.write_text(json.dumps(case))
    assert [row["id"] for row in Exchange(course / "home").rows()] == [TWIN, NAME]


def test_every_case_names_chapters_that_are_there():
    """The form's first page links to them."""
    for path in sorted((CHECKOUT / "source").glob("*/case.yaml")):
        for one in load_case(path)["read"]:
            page = (CHECKOUT / "book" / f"{one['page']}.md").read_text(encoding="utf-8")
            assert f"\n# {one['title']}\n" in f"\n{page}", path
