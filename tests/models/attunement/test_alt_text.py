"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.attunement import alt_text as attunement_words


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = attunement_words.summary()
    assert "The first pair is in step for 26 % of the time, and a slip lasts 8.1 moments" in said
    assert (
        "63 % of slips end in distress" in said and "sooner, although it is less in step." in said
    )
    assert "although both are as much in step" in attunement_words.summary(hurts=0)
    alike = attunement_words.summary(
        slip_first=0.3, repair_first=0.2, slip_second=0.1, repair_second=0.2
    )
    assert "much the same time" in alike
