"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

from ipnb.models.addiction import alt_text as addiction_words
from ipnb.models.addiction import model

from .samples import PRESETS


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture."""
    said = addiction_words.summary()
    assert "the mood settles at −0.80: low enough to reach for something" in said
    assert "Company of 0.60 would keep it from reaching." in said
    waits = addiction_words.summary(loss=0.4, support=0.9)
    assert (
        "1.40 now; with the company there is, and nothing used meanwhile, it would take 59 units"
        in waits
    )
    assert "comes to lie round −0.80" in addiction_words.summary(weather=1)


def test_no_wait_is_promised_where_use_goes_on_and_none_where_it_would_not_help():
    """The scene in which the substance stays at hand, and company that is paid back."""
    later = addiction_words.company(**PRESETS["The same, years later"])
    assert "and nothing used meanwhile, it would take 138 units" in later
    assert model.simulate(duration=600, **PRESETS["The same, years later"]).used.sum() == 200
    costly = addiction_words.company(support=0.7, loss=0.5, costs=1)
    assert "no wait helps" in costly
    most = {"support": 3, "loss": 0.2, "costs": 1}
    assert "it is enough already" in addiction_words.company(**most)
    assert not model.simulate(duration=400, after=2, **most).used.any()
