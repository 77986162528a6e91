"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.river import alt_text as river_words


def test_the_summary_carries_the_numbers_in_words():
    """A picture without its text alternative."""
    assert river_words.summary(differentiation=0.9, linkage=0.2) == (
        "The riverbed at differentiation 0.90, linkage 0.20 and storm 0.80 has one hollow, at the chaos "
        "bank. Share of time in the long run: rigidity under 1 %, flow 7 %, chaos 93 %."
    )
