"""Ratings of claims: a colour, a sign and a filter each."""

from ipnb.sphinxext.claims import ratings


def test_each_rating_has_its_colour_and_its_filter():
    """A rating that is added in the ledger's head must be seen, and found, without another edit."""
    new = ratings.Rating("New", "wash", "<path/>", "just added", "It fits.")
    text = ratings.rules({"new": new, "other": new})
    assert ".new { --rating: var(--wash); }" in text
    assert 'input[value="new"]:checked) .claims > li:not(.new)' in text
    assert '<svg class="sign"' in new.icon and "<path/>" in new.icon
