"""Who is told what, and of whom is nothing told?"""

import pytest

from ipnb.lms.grades import (
    Destination,
    Receipt,
    Standing,
    count_line,
    decide,
    decision_line,
)

TO = Destination("https://lms.example", "course-7", "user-1")


def receipt(score=7.5, most=10.0, to=TO):
    """Return what was sent for Ada."""
    where = ("06", "ada", to.user, to.issuer, to.context, "https://lms.example/columns/1")
    return Receipt(*where, score, most, "2027-02-01T12:00:00.000+00:00")


@pytest.mark.parametrize(
    ("standing", "to", "before", "state", "words"),
    [
        (Standing("ada", 7.5, 10.0), TO, None, "send", "7.5 of 10"),
        (Standing("ada", 7.5, 10.0), TO, receipt(), "unchanged", "7.5 of 10, sent already"),
        (Standing("ada", 8.0, 10.0), TO, receipt(), "send", "8 of 10, was 7.5 of 10"),
        (Standing("ada", 7.5, 20.0), TO, receipt(), "send", "7.5 of 20, was 7.5 of 10"),
        (
            Standing("ada", 7.5, 10.0),
            Destination("https://lms.example", "course-8", "user-1"),
            receipt(),
            "send",
            "7.5 of 10, was 7.5 of 10",
        ),
        (Standing("ada", 7.5, 10.0), None, None, "unknown", "has not come from the learning"),
        (Standing("ada", 0.0, 10.0), TO, None, "send", "0 of 10"),
        (Standing("ada"), TO, None, "absent", "nothing handed in"),
        (Standing("ada", waits_for="1 text to mark"), TO, receipt(), "waiting", "1 text to mark"),
    ],
)
def test_a_decision_follows_from_where_a_student_stands(standing, to, before, state, words):
    """Each state, with the words for it; a zero that was earned is sent."""
    destinations = {} if to is None else {"ada": to}
    receipts = {} if before is None else {"ada": before}
    (decision,) = decide([standing], destinations, receipts)
    assert decision.state == state
    assert decision_line(decision).startswith("ada ") and words in decision_line(decision)


def test_decisions_are_counted():
    """Does one line say what will happen?"""
    class_ = [Standing("ada", 1.0, 2.0), Standing("ben"), Standing("cy", 1.0, 2.0)]
    assert count_line(decide(class_, {"ada": TO}, {})) == (
        "1 to send, 1 handed nothing in, 1 unknown to the platform"
    )
    assert count_line([]) == ""
