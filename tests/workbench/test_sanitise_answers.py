"""Stored answers that a case cannot use are left out, kept and said; they stop no form."""

import json

import pytest

from ipnb.widgets import Workbench
from workbench.support import FULL, HEADING, give, on_disk, others


def test_answers_that_no_longer_belong_to_the_case_are_left_out_kept_and_said(folder):
    """The instructor mends a case after students have begun: the form opens, and hides nothing silently."""
    stored = {
        **HEADING, **FULL, "revision": 3, "workspace": "w",
        "states": {"s02": "rigidity", "s99": "chaos", "s04": "no_such_option"},
        "links": ["l1", "l99"],
        "attach": "all of it",
        "old_section": {"a": "b"},
    }  # fmt: skip
    (folder / "answers.json").write_text(json.dumps(stored))
    form = Workbench(folder)
    assert form.answers["states"] == {"s02": "rigidity"} and form.answers["links"] == ["l1"]
    assert "attach" not in form.answers and "old_section" not in form.answers
    (aside,) = others(folder)
    assert on_disk(folder, aside) == stored
    assert all(
        name in form.status["told"] for name in ("states", "links", "attach", "old_section", aside)
    )


@pytest.mark.parametrize(
    "value", [None, 1, "text", [], ["s02"], {"s02": ["rigidity"]}, {"s02": None}, {"": {}}]
)
def test_a_part_of_any_shape_does_not_stop_the_form_from_opening(folder, value):
    stored = {**HEADING, **dict.fromkeys(FULL, value)}
    (folder / "answers.json").write_text(json.dumps(stored))
    give(Workbench(folder), {"links": ["l1"]})
    assert on_disk(folder)["links"] == ["l1"]
