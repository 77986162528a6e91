"""Settings that several tests of this model share."""

import hypothesis
from hypothesis import strategies as st

unhurried = hypothesis.settings(deadline=None, max_examples=60)


SHARE = st.floats(0, 1)


SETTINGS = {
    "profile": st.integers(1, 3), "domain": st.integers(1, 9), "differentiation": SHARE, "linkage": SHARE,
    "reliability": st.floats(0.3, 0.95), "joined": st.sampled_from([0, 1]), "weaker": st.sampled_from([0, 1]),
}  # fmt: skip
