"""What each release asked is remembered, and the one that a student fetched is found again."""

from grading.course import NAME
from ipnb.grading.releases import Releases, received

OLD = {"form": "Answer.", "n1": "What holds it up?"}
NEW = {"form": "Answer.", "n1": "What keeps it going?", "n2": "And next?"}


def test_a_release_is_kept_once(course):
    """Does making an assignment again without a change add anything?"""
    with course.open_gradebook() as gradebook:
        releases = Releases(gradebook)
        before = releases.of(NAME)
        releases.keep(NAME, OLD)
        releases.keep(NAME, OLD)
        releases.keep(NAME, NEW)
        assert releases.of(NAME) == [*before, OLD, NEW]
        assert releases.of("99-nothing") == []


def test_the_release_with_most_cells_in_common_was_fetched():
    """Is somebody who fetched before a correction told to have edited anything?"""
    fetched = {"form": ["Answer."], "n1": ["What holds it up?"]}
    assert received(fetched, [OLD, NEW]) is OLD
    assert received(fetched | {"n1": ["What keeps it going?"], "n2": ["x"]}, [OLD, NEW]) is NEW


def test_of_equals_the_newest_counts():
    """Where nothing tells them apart."""
    again = dict(OLD)
    assert received({"form": ["Answer."]}, [OLD, again]) is again
