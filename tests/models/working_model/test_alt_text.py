"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.working_model import alt_text as working_model_words


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = working_model_words.summary()
    assert "met never, then not met 30 times. Now it is met in 90 % of meetings." in said
    assert (
        "expect to be met after 31, the one who allows for change after 2, the one who stays away never"
        in said
    )
    assert "with a chance of 18 %" in working_model_words.summary(cold=3, warm=5, kind=0.7)
    assert "somebody comes" in working_model_words.summary(holding=0.2)
