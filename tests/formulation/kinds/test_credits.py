"""What a key says about a single choice: credit of an author, votes of a panel."""

from ipnb.formulation.kinds.credits import credits_of


def test_panel_votes_become_credit():
    """Are votes divided by the most voted answer's, and rare ones dropped?"""
    key = {"source": "panel", "credit": {"states": {"s01": {"flow": 8, "chaos": 4, "rigidity": 1}}}}
    assert credits_of(key, "states", "s01") == {"flow": 1, "chaos": 0.5, "rigidity": 0}
