"""The form on paper asks what the form in the browser asks."""

from pathlib import Path

import pytest

from ipnb.authoring.paper import form
from ipnb.formulation.case import load_case
from ipnb.formulation.vignette import Vignette

CASES = sorted((Path(__file__).parents[3] / "source").glob("*/case.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_everything_that_is_asked_has_a_place(file):
    """Is a section, a judgement, an option or a free text missing on paper?"""
    case = load_case(file)
    vignette = Vignette.from_data(case)
    made = {part.name: part for part in form.parts(case)}
    assert list(made) == [section.name for section in vignette.in_order]
    for section in vignette.in_order:
        part, spec = made[section.name], case["items"][section.name]
        assert [row.id for row in part.rows] == list(section.items)
        assert [row.id for row in part.actions] == list(spec.get("actions", ()))
        assert [option.id for option in part.options] == list(spec.get("options", ()))
        assert len({option.letter for option in part.options}) == len(part.options)
    assert [text.id for text in form.texts(case)] == [one.id for one in vignette.narrative]
    printed = [line.number for scene in form.scenes(case) for line in scene.lines]
    assert printed == [str(int(one[1:])) for one in vignette.sentence_ids]
