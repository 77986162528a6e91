"""The sentences for whoever cannot see the grids: do they carry the model's numbers?"""

from ipnb.models.state_space_grid import alt_text

from .samples import SMILE, STRICT


def test_the_words_say_the_counts_of_all_three():
    said = alt_text.summary()
    assert "Before the bus: 18 of 25 squares, 28 moves, 10 seconds a visit, dispersion 0.97" in said
    assert "entropy 1.5 bits; 60 % of moves lead back. By this model’s bounds it is rigid." in said
    assert "coded anew" not in said


def test_the_words_say_what_was_coded_anew():
    assert alt_text.recoded(**SMILE) == (
        "Moment 24 of ‘At the puzzle’ is coded anew: the child as delighted instead of a little pleased."
    )
    assert alt_text.recoded(film=1, moment=10, carer=-2) == "", "it cannot fall below the scale"
    assert alt_text.recoded(film=2, moment=1, carer=-2, child=1) == (
        "Moment 1 of ‘Tea on Sunday’ is coded anew: the carer as very upset instead of neutral and the child as "
        "a little pleased instead of neutral."
    )


def test_a_grid_of_nine_squares_is_called_so():
    assert "9 of 9 squares" in alt_text.summary(codes=0)
    assert alt_text.summary(**STRICT).count("it is rigid") == 3
