"""Plans for fourteen weeks: minutes, hours and due dates that agree with the calendar."""

import re

import pytest

from .texts import BOOK, CHAPTERS, read, words_of

WEEKS = next(path for path in read(BOOK / "paths.yaml")["paths"] if path["id"] == "fourteen-weeks")[
    "steps"
]
OVERVIEW = (BOOK / "instructors/sessions.md").read_text(encoding="utf-8")
#: minutes of one piece in the short and in the long class; a dash leaves it out
PIECE = re.compile(r"^\| [^|\n]+ \| (\d+|–) \| (\d+|–) \|", re.M)
#: what a chapter says of itself, and the signs for parts of an hour
TIME = re.compile(
    r"\*\*Time:\*\* about (\d*[¼½¾]?) hours to read and (\d*[¼½¾]?) for the exercises\."
)
#: minutes for what a chapter holds; words at a hundred a minute come on top
MINUTES = {"```{claim}": 1, "```{drawing}": 2, "```{predict} ": 3, "**Play.**": 6}
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


def hours_of(page: str) -> tuple[float, float]:
    """Hours for reading and for exercises, as a chapter says them."""
    said = TIME.search((BOOK / f"{page}.md").read_text(encoding="utf-8"))
    parts = {"¼": 0.25, "½": 0.5, "¾": 0.75}
    reading, exercises = (
        float(re.sub(r"\D", "", one) or 0) + parts.get(one[-1], 0) for one in said.groups()
    )
    return reading, exercises


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_says_honestly_how_long_it_takes(path):
    """Has a chapter grown, or got more exercises, and says the same time as before?"""
    text = path.read_text(encoding="utf-8")
    minutes = len(words_of(text)) / 100 + sum(
        text.count(mark) * each for mark, each in MINUTES.items()
    )
    reading, exercises = hours_of(path.relative_to(BOOK).with_suffix("").as_posix())
    assert abs(reading - minutes / 60) <= 0.2, minutes
    assert abs(exercises - text.count("```{check} ") * 7 / 60) <= 0.2


def test_a_week_has_the_hours_of_its_chapters():
    """Does a chapter promise another time than the calendar gives it?"""
    rows = [[float(one) for one in row[1:]] for row in HOURS.findall(OVERVIEW)[:-1]]
    for row, step in zip(rows, WEEKS, strict=True):
        reading, exercises = map(sum, zip(*map(hours_of, step["chapters"]), strict=True))
        assert row[0] == reading and row[1] >= exercises, step["title"]
