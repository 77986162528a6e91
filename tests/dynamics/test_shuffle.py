"""An order drawn by lot in the browser: the same for the same reader, and no place likelier than another."""

from collections import Counter

from .in_node import evaluate

LIST = ["right", "b", "c", "d", "e"]


def orders(tmp_path, *readers, name="case.plan"):
    """The order in which each reader sees the list."""
    calls = [[LIST, reader, name] for reader in readers]
    return evaluate(tmp_path, "dynamics/shuffle.js", "module.shuffled", calls)


def test_a_reader_sees_the_same_order_again_and_another_reader_another(tmp_path):
    """Would a form look different each time that it is opened, or the same to a whole class?"""
    ada, again, ben, other = orders(tmp_path, "ada", "ada", "ben", 7)
    assert ada == again and sorted(ada) == sorted(ben) == sorted(other) == sorted(LIST)
    assert len({tuple(one) for one in orders(tmp_path, *range(40))}) > 20


def test_no_place_is_likelier_than_another(tmp_path):
    """Does the draw favour the top, where the eye begins?"""
    places = Counter(order.index("right") for order in orders(tmp_path, *range(2000)))
    assert len(places) == len(LIST) and all(330 <= n <= 470 for n in places.values()), places
