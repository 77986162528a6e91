"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.domains import alt_text as domains_words


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = domains_words.summary()
    assert "9 of nine domains are rated" in said and "the lowest is vertical, 0.24" in said
    assert "depending on nothing but the order of the axes" in said
    assert "Vertical: 0.2 more differentiation adds" in said
    half = domains_words.summary(profile=3, domain=7, differentiation=0.8, linkage=0.3)
    assert "Not enough information on bilateral, memory, temporal and transpirational." in half
    assert "of the circle in every order of its axes" in domains_words.radar(joined=0)
    assert "24% to 35% of the full star" in said.replace(" %", "%")
