"""What an open case says at once agrees with what the scoring does."""

import pytest

from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.reasons import reasons, verdict

from .sample import items_of, sample


@pytest.fixture
def told():
    return reasons(*sample())


@pytest.mark.parametrize(
    ("credit", "name"), [(1, "best"), (0.5, "some"), (0.25, "some"), (0, "none"), (None, "neither")]
)
def test_a_credit_in_words(credit, name):
    """Could half a credit be called right, or nothing be called wrong?"""
    assert verdict(credit) == name


def test_every_option_of_every_judgement_has_its_verdict(told):
    """Would a reader be told "not supported" for what the scoring gives credit?"""
    case, key = sample()
    for section in ("states", "window", "domains", "five_p"):
        for item in items_of(case, section):
            credits = credits_of(key, section, item)
            wanted = {o: verdict(credits.get(o, 0.0)) for o in case["items"][section]["options"]}
            assert told[section][item]["verdicts"] == wanted


def test_a_panels_votes_are_verdicts_too():
    """Would 1 vote of 12 be called defensible, which earns nothing?"""
    case, key = sample()
    key |= {"source": "panel", "n": 20}
    key["credit"]["states"]["s01"] = {"flow": 12, "chaos": 7, "rigidity": 1}
    verdicts = reasons(case, key)["states"]["s01"]["verdicts"]
    assert verdicts == {"flow": "best", "chaos": "some", "rigidity": "none", "not_enough": "none"}


@pytest.mark.parametrize(
    ("section", "item", "chosen", "left"),
    [
        ("links", "l1", "best", "none"),
        ("links", "l2", "none", "best"),
        ("links", "l7", "neither", "neither"),
        ("plan", "p1", "none", "best"),
        ("safety", "x1", "best", "none"),
        ("safety", "x4", "none", "best"),
        ("safety", "x3", "neither", "neither"),
    ],
)
def test_choosing_and_leaving_out(told, section, item, chosen, left):
    """Would a reader not learn that something is missing?"""
    assert told[section][item]["verdicts"] == {"chosen": chosen, "left": left}


def test_a_cue_knows_where_the_text_shows_it(told):
    """Would a cue raised with any sentence pass for one that was read?"""
    verdicts = {cue: told["safety"][cue]["verdicts"] for cue in ("c1", "c8", "c4")}
    assert [pair for pair, how in verdicts["c1"].items() if how == "best"] == ["flag+not_asked"]
    assert verdicts["c1"]["flag_elsewhere+not_asked"] == "none"
    assert told["safety"]["c1"]["enough"] == [["s05"]]
    assert verdicts["c8"]["no_flag+not_asked"] == "best"
    assert "flag+not_asked" not in verdicts["c8"], "no sentence shows it"
    assert {how for pair, how in verdicts["c4"].items() if pair[:7] == "no_flag"} == {"best"}


def test_points_show_the_keys_spread_and_an_estimate_its_value():
    """Would there be nothing to compare a hypothesis or a number with?"""
    case, key = sample()
    case["items"]["rates"] = {"kind": "estimate", "over": ["r1"], "range": [0, 1]}
    key["estimates"] = {"rates": {"r1": {"value": 0.5, "tolerance": 0.1}}}
    told = reasons(case, key)
    assert told["attach"]["attach"]["spread"] == {"avoidant": 60, "not_enough": 40}
    assert told["attach"]["attach"]["enough"] == [["s02", "s06"]]
    assert told["rates"]["r1"] | {"why": {}} == {
        "why": {},
        "enough": [],
        "value": 0.5,
        "tolerance": 0.1,
    }


def test_the_reason_for_an_option_stands_beside_the_one_for_the_item(told):
    """Would whoever misread hear the general reason only, or somebody else's?"""
    assert told["states"]["s01"]["why"] == {
        "": "Because of what s01 says.", "chaos": "You may have heard the bus as chaos.",
    }  # fmt: skip
    assert told["states"]["s02"]["why"] == {"": "Because of what s02 says."}
