"""An open case as text."""

from ipnb.sphinxext.open_cases import as_text


def test_the_right_answer_in_words():
    """Would the folded key read like a data file?"""
    case = {"labels": {}, "sentences": [], "items": {}}
    right = as_text._right
    assert right(case, {"verdicts": {"flow": "best", "not_enough": "some"}}) == (
        "Flow. Defensible: Not enough information."
    )
    assert right(case, {"verdicts": {"chosen": "neither", "left": "neither"}}) == "Either way."
    assert right(case, {"spread": {"avoidant": 60}}) == "Avoidant 60."
    assert right(case, {"value": 0.5, "tolerance": 0.1}) == "0.5, give or take 0.1."
    pairs = {"flag+not_asked": "best", "flag_elsewhere+asked": "best", "no_flag+asked": "none"}
    assert right(case, {"verdicts": pairs}) == "The text shows it; Nobody has asked, so ask."
    assert right(case, {"verdicts": dict.fromkeys(("flag+asked", "no_flag+asked"), "neither")}) == (
        "Fair, and counts neither way."
    )
