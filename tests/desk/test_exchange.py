"""A student's desk on nbgrader's real exchange, with nbgrader's own commands on the other side."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipnb.desk.assignment_folders import digest
from ipnb.desk.equivalent_cases import paired
from ipnb.desk.exchange import Exchange, Refused
from ipnb.desk.rows import completion
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.due import date_file
from ipnb.workbench.handing_in import respond

CHECKOUT = Path(__file__).parents[2]
NAME, TWIN = "01-reading-the-river", "01b-reading-the-river"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.student_id = "robin"
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""


@pytest.fixture(scope="module")
def case():
    return load_case(CHECKOUT / "source" / NAME / "case.yaml")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An exchange with two released assignments, and a student's folder with its settings."""
    outbound = tmp_path / "exchange/course/outbound"
    for name in (NAME, TWIN):
        build(load_case(CHECKOUT / "source" / name / "case.yaml"), outbound / name)
    (tmp_path / "exchange/course/inbound").mkdir()
    (tmp_path / "exchange/course/feedback").mkdir()
    for folder in ("exchange", "exchange/course/inbound"):
        (tmp_path / folder).chmod(0o777)
    home = tmp_path / "home"
    home.mkdir()
    text = CONFIG.format(exchange=str(tmp_path / "exchange"), cache=str(tmp_path / "cache"))
    (home / "nbgrader_config.py").write_text(text)
    monkeypatch.chdir(home)
    return tmp_path


@pytest.fixture
def exchange(course):
    return Exchange(course / "home")


def only(exchange):
    rows = exchange.rows()
    assert len(rows) == 1
    return rows[0]


def answer(course, states: dict, **more):
    content = {
        "schema": "ipnb.answers/1", "case": NAME, "student": "robin", "workspace": "w1", "revision": 1,
        "saved_at": "2026-11-22T10:00:00+00:00", "states": states,
    }  # fmt: skip
    (course / f"home/{NAME}/answers.json").write_text(json.dumps(content | more))


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


def test_the_case_taken_instead_takes_the_row(exchange):
    """Once the alternative is begun, is it the one shown?"""
    exchange.begin(TWIN)
    row = only(exchange)
    assert (row["id"], row["instead"]["id"]) == (TWIN, NAME)


def test_what_was_put_away_is_one_step_away(exchange, course):
    """Two cases that count as one: one row, and could work that was begun ever vanish from the desk?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    exchange.begin(TWIN)
    row = only(exchange)
    assert (row["id"], row["instead"]["id"], row["instead"]["started"]) == (TWIN, NAME, True)
    exchange.begin(NAME)  # a change of mind
    row = only(exchange)
    assert (row["id"], row["started"], row["instead"]["begun"]) == (NAME, True, True)


def test_once_handed_in_the_other_case_asks_for_nothing(exchange, course):
    """Does the case that was not taken stay on the desk as something to do?"""
    for name in (NAME, TWIN):
        exchange.begin(name)
    exchange.submit(NAME)
    assert only(exchange)["id"] == NAME
    exchange.submit(TWIN)
    assert [row["id"] for row in exchange.rows()] == [NAME, TWIN]  # both receipts stay in sight


def test_an_alternative_may_be_a_sentence(exchange, course, case):
    """The template of a case says it so: does every other row stay, and this one too?"""
    file = course / f"exchange/course/outbound/{NAME}/case.json"
    file.write_text(json.dumps(case | {"instead": "Ask for the other case of this level."}))
    assert [row["instead"] and row["instead"]["id"] for row in exchange.rows()] == [TWIN]


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


def settings(course, text):
    with (course / "home/nbgrader_config.py").open("a") as file:
        file.write(text)
    return Exchange(course / "home")


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


def test_progress_says_what_is_open_in_words(exchange, course, case):
    """Does the desk count finished parts and name what is open?"""
    exchange.begin(NAME)
    assert not only(exchange)["started"]
    ids = case["items"]["states"]["only"]
    answer(course, dict.fromkeys(ids, "flow"))
    row = only(exchange)
    assert row["started"] and row["done"] == 1 and row["parts"] > 1
    assert not [line for line in row["open"] if line.startswith("States")]
    answer(course, dict.fromkeys(ids[1:], "flow"))
    assert [line for line in only(exchange)["open"] if line.startswith("States: 1 ")]


def test_answers_that_cannot_be_read_are_said_so(exchange, course):
    """Does a damaged file break the desk, or look like nothing begun?"""
    exchange.begin(NAME)
    (course / f"home/{NAME}/answers.json").write_text('{"states": ')
    row = only(exchange)
    assert row["unreadable"] and row["started"]


def test_the_receipt_is_of_what_arrived(exchange, course):
    """Is the digest on the receipt that of the copy on the instructor's side?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    receipt = exchange.submit(NAME)
    arrived = next((course / "exchange/course/inbound").iterdir())
    assert receipt["digest"] == digest(arrived) == digest(course / f"home/{NAME}")
    row = only(exchange)
    assert row["receipt"] == receipt["digest"][:12] and row["earlier"] == [] and not row["changed"]
    assert receipt["digest"] in (course / "home/receipts.jsonl").read_text()


def test_an_earlier_attempt_keeps_its_receipt(exchange, course):
    """Can a student still look up what they handed in before the last time?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    first = exchange.submit(NAME)
    answer(course, {"s02": "chaos"})
    while exchange.submit(NAME)["time"] == first["time"]:
        time.sleep(0.2)  # nbgrader names a submission by the second
    [*_, before] = only(exchange)["earlier"]
    assert before["time"] == first["time"] and before["feedback"] is None
    assert before["receipt"] == first["digest"][:12] != only(exchange)["receipt"]


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
    assert digest(course / f"home/{NAME}") == digest(next((course / "cache/course").iterdir()))


def test_rows_come_in_the_order_of_due_dates(course):
    """Does what is due first stand first, and what has no date last?"""
    outbound = course / "exchange/course/outbound"
    for name, due in ((NAME, None), (TWIN, "2026-12-01T18:00:00+00:00")):
        file = outbound / name / "case.json"
        case = json.loads(file.read_text()) | ({"due": due} if due else {})
        case.pop("instead")
        file.write_text(json.dumps(case))
    assert [row["id"] for row in Exchange(course / "home").rows()] == [TWIN, NAME]


def test_the_date_that_counts_is_the_one_that_is_shown(exchange, course):
    """Does an extension reach its student's desk, and a date typed in Formgrader everybody's?"""
    dates = course / "exchange/course/dates"
    dates.mkdir()
    (dates / date_file("course", NAME)).write_text('{"due": "2026-12-01T18:00:00+00:00"}')
    row = exchange.row_of(NAME)
    assert (row["due"], row["extended"]) == ("2026-12-01T18:00:00+00:00", False)
    own = dates / date_file("course", NAME, exchange.student)
    own.write_text('{"due": "2026-12-08T18:00:00+00:00"}')
    row = exchange.row_of(NAME)
    assert (row["due"], row["extended"]) == ("2026-12-08T18:00:00+00:00", True)
    own.write_text("half a fi")
    assert exchange.row_of(NAME)["due"] == "2026-12-01T18:00:00+00:00", (
        "a damaged file takes no date away"
    )


def test_pairs_that_do_not_exist_are_left_alone():
    """Does a case whose alternative is not released, or which names itself, stay one row?"""
    row = {"id": "a", "title": "A", "begun": False, "started": False, "submitted": None}
    for twin in ("b", "a", None):
        assert [one["instead"] for one in paired([row | {"twin": twin}])] == [None]


def test_how_far_of_a_blank_form(case):
    """Is a blank form nought of all its parts?"""
    far = completion(case, {})
    assert (far["started"], far["done"]) == (False, 0) and far["parts"] >= 2


def test_nothing_of_grading_is_imported():
    """Does a student's page load the instructor's side?"""
    script = "import sys, ipnb.desk.widget; print([m for m in sys.modules if m.startswith('ipnb.grading')])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"


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


# ---------------------------------------------------------------- from the form itself


def test_a_form_hands_in_its_own_case(exchange, course):
    """Does the form's last page do what the desk does, with a receipt of what arrived?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    folder = course / f"home/{NAME}"
    row = respond(folder, {"verb": "standing"})["row"]
    assert (row["submitted"], row["instead"]["id"]) == (None, TWIN)
    done = respond(folder, {"verb": "submit"})
    assert done["receipt"]["digest"] == digest(folder) and done["row"]["submitted"]
    assert done["row"]["receipt"] == done["receipt"]["digest"][:12]


def test_a_form_begins_the_other_case_and_is_put_away(exchange, course, monkeypatch):
    """One press leads to the other case; on the desk it takes the row."""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/robin/")
    exchange.begin(NAME)
    done = respond(course / f"home/{NAME}", {"verb": "begin"})
    assert done["to"] == f"/user/robin/voila/render/{TWIN}/{TWIN}.ipynb"
    assert done["desk"] == "/user/robin/voila/render/desk.ipynb"
    assert only(exchange)["id"] == TWIN and only(exchange)["begun"]
    assert respond(course / f"home/{NAME}", {"verb": "standing"})["row"]["id"] == NAME


def test_a_form_outside_the_exchange_says_where_to_hand_in(exchange, course):
    """A copy of the folder elsewhere, and a folder of the course: refused in words, or found."""
    exchange.begin(NAME)
    copy = course / "home/copy"
    shutil.copytree(course / f"home/{NAME}", copy)
    assert "Hand it in where you fetched it" in respond(copy, {"verb": "submit"})["refused"]
    settings(course, "c.Exchange.path_includes_course = True\n").begin(NAME)
    assert respond(course / f"home/course/{NAME}", {"verb": "submit"})["receipt"]


def test_every_case_names_chapters_that_are_there():
    """The form's first page links to them."""
    for path in sorted((CHECKOUT / "source").glob("*/case.yaml")):
        for one in load_case(path)["read"]:
            page = (CHECKOUT / "book" / f"{one['page']}.md").read_text(encoding="utf-8")
            assert f"\n# {one['title']}\n" in f"\n{page}", path
