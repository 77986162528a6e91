"""Orders are a marker's own, stay, and favour nobody; the same texts are drawn for a second marking."""

from ipnb.marking.order import sample, shuffled

IDS = [f"text-{number}" for number in range(300)]


def test_an_order_stays_and_is_another_one_for_each_criterion():
    """Is the same student always met last, or the order another one after a reload?"""
    orders = [shuffled(IDS, "ada", criterion) for criterion in "01234"]
    assert orders[0] == shuffled(reversed(IDS), "ada", "0") != shuffled(IDS, "ben", "0")
    assert len({tuple(order) for order in orders}) == 5
    assert all(sorted(order) == sorted(IDS) for order in orders)
    # a text's mean place over many markers is the middle, within what chance does
    places = [shuffled(IDS, f"marker {number}").index("text-0") for number in range(60)]
    assert 115 < sum(places) / 60 < 185


def test_a_fifth_is_drawn_and_at_least_one():
    """Does a small class have no second marking, or each part the same students?"""
    assert len(sample(IDS, "n1")) == 60 and len(sample(IDS[:3], "n1")) == 1
    assert sample(IDS, "n1") == sample(list(reversed(IDS)), "n1") != sample(IDS, "n2")
