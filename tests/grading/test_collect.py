"""Collecting from the exchange: nobody's folder stops the others, and nothing is followed or lost."""

import json
import os
import pwd
import shutil
from datetime import datetime, timedelta

import pytest

from grading.course import NAME
from grading.support import submit


def test_one_folder_that_cannot_be_collected_stops_nobody(hub):
    """Does nbgrader's batch end at the first strange folder?"""
    submit(hub, "ada")
    strange = hub.exchange / "ipnb" / "inbound" / f"aaa+{NAME}+2026-03-01 10:00:00 UTC+x"
    strange.write_text("a file where a folder belongs", encoding="utf-8")
    done = hub.run("nbgrader", "collect", NAME, fine=False)
    assert "Could not collect from aaa" in done.stderr
    assert (hub.folder("ada") / "answers.json").is_file()


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
