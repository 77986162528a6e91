"""Agreement against published examples, and where it is not defined."""

import pytest

from ipnb.formulation.agreement import agreement

#: Fleiss' example as it is usually printed: ten units, fourteen raters, five categories; kappa .210
FLEISS = "0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1|7 7 0 0 0|3 2 6 3 0|2 5 3 2 2|6 5 2 1 0|0 2 2 3 7"
#: Krippendorff's example: four observers, twelve units, with holes; alpha nominal .743, interval .849
KRIPPENDORFF = "|".join(
    [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
)


def fleiss():
    for unit, row in enumerate(FLEISS.split("|")):
        values = [value for value, n in enumerate(map(int, row.split())) for _ in range(n)]
        yield from ((f"r{n}", f"u{unit}", value) for n, value in enumerate(values))


def krippendorff():
    for rater, row in enumerate(KRIPPENDORFF.split("|")):
        yield from ((f"r{rater}", f"u{n}", int(v)) for n, v in enumerate(row.split()) if v != ".")


def test_fleiss_kappa_is_the_published_one():
    """Is "kappa" what a methods section means by it?"""
    found = agreement(list(fleiss()))
    assert found.kappa == pytest.approx(0.210, abs=5e-4)
    assert found.percent == pytest.approx(0.378, abs=5e-4)
    assert (found.units, found.raters) == (10, 14)


def test_krippendorffs_alpha_is_the_published_one_holes_and_all():
    """Do missing answers, or numbers, bend it?"""
    assert agreement(list(krippendorff())).alpha == pytest.approx(0.743, abs=5e-4)
    assert agreement(list(krippendorff()), numbers=True).alpha == pytest.approx(0.849, abs=5e-4)


def test_kappa_looks_only_at_what_everybody_answered():
    """Would a hole count as an answer?"""
    found = agreement(list(krippendorff()))
    whole = [one for one in krippendorff() if one[1] in {f"u{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8)}]
    assert found.kappa == pytest.approx(agreement(whole).kappa)


def test_where_everybody_says_the_same_nothing_is_corrected():
    """Is perfect agreement on one answer sold as a perfect kappa?"""
    found = agreement([(rater, unit, "flow") for rater in "abc" for unit in "xy"])
    assert (found.percent, found.kappa, found.alpha) == (1.0, None, None)


def test_nothing_to_compare():
    """Does a field that nobody, or only one, answered end in a division by zero?"""
    assert agreement([]).percent is None
    assert agreement([("a", "x", "flow")]).units == 0
