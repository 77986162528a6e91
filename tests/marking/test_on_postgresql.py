"""Marking on PostgreSQL: two markers at the same moment, one of whom is a number too late."""

import threading

import pytest
from grading.course import Course
from grading.postgres import server

from ipnb.grading.copy_gradebook import copy_gradebook
from marking.conftest import Marking

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def on_postgresql(six):
    """The class's gradebook, copied to a PostgreSQL that ends with the test."""
    with server() as url:
        copy_gradebook(str(six.root / "gradebook.db"), url)
        yield Course.at(six.root, gradebook=url)


def test_marks_comments_undo_and_a_copy_back(on_postgresql, tmp_path):
    """Does the other database refuse anything, or is anything left behind on the way back?"""
    marking = Marking(on_postgresql)
    desk = marking.desk()
    marking.give(desk, "s000", "32210")
    marking.comment(desk, "s000", ("1", "Which line?"))
    marking.comment(desk, "s002", ("1", "Which line?"))
    assert desk.undo().marked.student == "s002"
    words = "Evidence and precision: Which line?"
    assert marking.in_gradebook("s000") == (13.33, False, words)
    marking.gradebook.close()
    sums = copy_gradebook(on_postgresql.gradebook, str(tmp_path / "back.db"))
    assert sums["ipnb_marking"].rows == 8 and sums["ipnb_comment_bank"].rows == 1


def test_many_at_the_same_moment_lose_nothing(on_postgresql):
    """Is an action lost, or written twice, when six markers press a key together?"""
    start, outcomes = threading.Barrier(6), []

    def mark(number):
        marking = Marking(on_postgresql)
        desk = marking.desk(f"marker {number}")
        start.wait(60)
        for criterion in "01234":
            outcomes.append(marking.give(desk, "s004", {criterion: number % 4}, version=0))
        marking.gradebook.close()

    threads = [threading.Thread(target=mark, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(outcomes) == 30
    marking = Marking(on_postgresql)
    actions = marking.desk().find(marking.id_of("s004")).actions["first"]
    assert [one.number for one in actions] == list(range(1, 31))
    taken = [one for one in outcomes if one.conflict is None]
    assert len(taken) == sum(one.kind == "level" for one in actions) >= 5
    assert marking.in_gradebook("s004")[0] is not None
    marking.gradebook.close()
