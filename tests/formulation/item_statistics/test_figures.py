"""What counts amount to for one judgement."""

from dataclasses import replace

import pytest

from ipnb.formulation.item_statistics.counts import Citations, ItemCounts, Thirds
from ipnb.formulation.item_statistics.figures import Figures, Misleading, Side
from ipnb.formulation.item_statistics.judgements import Judgement, Majority
from ipnb.formulation.kinds.rules import Argument

ARGUMENT = Argument([["s01", "s02"], ["s03"]], related=["s04"], against=["s05"])
JUDGEMENT = Judgement("states", "s07", "States", "line 7: “…”", "Flow", ARGUMENT, "d", "x")


def made(said, citations=None, credit=0.0, judgement=JUDGEMENT):
    """Figures of these answers; whoever is not named left it open, in thirds of ten."""
    left = [10 - sum(column) for column in zip((0, 0, 0), *said.values(), strict=True)]
    whole = {answer: Thirds(*numbers) for answer, numbers in said.items()}
    whole |= {("open", ""): Thirds(*left)} if any(left) else {}
    counts = ItemCounts("d", Thirds(10, 10, 10), credit, whole, citations)
    return Figures(judgement, counts)


def test_difficulty_and_discrimination_are_shares_of_the_whole_class():
    """Is what was left open taken out of the class?"""
    found = made({("right", "Flow"): (2, 5, 8), ("not", "Chaos"): (5, 3, 1)}, credit=18.0)
    assert found.students == 30 and found.difficulty.value == 0.5 and found.mean_credit == 0.6
    assert found.discrimination.value == pytest.approx(0.6) and found.discrimination.low > 0
    assert found.open == (3, 2, 1) and found.wrong == (5, 3, 1)


def test_the_distractor_is_the_wrong_answer_chosen_most():
    """Is a right or defensible answer called a distractor?"""
    found = made(
        {
            ("right", "Flow"): (1, 2, 2),
            ("defensible", "Rigidity"): (4, 4, 2),
            ("not", "Chaos"): (1, 2, 6),
            ("not", "Not enough information"): (2, 1, 0),
        }
    ).distractor
    assert found.words == "Chaos" and found.thirds == (1, 2, 6) and found.draw.value > 0
    assert made({("right", "Flow"): (10, 10, 10)}).distractor is None


def test_an_answer_that_failed_for_its_sentences_is_not_named_as_the_key_is():
    """Does “chosen most instead” name the key's own answer?"""
    found = made(
        {("right", "The text shows it"): (1, 1, 1), ("not", "The text shows it"): (5, 5, 5)}
    )
    assert found.distractor.words == "The text shows it, with other sentences"


def test_sentences_are_sorted_by_the_key_and_by_who_chose_them():
    """Is a related sentence called misleading, or one of somebody who read it otherwise called unrelated?"""
    cited = Citations("x", 20, {"s01": 18, "s04": 9, "s05": 4, "s09": 10}, 5, {"s02": 2})
    found = made({("right", "Flow"): (5, 5, 5)}, cited)
    assert found.misleading == [
        Misleading("s09", Side.UNRELATED, 10, 20),
        Misleading("s02", Side.ASTRAY, 2, 5),
        Misleading("s05", Side.AGAINST, 4, 20),
    ]
    assert made({("right", "Flow"): (5, 5, 5)}).misleading == []


def test_the_class_is_set_beside_the_panel():
    """Is agreement with the raters counted whatever the key makes of the answer?"""
    panel = replace(JUDGEMENT, majority=Majority("Flow", 0.7))
    found = made({("right", "Flow"): (2, 2, 3), ("not", "Chaos"): (1, 1, 1)}, judgement=panel)
    assert found.on_majority == 7 and made({}).on_majority is None
