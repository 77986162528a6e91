"""The design tokens: each colour for light and dark, and as custom properties."""

import re

from ipnb.web.tokens import TOKENS, css


def test_every_colour_has_a_light_and_a_dark_value():
    """One that lacks either would be invisible on one of the two papers."""
    for name, values in TOKENS["colours"].items():
        assert len(values) == 2, name
        assert all(re.fullmatch(r"#[0-9a-f]{3,8}", value) for value in values), name


def test_style_sheets_get_each_of_them():
    rule, forced = css(".form").split("\n")
    assert rule.startswith(".form {") and rule.endswith("}")
    assert forced.startswith("@media (forced-colors: active) { .form {") and forced.endswith("} }")
    assert all(f"--{name}: light-dark(" in rule for name in TOKENS["colours"])
    assert all(f"--{name}: " in rule for name in TOKENS["fonts"])


def test_forced_colours_are_the_systems():
    """A name of the system's for a colour of ours, and no colour of nobody's."""
    assert TOKENS["forced"].keys() <= TOKENS["colours"].keys()
    assert set(TOKENS["forced"].values()) == {"Canvas", "CanvasText", "Highlight"}
