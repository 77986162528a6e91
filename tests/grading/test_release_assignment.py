"""Releasing an assignment lets desks know when it is due."""

from grading.course import NAME
from ipnb.formulation.due import published_due


def test_a_release_publishes_the_date(hub):
    """Also one that was typed in Formgrader after the case was made?"""
    with hub.open_gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-09 12:00:00 UTC")
    hub.run("nbgrader", "release_assignment", NAME, "--force")
    folder = hub.exchange / "ipnb/dates"
    assert published_due(folder, "ipnb", NAME, "ada") == ("2026-03-09T12:00:00+00:00", False)
    assert (hub.exchange / "ipnb/outbound" / NAME / "case.json").is_file()
    # and with it there is a place for students' signs, as for what they hand in
    modes = [(hub.exchange / "ipnb" / name).stat().st_mode for name in ("begun", "inbound")]
    assert modes[0] == modes[1]
