"""Texts for calibration: each level has its reason, and what is wrong in the file is named."""

import re

import pytest
from bs4 import BeautifulSoup

from ipnb.formulation.rubric import rubrics
from ipnb.sphinxext.rubrics import annotated

from ..conftest import ROOT

FILE = ROOT / "book/instructors/calibration.yaml"


def said(faults) -> list[str]:
    return [fault.words for fault in faults]


def changed(tmp_path, old: str, new: str):
    """Load the book's own file with one thing changed."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "calibration.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return annotated.load_texts(file)


def test_every_rubric_has_three_texts_of_different_worth():
    """Would a marker calibrate on one good page?"""
    texts, faults = annotated.load_texts(FILE)
    assert said(faults) == []
    assert set(texts) == set(rubrics())
    for name, entry in texts.items():
        sums = [sum(page["levels"]) / len(page["levels"]) for page in entry["pages"]]
        assert min(sums) <= 1 and max(sums) >= 2.5, name


def test_levels_are_not_the_same_all_through_a_text():
    """Would a marker learn to give one number to a whole page?"""
    texts, _ = annotated.load_texts(FILE)
    mixed = [len(set(page["levels"])) > 1 for entry in texts.values() for page in entry["pages"]]
    assert sum(mixed) >= 2 * len(texts)


def test_the_texts_are_about_open_cases():
    """Does an instructors' page print what is graded?"""
    texts, _ = annotated.load_texts(FILE)
    for entry in texts.values():
        [case] = re.findall(r"</book/practice/([\w-]+)>", entry["about"])
        assert (ROOT / "book/practice" / case / "case.yaml").exists()
    graded = [file.parent.name for file in (ROOT / "source").glob("*/case.yaml")]
    assert not [name for name in graded if name in FILE.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("observation:\n", "observations:\n", "there is no rubric 'observations'. Did you mean"),
        ("levels: [0, 1, 1]", "levels: [0, 1]", "observation: 3 levels from 0 to 3 are wanted"),
        ("levels: [0, 1, 1]", "levels: [0, 1, 4]", "observation: 3 levels from 0 to 3 are wanted"),
        ("levels: [0, 1, 1]", "levels: [2, 1, 2]", "observation: two texts have the same sum"),
        ('on: "Withholding"', 'on: "Witholding"', "no criterion 'Witholding'. Did you mean"),
        ('on: "Withholding"', 'on: "Staying with the line"', "'Withholding' has 0 notes"),
        ("  about: >-\n    About {doc}`The quiet", "  round: >-\n    {doc}`The quiet", "`about`"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, old, new, words):
    texts, faults = changed(tmp_path, old, new)
    assert texts == {}
    assert [fault for fault in said(faults) if words in fault], said(faults)
    assert all(fault.line >= 1 for fault in faults)


def test_a_book_without_texts_builds(tmp_path):
    assert annotated.load_texts(tmp_path / "none.yaml") == ({}, [])


def test_the_page_shows_rubric_text_and_reasons(book):
    """Does a marker see each level beside the words that decide it?"""
    about = re.compile(r"\{doc\}`([^`<]+) <[^>]+>`")
    book.write(
        "book/instructors/calibration.yaml", about.sub(r"\1", FILE.read_text(encoding="utf-8"))
    )
    names = sorted(rubrics(), reverse=True)  # rival, rewrite, …
    parts = "".join(
        f"## {name}\n\n```{{marking-rubric}} {name}\n```\n\n```{{annotated-texts}} {name}\n```\n\n"
        for name in names
    )
    book.write("book/marking.md", f"# Marking\n\n{parts}")
    run = book.build()
    assert run.returncode == 0, run.stderr[-3000:]
    page = BeautifulSoup(book.page("marking"), "html.parser")
    assert len(page.select("table")) == len(names)
    titles = [one.get_text(strip=True) for one in page.select(".dialogue .scene")]
    assert len(titles) == 3 * len(names) and titles[:3] == [
        "First text",
        "Second text",
        "Third text",
    ]
    wanted = sum(3 * (len(rubrics()[name]["criteria"]) + 1) for name in names)
    notes = page.select(".dialogue .comment")
    assert len(notes) == wanted
    assert all(note["role"] == "note" for note in notes)
    assert notes[0].get_text(strip=True).startswith("The rival at its strongest: 0.")
    assert notes[3].get_text(strip=True) == "In all 0 of 9."


def test_a_name_that_nobody_has_is_told_with_the_nearest(book):
    book.write(
        "book/marking.md",
        "# Marking\n\n```{marking-rubric} rivals\n```\n\n```{annotated-texts} rivl\n```\n",
    )
    run = book.build()
    assert run.returncode != 0
    assert "There is no rubric 'rivals'. Did you mean 'rival'?" in run.stderr
    assert "There are no texts for 'rivl'." in run.stderr
