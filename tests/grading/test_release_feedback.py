"""Releasing feedback: what waits is said first, and who did not hand in through the exchange stops nobody."""

from grading.course import NAME


def test_what_waits_and_who_came_another_way_are_named(hub):
    """Is anybody's page held back by somebody else's way of handing in?"""
    hub.hand_in("ada", hub.answers("ada"))
    folder = hub.folder("ada")
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC", encoding="utf-8")
    (folder / "submission_secret.txt").write_text("s" * 32, encoding="utf-8")
    hub.hand_in("uploaded", hub.answers("uploaded"))
    assert hub.grade()[0]
    hub.give_feedback()
    done = hub.run("nbgrader", "release_feedback", NAME, fine=False)
    assert "ada (2 texts to mark)" in done.stderr, "it says what waits"
    assert "was not handed in there: uploaded" in done.stderr
    assert len(list((hub.exchange / "ipnb/feedback").glob("*.html"))) == 1
