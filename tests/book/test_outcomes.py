"""Every outcome is taught and assessed, and nothing is taught or handed in for no outcome."""

import pytest

from ipnb.models import NAMES

from .texts import BOOK, CHAPTERS, ROOT, read

OUTCOMES = read(BOOK / "outcomes.yaml")["outcomes"]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome["id"])
def test_an_outcome_is_taught_and_assessed(outcome):
    """Does it name a chapter, a model or a section of a form that is not there?"""
    assert outcome["chapters"] and outcome["assessed"]
    for chapter in outcome["chapters"]:
        assert (BOOK / f"{chapter}.md").exists(), chapter
    for name in outcome["models"]:
        assert name in NAMES, name
    for name, parts in outcome["assessed"].items():
        case = read(ROOT / "source" / name / "case.yaml")
        there = {*case["items"], *(one["id"] for one in case.get("narrative", []))}
        assert parts and set(parts) <= there, (name, parts)


def test_every_chapter_and_assignment_serves_an_outcome():
    """Is something read or handed in that no outcome asks for?"""
    taught = {chapter for outcome in OUTCOMES for chapter in outcome["chapters"]}
    assert taught == {path.relative_to(BOOK).with_suffix("").as_posix() for path in CHAPTERS}
    assessed = {name for outcome in OUTCOMES for name in outcome["assessed"]}
    assert assessed == {
        path.name for path in (ROOT / "source").iterdir() if path.is_dir() and path.name[2] == "-"
    }


def test_a_chapter_shows_the_model_of_its_outcome():
    """Does an outcome promise a live model that none of its chapters shows?"""
    for outcome in OUTCOMES:
        pages = [BOOK / f"{chapter}.md" for chapter in outcome["chapters"]]
        text = "".join(page.read_text(encoding="utf-8") for page in pages)
        for name in outcome["models"]:
            assert f"\n{name.title().replace('_', '')}(" in text, (outcome["id"], name)
