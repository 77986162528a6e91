"""Late penalties are taken off the whole, marks by hand included."""

import json
import re

import pytest

from grading.course import NAME
from grading.support import due
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.due import published_due


def penalty(course, student):
    with course.open_gradebook() as gradebook:
        return gradebook.find_submission(NAME, student).late_submission_penalty


def test_the_case_says_when_it_is_due(late):
    """Is lateness counted from a date that nobody typed into the gradebook?"""
    assert (penalty(late, "ada"), penalty(late, "ben")) == (30.0, 0.0)


def test_another_date_in_the_gradebook_is_left_alone_and_told(late):
    """Does the case overrule an extension that an instructor typed?"""
    with late.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-09 12:00:00 UTC")
    late.grade()
    assert penalty(late, "ada") == 0.0
    said = late.ipnb("status", NAME)[1]
    assert (
        "Due 2026-03-09 12:00 UTC, as typed in Formgrader; the case says 2026-03-01 22:59 UTC"
        in said
    )


def move(course, due):
    """The author moves the date, builds and generates, as the guide says."""
    case = course.root / "source" / NAME / "case.yaml"
    text = re.sub(r"due: '[^']*'", f"due: '{due}'", case.read_text(encoding="utf-8"))
    case.write_text(text, encoding="utf-8")
    build(load_case(case), case.parent)
    course.run("nbgrader", "generate_assignment", NAME, "--force")


def test_a_date_that_moves_in_the_case_moves_everywhere(late):
    """Does a penalty stay that was counted from a date which the author has moved?"""
    move(late, "2026-03-08T23:59:00+01:00")
    assert due(late) == "2026-03-08 22:59:00", "from generate on, not only from the next grading"
    late.grade()
    assert penalty(late, "ada") == 0.0
    with late.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-01 12:00:00 UTC")
    move(late, "2026-03-09T23:59:00+01:00")
    assert due(late) == "2026-03-01 12:00:00", "what a person typed stays"


def test_an_extension_counts_for_one_student(late):
    """Does more time for one reach the mark, also one that was given already, and nobody else?"""
    assert penalty(late, "ada") == 30.0
    code, said = late.ipnb("extend", NAME, "ada", "--days", "2")
    assert code == 0 and "ada has until 2026-03-03 22:59 UTC" in said
    assert (penalty(late, "ada"), penalty(late, "ben")) == (0.0, 0.0)
    late.grade()
    assert penalty(late, "ada") == 0.0
    assert "ada has until 2026-03-03 22:59 UTC" in late.ipnb("status", NAME)[1]
    late.ipnb("extend", NAME, "ada", "--take-back")
    assert penalty(late, "ada") == 30.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--until", "2026-03-08"], "It names a day and no time. Write for example"),
        (["--until", "2026-03-08T23:59"], "does not say in which time zone"),
        (["--until", "2026-02-27T23:59+01:00"], "is no later than the due date"),
        ([], "say how long"),
    ],
)
def test_an_extension_that_cannot_be_is_refused(late, arguments, words, capsys):
    assert late.ipnb("extend", NAME, "ada", *arguments)[0] == 2
    assert words in capsys.readouterr().err


def test_desks_learn_the_dates_and_nobody_learns_anothers(late, tmp_path):
    """Is the date that counts the date that a student sees, without a list of who was given more time?"""
    exchange = tmp_path / "exchange"
    folder = exchange / "ipnb/dates"
    folder.parent.mkdir(parents=True)
    config = late.root / "nbgrader_config.py"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}\nc.Exchange.root = {str(exchange)!r}\n"
    )
    late.ipnb("extend", NAME, "ada", "--days", "2")
    assert published_due(folder, "ipnb", NAME, "ben") == ("2026-03-01T22:59:00+00:00", False)
    assert published_due(folder, "ipnb", NAME, "ada") == ("2026-03-03T22:59:00+00:00", True)
    assert folder.stat().st_mode & 0o777 == 0o711, "it cannot be listed"
    assert all(list(json.loads(path.read_text())) == ["due"] for path in folder.iterdir()), (
        "and no name"
    )
    with late.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-02 12:00:00 UTC")
    late.ipnb("extend", NAME, "ada", "--take-back")
    assert published_due(folder, "ipnb", NAME, "ada") == ("2026-03-02T12:00:00+00:00", False)
