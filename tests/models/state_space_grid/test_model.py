"""What is counted of a path against paths counted by hand; bounds; what a code or a rule of coding changes."""

from math import log2

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.models.state_space_grid import model
from ipnb.models.state_space_grid.films import FILMS

from .samples import AGREED, SMILE, STRICT, TIRED

CODE = st.integers(1, 5)
CELLS = st.lists(st.tuples(CODE, CODE), min_size=1, max_size=60)
unhurried = hypothesis.settings(deadline=None, max_examples=80)


# ---------------------------------------------------------------- counts by hand


def test_a_small_path_counted_by_hand():
    """Three squares, four moves, two of them back; six moments in five visits."""
    found = model.count([(1, 1), (1, 1), (2, 1), (1, 1), (3, 3), (2, 1)])
    assert (found.squares, found.moves, found.stay) == (3, 4, 6 / 5)
    assert found.back == 2 / 4
    # shares of time 3/6, 2/6, 1/6: 25 (9 + 4 + 1) / 36 = 9.7222
    assert found.dispersion == pytest.approx(1 - (25 * 14 / 36 - 1) / 24)
    # shares of visits 2/5, 2/5, 1/5
    assert found.entropy == pytest.approx(-0.8 * log2(0.4) - 0.2 * log2(0.2))


def test_whoever_stays_in_one_square_has_no_dispersion():
    found = model.count([(3, 3)] * 30)
    assert (found.squares, found.moves, found.stay, found.back) == (1, 0, 30, None)
    assert found.dispersion == pytest.approx(0) and found.entropy == 0
    assert model.kind(found) == "rigid"


def test_whoever_is_in_every_square_for_as_long_has_all_of_it():
    found = model.count([(a, b) for a in range(1, 6) for b in range(1, 6)])
    assert found.dispersion == pytest.approx(1) and found.entropy == pytest.approx(log2(25))
    assert found.back == 0 and model.kind(found) == "scattered"


def test_a_path_without_a_moment_is_refused():
    with pytest.raises(ValueError, match="at least one moment"):
        model.count([])


@unhurried
@given(cells=CELLS)
def test_counts_stay_within_their_bounds(cells):
    """A share above 1 or an entropy below 0 would be shown to readers."""
    found = model.count(cells)
    assert 1 <= found.squares <= found.moves + 1 <= len(cells)
    assert -1e-12 <= found.dispersion <= 1 and 0 <= found.entropy <= log2(found.squares) + 1e-12
    assert found.stay * (found.moves + 1) == pytest.approx(len(cells))
    assert found.back is None or 0 <= found.back < 1


@unhurried
@given(cells=CELLS)
def test_who_is_carer_and_who_is_child_changes_no_count(cells):
    """The counts do not know it, which the page says of the grid."""
    assert model.count([(b, a) for a, b in cells]) == model.count(cells)


@unhurried
@given(cells=CELLS)
def test_played_backwards_only_the_order_is_lost(cells):
    """A path and its reverse have the same counts: the grid does not show when."""
    assert vars(model.count(cells[::-1])) == pytest.approx(vars(model.count(cells)))


# ---------------------------------------------------------------- the three films


def test_there_is_one_of_each_kind():
    """Else the question would have no answer; and the answer is neither first nor last."""
    assert model.answer() == "scattered-rigid-flexible" == model.answer(**AGREED)
    names = [one.name for one in model.MODEL.predictions]
    assert sorted(names) == sorted(set(names)) and len(names) == 6
    assert model.answer() in names[1:-1]


def test_the_usual_counts_call_the_scattered_pair_the_most_flexible():
    """The first prompt: most squares, moves, dispersion and entropy before the bus; fewest moves back there."""
    found = model.counts()
    for name in ("squares", "moves", "dispersion", "entropy"):
        assert max(found, key=lambda film: getattr(found[film], name)) == "bus", name
    assert min(found, key=lambda film: found[film].back) == "bus"


def test_one_step_of_one_code_gives_a_pair_another_name():
    """The preset ‘One smile’: eight squares become nine, as many moves, and fewer of them lead back."""
    before, after = model.counts()["puzzle"], model.counts(**SMILE)["puzzle"]
    assert (before.squares, after.squares) == (8, 9) and before.moves == after.moves == 15
    assert before.back == pytest.approx(8 / 15) and after.back == pytest.approx(7 / 15)
    assert (model.kinds()["puzzle"], model.kinds(**SMILE)["puzzle"]) == ("flexible", "scattered")


def test_each_rule_of_coding_gives_somebody_another_name():
    """The third prompt: with three codes the bus looks flexible, without short visits all three look rigid."""
    assert model.kinds(**TIRED) == {"bus": "flexible", "tea": "rigid", "puzzle": "flexible"}
    assert set(model.kinds(**STRICT).values()) == {"rigid"}


def test_the_child_changes_first_when_the_puzzle_goes_wrong():
    """The last prompt asks for what the codes hold."""
    carer, child = FILMS[2].carer, FILMS[2].child
    assert child.index(2) == carer.index(2) - 1


# ---------------------------------------------------------------- a code anew, and the rules of coding


def test_only_the_chosen_moment_of_the_chosen_film_is_coded_anew():
    """And never beyond the ends of the scale."""
    for film in (1, 2, 3):
        for moment in (1, 9, 30):
            changed = {"film": film, "moment": moment, "carer": -2, "child": 2}
            for which in range(3):
                before, after = model.path(which), model.path(which, **changed)
                other = [i for i in range(30) if before[i] != after[i]]
                assert other in ([], [moment - 1]) and (which == film - 1 or not other)
                assert all(1 <= code <= 5 for cell in after for code in cell)


def test_three_codes_merge_the_two_sides():
    cells = model.path(0, codes=0)
    for (carer, child), fine in zip(cells, model.path(0), strict=True):
        assert [(code > 2) + (code > 3) + 1 for code in fine] == [carer, child]
    assert model.side(codes=0) == 3 and model.side() == 5


@unhurried
@given(cells=CELLS)
def test_without_brief_visits_only_the_first_may_be_short(cells):
    """What is left out goes to the visit before it, and no moment is lost."""
    found = model._without_brief(cells)
    assert len(found) == len(cells) and found[0] == cells[0] and set(found) <= set(cells)
    stays = model.visits(found)
    assert len(stays) <= len(model.visits(cells))
    alone = [
        i
        for i in range(1, len(found))
        if found[i] != found[i - 1] and found[i + 1 : i + 2] != [found[i]]
    ]
    assert alone == []


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"moment": 31}, "Moment to recode is a number from 1 to 30; you gave 31"),
        ({"film": 0}, "Film to recode is a number from 1 to 3"),
        ({"codes": 2}, "The assumption ‘codes’ is 1"),
    ],
)
def test_wrong_values_are_explained(given_, said):
    with pytest.raises(ValueError, match=said):
        model.counts(**given_)
