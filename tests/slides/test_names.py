"""Names that nothing has."""

from ipnb.slides.names import unknown


def test_the_nearest_name_is_offered_or_what_there_is():
    assert "Did you mean 'fig-gap'?" in str(unknown("figure", "fig-gpa", ["fig-gap", "fig-river"]))
    assert "There are: alpha, beta." in str(unknown("figure", "zzzzzz", ["alpha", "beta", ""]))
    assert "There are: none." in str(unknown("figure", "x", []))
