"""The sentences for whoever cannot see the picture: do they carry the model's numbers?"""

import numpy as np

from ipnb.models.plasticity import alt_text as plasticity_words
from ipnb.models.plasticity import model as plasticity


def test_the_words_say_the_numbers():
    """What a screen reader hears of the still picture, against the simulation."""
    said = plasticity_words.summary(otherwise=0.3)
    turned = plasticity.simulate(lives=24, experiences=1200, otherwise=0.3).turned
    assert "200 occasions came before. Shamed on reaching out then: mostly (0.80)" in said
    assert f"calls up warmth after {plasticity.turning(otherwise=0.3):.0f} occasions" in said
    assert f"the middle one took {np.median(turned):.0f}" in said
    assert (
        "0.80 is expected when reaching out and 0.30 otherwise, so reaching out itself adds 0.50"
        in said
    )
    assert "never comes to call up warmth" in plasticity_words.needed(warmth=-0.8)
    assert "does not within 1200" in plasticity_words.needed(warmth=-0.8)
    assert "has no end" in plasticity_words.long_run(rule=0)
