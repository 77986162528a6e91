"""Plans for fourteen weeks: minutes, hours and due dates that agree with the calendar."""

import re

import pytest

from .texts import BOOK, read

WEEKS = next(path for path in read(BOOK / "paths.yaml")["paths"] if path["id"] == "fourteen-weeks")[
    "steps"
]
OVERVIEW = (BOOK / "instructors/sessions.md").read_text(encoding="utf-8")
#: minutes of one piece in the short and in the long class; a dash leaves it out
PIECE = re.compile(r"^\| [^|\n]+ \| (\d+|–) \| (\d+|–) \|", re.M)
HOURS = re.compile(r"^\| (\d+|All) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", re.M)


def plans() -> dict[int, str]:
    """Every week's plan, by its number."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (BOOK / "instructors/sessions").glob("weeks-*.md")
    ]
    found = [re.findall(r"^## Week (\d+)\b(.*?)(?=^## |\Z)", text, re.M | re.S) for text in texts]
    return {int(number): plan for page in found for number, plan in page}


def minutes(plan: str) -> list[int]:
    """Minutes of the short and of the long class."""
    columns = zip(*PIECE.findall(plan), strict=True)
    return [sum(int(one) for one in column if one != "–") for column in columns]


@pytest.mark.parametrize("week", range(1, len(WEEKS) + 1))
def test_a_week_has_a_plan_that_fits_its_class(week):
    """Is there a plan whose minutes add up, with a stop rule, a debrief, and what is due?"""
    plan = plans()[week]
    assert minutes(plan) == [90, 150]
    for lead in (
        "**Prepare.**",
        "**Consent and opting out.**",
        "**Stop",
        "**Debrief.**",
        "**Close**",
    ):
        assert lead in plan, lead
    due = re.search(r"\*\*Due\.\*\*(.*?)\*\*", plan, re.S)
    assert due and all(one[:2] in due[1] for one in WEEKS[week - 1].get("due", []))


def test_the_hours_of_students_are_those_of_the_way():
    """Does a column or a row not add up, or a week differ from the planner?"""
    rows = HOURS.findall(OVERVIEW)
    *weeks, together = [[float(one) for one in row[1:]] for row in rows]
    assert [row[-1] for row in weeks] == [step["hours"] for step in WEEKS]
    assert all(sum(row[:-1]) == row[-1] for row in weeks)
    assert [sum(column) for column in zip(*weeks, strict=True)] == together
