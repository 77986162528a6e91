"""The still picture of the causal graph: does it draw what the model computes?"""

from bs4 import BeautifulSoup

from ipnb.models.causal_graph import model, still


def picture(**given) -> BeautifulSoup:
    settings = model.MODEL.settings(given)
    return BeautifulSoup(still.draw(settings, "one"), "html.parser")


def test_there_is_an_arrow_for_each_effect_and_dashes_for_those_that_take_away():
    """An arrow that is drawn although it is missing says the opposite of the model."""
    shafts = picture().select("path.line")
    there = [strength for strength in model.strengths() if strength]
    assert len(shafts) == len(there)
    assert [shaft.has_attr("stroke-dasharray") for shaft in shafts] == [one < 0 for one in there]


def test_what_is_held_still_is_said():
    """Not by a thicker frame alone."""
    assert picture(held=8).text.count("held still") == 4
    assert "held still" not in picture(held=1).text


def test_the_rows_are_the_slopes():
    """Eight choices, each with its number, the chosen one marked."""
    said = picture(held=5, expects=0.8).text
    for value in model.every_slope(held=5, expects=0.8).values():
        assert f"{value:.2f}".replace("-", "−") in said
    assert "▸ expectation" in said and said.count("▸") == 1
    assert f"true effect {model.true_effect(expects=0.8):.2f}" in said
