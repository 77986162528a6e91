"""The rubrics, as the notebook and the book show them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from ipnb.documents.document import parse_document
from ipnb.formulation import rubric as rubric_file
from ipnb.formulation.rubric import rubric_markdown, rubrics
from ipnb.formulation.vocabulary import RUBRICS

ROOT = Path(__file__).parents[2]
TASKS = {"observation", "rewrite", "appraisal", "rival", "formulation"}
CASES = sorted(
    [*(ROOT / "source").glob("*/case.yaml"), *(ROOT / "book/practice").glob("*/case.yaml")]
)


def prompts(file: Path) -> list[dict]:
    """The free texts that a case asks for."""
    return parse_document(file.read_text(encoding="utf-8"), file.name)["narrative"]


def test_each_task_has_a_rubric_of_its_own():
    """Is a rewritten line marked with the five Ps?"""
    assert set(rubrics()) == TASKS
    titles = Counter(title for one in rubrics().values() for title, _, _ in one["criteria"])
    assert set(titles.values()) == {1}


def test_criteria_and_notes_are_of_the_same_rubrics():
    """Would the form show a rubric that no notebook can print?"""
    notes = json.loads(Path(rubric_file.__file__).with_name("rubric.json").read_text("utf-8"))
    assert set(notes) == set(RUBRICS)


def test_every_rubric_has_as_many_texts_as_levels():
    """Would a marker meet a table with holes?"""
    for name, rubric in rubrics().items():
        levels = {len(texts) for _, _, texts in rubric["criteria"]}
        assert levels == {4}, name
        [rows] = [
            part for part in rubric_markdown(name).split("\n\n") if part.startswith("| Criterion")
        ]
        assert len({row.count("|") for row in rows.splitlines()}) == 1


def test_no_two_levels_say_the_same():
    """Could a marker not tell a 1 from a 2 by its words?"""
    for name, rubric in rubrics().items():
        for title, _, texts in rubric["criteria"]:
            assert len(set(texts)) == len(texts), (name, title)
            assert all((text and text[0].isupper()) or text[0] in "‘“" for text in texts)


def test_title_note_and_anchors_fit_the_criteria():
    """Does a note divide by fifteen where there are nine points?"""
    words = {3: "three", 5: "five"}
    for name, rubric in rubrics().items():
        number = len(rubric["criteria"])
        assert f"{words[number]} criteria, each from 0 to 3" in rubric["title"], name
        assert f"divided by {3 * number}" in rubric["note"], name
        assert [level for level, _ in rubric["anchors"]] == ["0", "1", "2", "3"], name


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_every_prompt_names_its_rubric(file):
    """Would a task be marked with whatever stands in by default?"""
    assert [one.get("rubric") in TASKS for one in prompts(file)] == [True] * len(prompts(file))


def test_every_rubric_is_used_by_an_assignment_and_its_twin_uses_the_same():
    """Is one case of a pair marked otherwise than the other?"""
    used = {
        file.parent.name: [one["rubric"] for one in prompts(file)]
        for file in CASES
        if file.is_relative_to(ROOT / "source")
    }
    assert {rubric for names in used.values() for rubric in names} == TASKS
    for name, names in used.items():
        number, rest = name.split("-", 1)
        twin = f"{number}b-{rest}"
        if twin in used:
            assert used[twin] == names, name
