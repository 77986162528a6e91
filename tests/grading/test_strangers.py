"""Folders, names and times that strangers chose: they stop nobody, become nobody, and are named."""

import json
import os
import pwd
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from grading.course import NAME
from ipnb.grading.inbound_submissions import (
    InboundSubmission,
    made_by_student,
    newest_by_student,
)
from ipnb.grading.submission_folders import list_submissions, refused_folders

ODD = {
    "line feed": "a\nb",
    "escape": "\x1b[2Jroot",
    "comma": "lee,ann",
    "glob": "[ab]",
    "dash": "-rf",
    "blank": "bob ",
    "nbsp": "bob\u00a0",
    "turned": "\u202eecila",
    "markup": "<img src=x onerror=alert(1)>",
    "formula": "=cmd|' _C calc'!A0",
    "hidden": ".hidden",
    "stops": "...",
    "latin-1": os.fsdecode(b"caf\xe9"),
    "long": "y" * 129,
}
FIT = [
    "ann lee",
    "o'brien",
    "ada@example.org",
    "Zoe\u0308",
    "\u0416\u0435\u043d\u044f",
    "ada_l",
    "007",
]
NO_TIMES = {
    "decimal": "1:" + "1" * 150,
    "kind": "A5B 2026 ESTxEDT,4,0,0,7200,10,0,0,7200,3600",
    "path": "2026-01-01 00:00:00 ../x",
    "shadow": "2026-01-01 00:00:00 /etc/shadow",
    "seven": "7",
    "future": "2999-01-01 00:00:00 UTC",
    "ancient": "0001-01-01 00:00:00 UTC",
}


@pytest.fixture(scope="module")
def crowd(released, tmp_path_factory):
    """A class with every odd name and every odd time in it, through every command."""
    from grading.course import Course

    root = tmp_path_factory.mktemp("crowd") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    for student in ["aaa", *FIT, "zoe\u0308", *NO_TIMES]:
        course.hand_in(student, course.answers(student))
    for student, text in NO_TIMES.items():
        (course.folder(student) / "timestamp.txt").write_text(text, encoding="utf-8")
    for student in ODD.values():
        course.hand_in(student, course.answers("x"))
    course.outcome = course.run("nbgrader", "autograde", NAME)
    course.status = course.run("ipnb", "status", NAME)
    return course


def test_every_id_that_the_tools_allow_is_graded_whatever_lies_beside_it(crowd):
    """Does one folder's name end the batch, or stand as a student in the gradebook?"""
    grades = crowd.all_grades()
    assert set(grades) == {"aaa", *FIT, "zoe\u0308", *NO_TIMES}
    assert all(grade["formulation"] == (60.0, None, False) for grade in grades.values())


@pytest.mark.parametrize("odd", ODD)
def test_a_refused_name_is_said_in_log_and_status(crowd, odd):
    """Is somebody's work lost without a line, or does its name act in a terminal?"""
    sentences = [
        line for line in refused_folders(crowd.app().coursedir, NAME) if "not graded" in line
    ]
    assert len(sentences) == len(ODD)
    for text in (crowd.outcome.stderr, crowd.status.stdout):
        assert all(sentence in text for sentence in sentences)
        assert not [sign for sign in ODD[odd] if sign in "\x1b\u202e\u00a0" and sign in text]


def test_two_spellings_of_one_person_are_said(crowd):
    """One person who was entered twice would get two rows."""
    assert (
        "Probably one person, written in 2 ways: “Zoe\u0308”, “zoe\u0308”." in crowd.status.stdout
    )


@pytest.mark.parametrize("student", NO_TIMES)
def test_a_text_that_is_no_time_costs_nobody_anything(crowd, student):
    """It is said of the one who wrote it, and not taken for a time."""
    assert "timestamp.txt" in " ".join(crowd.last(student).notes)
    assert "nobody knows whether this was late" in crowd.status.stdout


def test_commands_and_formgrader_go_on_over_odd_times_and_names(crowd):
    """Do status, grading again, export, feedback or Formgrader's lists end for the whole class?"""
    everybody = {"aaa", *FIT, "zoe\u0308", *NO_TIMES}
    api = crowd.api()
    assert {one["student"] for one in api.get_submissions(NAME)} == everybody
    assert {one["id"] for one in api.get_students()} == everybody
    assert api.get_autograded_students(NAME) == everybody
    crowd.run("ipnb", "grade", NAME, "--student", "o'brien")
    for student in everybody:
        for cell in ("n1", "n2"):
            crowd.mark(student, cell, 10)
    crowd.run("ipnb", "export")
    crowd.run("ipnb", "report", NAME)
    crowd.run("nbgrader", "generate_feedback", NAME)
    assert all("80 of 100" in crowd.feedback(student) for student in everybody)


def test_a_folder_that_the_grader_may_not_open_is_named(released):
    """A copy made by root, for example: neither graded as empty nor lost."""
    place = Path(tempfile.mkdtemp())
    try:
        place.chmod(0o755)
        coursedir = released.app().coursedir
        coursedir.root = str(place)
        for student in ("ada", "bob", "cy"):
            (place / "submitted" / student / NAME).mkdir(parents=True)
        (place / "submitted" / "bob").chmod(0)
        (place / "submitted" / "cy" / NAME).chmod(0)
        with _as_nobody():
            assert [student for _, student, _ in list_submissions(coursedir, NAME)] == ["ada", "cy"]
            (told,) = refused_folders(coursedir, NAME)
            assert "“bob”" in told and "cannot be opened" in told
            from ipnb.grading.read_submission import read_submission

            held = read_submission(place / "submitted" / "cy" / NAME, NAME, {}).review_reasons
            assert "cannot be opened" in held[0].reason
    finally:
        (place / "submitted" / "bob").chmod(0o700)
        shutil.rmtree(place)


class _as_nobody:
    """Root may open everything, so a run as root looks with the rights of nobody."""

    def __enter__(self):
        self.root = os.geteuid() == 0
        if self.root:
            # os.access asks for the real user
            os.setresuid(65534, 65534, 0)

    def __exit__(self, *_):
        if self.root:
            os.setresuid(0, 0, 0)


# ---------------------------------------------------------------- the exchange

TIME = "2026-01-05 10:00:00.000000 UTC"


@pytest.fixture
def exchange(course, tmp_path):
    """A course with an exchange; ``one_account`` says that folders tell nothing about who made them."""
    course.inbound = tmp_path / "exchange" / "ipnb" / "inbound"
    course.inbound.mkdir(parents=True)
    (tmp_path / "exchange").chmod(0o777)
    settings = f"\nc = get_config()\nc.Exchange.root = {str(tmp_path / 'exchange')!r}\n"
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    course.one_account = lambda: config.write_text(
        config.read_text(encoding="utf-8") + "c.ExchangeCollect.check_owner = False\n",
        encoding="utf-8",
    )
    return course


def enter(exchange, student, time=TIME, end="abc", **own):
    """What nbgrader's *submit* leaves in the exchange."""
    folder = exchange.inbound / f"{student}+{NAME}+{time}+{end}"
    folder.mkdir()
    shutil.copy(exchange.root / "assignments" / NAME / f"{NAME}.ipynb", folder)
    (folder / "answers.json").write_text(
        json.dumps(exchange.answers(student, **own)), encoding="utf-8"
    )
    (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    return folder


def test_no_name_in_the_exchange_stops_the_others(exchange):
    """One `mkdir` of anybody's, and nobody's work would be collected any more."""
    exchange.one_account()
    for student in ("aaa", "ann lee", "zzz"):
        enter(exchange, student)
    odd = [
        f"x+{NAME}+not a time+abc",
        f"x+{NAME}+1:{'1' * 150}+x",
        f"x+{NAME}+2999-01-01 00:00:00 UTC+x",
        f"x+{NAME}+{datetime.now() + timedelta(days=9)}+x",
        f"short+{NAME}",
        f"a+b+c+{NAME}+{TIME}+x+y",
        f"a\nb+{NAME}+{TIME}+x",
        os.fsdecode(b"caf\xe9") + f"+{NAME}+{TIME}+x",
        f"lee,ann+{NAME}+{TIME}+x",
        f"..+{NAME}+{TIME}+x",
        f"[x]+{NAME}+{TIME}+x",
        f"\x1b[2J+{NAME}+{TIME}+x",
        f"\"><img src=x onerror=import('http:\\x2f')>+{NAME}+{TIME}+x",
    ]
    for name in odd:
        (exchange.inbound / name).mkdir()
    done = exchange.run("nbgrader", "collect", NAME, fine=False)  # x has nothing else there
    assert "Not collected: x. All others were." in done.stderr
    assert sorted(os.listdir(exchange.root / "submitted")) == ["aaa", "ann lee", "zzz"]
    assert done.stderr.count("Not taken: ") == len(odd)
    assert "\x1b[2J" not in done.stderr and "\\x1b[2J" in done.stderr
    shutil.rmtree(exchange.inbound / odd[0])
    enter(exchange, "x")
    exchange.run("nbgrader", "collect", NAME)
    assert exchange.folder("x").is_dir()


def test_a_link_in_the_exchange_is_not_followed_to_another_submission(exchange):
    """Whose work would that be?"""
    exchange.one_account()
    os.symlink(enter(exchange, "ada"), exchange.inbound / f"mallory+{NAME}+{TIME}+x")
    done = exchange.run("nbgrader", "collect", NAME, fine=False)
    assert "is no folder" in done.stderr
    assert os.listdir(exchange.root / "submitted") == ["ada"]


def test_what_another_account_made_is_not_the_students(exchange):
    """Anybody can write another's name on a folder; nbgrader would take it and only warn."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    enter(exchange, me)
    enter(exchange, "victim")
    done = exchange.run("nbgrader", "collect", NAME, fine=False)
    assert f"was made by '{me}', not by the student" in done.stderr
    assert "check_owner = False" in done.stderr
    assert "Not collected: victim. All others were." in done.stderr
    assert os.listdir(exchange.root / "submitted") == [me]


def test_a_forged_entry_gives_way_to_the_students_own(tmp_path):
    """Newer than theirs, and whatever the due date: theirs counts."""

    def entry(day, owner):
        return InboundSubmission(
            "aaa", tmp_path / f"aaa+x+{day}", "", datetime(2026, 1, day), owner
        )

    found = [entry(9, "mallory"), entry(6, "aaa"), entry(5, "aaa"), entry(4, "mallory")]
    mine, strange = made_by_student(found)
    assert [one.time.day for one in newest_by_student(mine, None)] == [6]
    assert [one.time.day for one in newest_by_student(mine, datetime(2026, 1, 5, 12))] == [5]
    assert [one.time.day for one in newest_by_student(mine, datetime(2026, 1, 1))] == [6]
    assert len(strange["aaa"]) == 2 and "aaa+x+9" in strange["aaa"][0]


def test_collecting_again_takes_the_newer_and_loses_nothing(exchange, monkeypatch):
    """A copy that fails half way must not have taken the earlier one away."""
    from ipnb.grading import collect

    exchange.one_account()
    enter(exchange, "ada", revision=1)
    assert exchange.api().collect(NAME)["success"]
    enter(exchange, "ada", time="2026-01-07 10:00:00.000000 UTC", revision=2)
    with monkeypatch.context() as patch:
        patch.setattr(
            collect, "_write_time", lambda *_: (_ for _ in ()).throw(OSError("no space left"))
        )
        assert not exchange.api().collect(NAME)["success"]
    answers = exchange.folder("ada") / "answers.json"
    assert json.loads(answers.read_text(encoding="utf-8"))["revision"] == 1
    assert exchange.api().collect(NAME)["success"]
    assert json.loads(answers.read_text(encoding="utf-8"))["revision"] == 2
    assert os.listdir(exchange.root / "submitted" / "ada") == [NAME]


def test_the_time_in_the_folders_name_is_believed(exchange):
    """A student can write an earlier time, or none, into the file."""
    exchange.one_account()
    early, none = enter(exchange, "early"), enter(exchange, "none")
    (early / "timestamp.txt").write_text("2025-01-01 00:00:00 UTC", encoding="utf-8")
    (none / "timestamp.txt").write_text("1:" + "1" * 150, encoding="utf-8")
    done = exchange.run("nbgrader", "collect", NAME)
    assert "early: timestamp.txt is not the time in the folder's name" in done.stderr
    for student in ("early", "none"):
        assert (exchange.folder(student) / "timestamp.txt").read_text(encoding="utf-8") == TIME


def test_a_thousand_notebooks_are_not_copied(exchange):
    """One student could fill the disk; the assignment's own notebook comes all the same."""
    exchange.one_account()
    folder = enter(exchange, "ada")
    for number in range(40):
        with (folder / f"00-{number:03}.ipynb").open("wb") as file:
            file.truncate(6_000_000)
    done = exchange.run("nbgrader", "collect", NAME)
    copied = list(exchange.folder("ada").iterdir())
    assert sum(path.stat().st_size for path in copied) < 25_000_000
    assert (exchange.folder("ada") / f"{NAME}.ipynb").stat().st_size > 1000
    assert "of 41 notebooks were left there" in done.stderr
