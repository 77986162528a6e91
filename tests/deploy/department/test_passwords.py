"""Passwords that are drawn, and kept as digests."""

import stat

from department import passwords


def test_a_password_opens_its_own_account_and_no_other(layout):
    """Would one person's open another's?"""
    layout.registry.mkdir(parents=True)
    drawn = passwords.draw(layout, ["ada", "ben"])
    assert passwords.opens(layout, "ada", drawn["ada"])
    assert not passwords.opens(layout, "ben", drawn["ada"])
    assert not passwords.opens(layout, "nobody", drawn["ada"])
    assert not passwords.opens(layout, "ada", "")


def test_they_are_nowhere_as_they_are_but_in_the_sheet(layout):
    """Could whoever copies the registry sign in?"""
    layout.registry.mkdir(parents=True)
    layout.secrets.mkdir(parents=True)
    drawn = passwords.draw(layout, ["ada"])
    assert drawn["ada"] not in passwords.book(layout).read_text(encoding="utf-8")
    sheet = passwords.write_sheet(layout, drawn)
    assert sheet.read_text(encoding="utf-8").splitlines()[1] == f"ada,{drawn['ada']}"
    for path in (sheet, passwords.book(layout)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_has_one_keeps_it(layout):
    """Would a second run change everybody's?"""
    layout.registry.mkdir(parents=True)
    passwords.draw(layout, ["ada"])
    assert passwords.without_one(layout, ["ada", "ben"]) == ["ben"]
