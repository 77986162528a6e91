"""Settings that several tests of this model share."""

import hypothesis
import numpy as np
from hypothesis import strategies as st

from ipnb.models.addiction import model

unhurried = hypothesis.settings(deadline=None, max_examples=25)


SETTINGS = {
    "distress": st.floats(0, 1.5), "support": st.floats(0, 3), "limit": st.floats(0.2, 1),
    "kick": st.floats(0.5, 3), "payback": st.floats(0.5, 1.5), "recovery": st.floats(20, 120),
    "loss": st.floats(0, 1), "after": st.sampled_from([0, 1, 2]), "costs": st.sampled_from([0, 1]),
    "weather": st.sampled_from([0, 1]), "sinks": st.sampled_from([0, 1]),
}  # fmt: skip


PRESETS = {preset.title: dict(preset.settings) for preset in model.MODEL.presets}


def random_settings(seed: int) -> dict[str, float]:
    """Some setting anywhere in the sliders' ranges."""
    random = np.random.default_rng(seed)
    return {one.name: float(random.uniform(one.low, one.high)) for one in model.MODEL.parameters}
