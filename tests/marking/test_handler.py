"""What goes wrong is answered in words, and leaves the session that Formgrader shares clean."""

import pytest
from grading.course import NAME

pytestmark = pytest.mark.xdist_group("marking")


@pytest.mark.parametrize(
    "sent", ["", "[]", "{", '{"kind": "level"}', '{"kind": ["level"], "version": "x"}']
)
def test_a_body_that_is_none_is_refused(signed_in, served, sent):
    """Does a broken request end in a traceback, or lock the gradebook?"""
    marker = signed_in()
    place = f"marking/api/text/{NAME}/n2/first/{served.marking.id_of('s005')}"
    answer = marker.http.post(served.address + place, data=sent, headers=marker.headers, timeout=60)
    assert answer.status_code == 400 and answer.json()["problem"]
    assert marker.act("s000", "level", part="n2", criterion="0", level=1).status_code == 200


def test_what_is_too_long_is_refused(signed_in):
    """Can a page fill the gradebook?"""
    comments = [{"criterion": "", "text": "x" * 3999}] * 200
    answer = signed_in().act("s000", "comments", part="n2", comments=comments)
    assert answer.status_code == 400 and "too long" in answer.json()["problem"]


def test_a_locked_gradebook_is_said_and_nothing_is_lost():
    """Does a page say that it saved what a locked database did not take?"""
    from sqlalchemy.exc import OperationalError

    from ipnb.marking.handler import _in_words

    locked = OperationalError("INSERT", {}, Exception("database is locked"))
    status, words = _in_words(locked, 500)
    assert status == 503 and "Nothing of this was saved." in words
