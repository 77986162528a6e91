"""Contours and heat maps."""

from ipnb.sphinxext.plots import still_field


def test_contour_pieces_lie_where_the_level_is_crossed():
    assert still_field.segments([[0, 0], [1, 1]], 0.25) == [((1, 0.25), (0, 0.25))]


def test_a_heat_map_with_a_middle_reaches_equally_far_to_both_sides():
    """Would a small loss be as dark as a large gain?"""
    assert still_field.limits({"z": [[-1, 0, 3]], "zmid": 0}) == (-3, 3)
    assert still_field.limits({"z": [[-1, None, 3]]}) == (-1, 3)
