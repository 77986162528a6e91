"""A chapter has all its parts, and an answer to an exercise its own reason."""

import re

import pytest

from ipnb.sphinxext.exercises.kinds import kinds_named
from ipnb.sphinxext.exercises.kinds.choice import Choice

from .texts import BOOK, CHAPTERS, NEW_EDITION, exercises, ids, words_of

#: where a chapter has something to play with; one that is written anew may draw instead
OF_A_MODEL = ("**Predict.**", "**Play.**", "**Compare.**", "**Explain.**")
PARTS = """
Before you begin
**Time:**
**Needed:**
**Predict.**
**Play.**
**Compare.**
**Explain.**
## In the room
## What it is often taken to mean, and what it does mean
## Try it
## Key terms
## Further reading
""".strip().splitlines()


def questions(exercise: dict):
    """Every question of an exercise as (section, sentence id, options)."""
    for section, settings in exercise["case"]["items"].items():
        for sentence in exercise["case"]["sentences"]:
            yield section, sentence["id"], settings["options"]


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_a_chapter_has_all_its_parts(path):
    """Is a part missing that readers rely on finding?"""
    text = path.read_text(encoding="utf-8")
    new = path.stem in NEW_EDITION
    for part in PARTS:
        assert part in text or (new and part in OF_A_MODEL), part
    # what a live model or a covered prediction is announced with counts as words too
    fewest, most = (6000, 10100) if new else (2000, 3700)
    assert fewest <= len(words_of(text)) <= most
    fewest, most = (6, 12) if new else (3, 5)
    assert fewest <= len(re.findall(r"```\{check\} ", text)) <= most
    assert 3 <= len(re.findall(r"^- \{cite:t\}", text, flags=re.M)) <= 6
    assert text.count("```{predict} ") == text.count("```{predicted}")
    further = text[text.index("## Further reading") :]
    assert all(
        ":" in line.split("`", 2)[2] for line in further.splitlines() if line.startswith("- ")
    )


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_a_scene_is_short_and_the_counsellor_errs_once(path):
    """Does the dialogue run eight to twenty lines, with one mistake named in the margin?

    Twenty, because a question about danger stands alone, and its answer is followed up. In chapters that are
    written anew a counsellor may simply do something good.
    """
    text = path.read_text(encoding="utf-8")
    scene = re.search(r":::\{dialogue\}(.*?)\n:::", text, flags=re.S)[1]
    assert 8 <= len(re.findall(r"^[A-Z]\w+: ", scene, flags=re.M)) <= 20
    errors = len(re.findall(r"^>.*\bmistake\b", scene, flags=re.M))
    assert errors == 1 or (errors == 0 and path.stem in NEW_EDITION)


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_terms_and_exercises_that_a_chapter_names_exist(path):
    """Does a term lack its definition, or a check its exercise?"""
    text = path.read_text(encoding="utf-8")
    glossary = (BOOK / "glossary.md").read_text(encoding="utf-8")
    defined = {
        line.strip().lower()
        for line in glossary.splitlines()
        if line and not line.startswith((" ", "`", "#"))
    }
    used = re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`", text)
    assert used and not {term.lower() for term in used} - defined
    assert set(re.findall(r"```\{check\} (\S+)", text)) <= {
        exercise["id"] for exercise in exercises()
    }


def test_every_exercise_is_used_once():
    """Is an exercise written and never shown, or shown in two chapters?"""
    shown = [
        name
        for path in BOOK.rglob("*.md")
        for name in re.findall(r"```\{check\} (\S+)", path.read_text(encoding="utf-8"))
    ]
    shown = [name for name in shown if name in {exercise["id"] for exercise in exercises()}]
    assert sorted(shown) == sorted(exercise["id"] for exercise in exercises())


CHOICES = [exercise for exercise in exercises() if kinds_named(exercise) == [Choice.name]]


@pytest.mark.parametrize("exercise", CHOICES, ids=lambda exercise: exercise["id"])
def test_every_answer_has_its_own_reason(exercise):
    """Would anybody be told only that they were wrong?"""
    key = exercise["key"]
    for section, item, options in questions(exercise):
        credit = key["credit"][section][item]
        assert max(credit.values()) == 1 and set(credit) <= set(options)
        reasons = [key["rationale"][f"{section}.{item}.{option}"] for option in options]
        assert all(len(reason) > 15 for reason in reasons)
        assert len(set(reasons)) == len(reasons)
