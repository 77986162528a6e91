"""The ePub's style sheet."""

import re

from ipnb.epub.styles import flat, in_light, stylesheet
from ipnb.sphinxext.claims.ratings import Rating

RATINGS = {"mixed": Rating("Mixed", "both", "partly", "It fits.", "<circle/>")}


def test_rules_within_rules_come_out_in_their_order():
    text = ".a, .b { color: red; & svg { fill: blue; & .c { fill: green !important } } }"
    assert flat(text) == (
        ".a, .b { color: red; }\n.a svg, .b svg { fill: blue; }\n"
        ".a svg .c, .b svg .c { fill: green !important; }\n"
    )


def test_colours_stand_for_themselves():
    assert in_light("x: var(--zone, var(--ink)); y: var(--sans)").startswith("x: var(--zone, ")
    assert "var(--ink)" not in in_light("x: var(--ink)")


def test_the_sheet_draws_the_pictures_and_asks_for_nothing_new():
    sheet = stylesheet(RATINGS)
    assert ".drawing .rouse" in sheet and ".simulation .still text" in sheet
    assert "--rating: #7d5b12" in sheet
    left = set(re.findall(r"var\(--([\w-]+)", sheet))
    assert left <= {"zone", "rating", "m", "s", "l"}, "set in the sheet itself"
    assert "&" not in sheet and "@" not in sheet and "light-dark" not in sheet
