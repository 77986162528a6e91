"""Steps say what they changed."""

import pytest
from department.faults import Fault
from department.set_up_steps import Step, take


def test_each_step_says_what_it_changed_or_that_nothing_was_missing():
    """Can the operator see that a second run did nothing?"""
    said = []
    changed = take([Step("Folders", lambda: ["made /a"]), Step("Secrets", lambda: [])], said.append)
    assert said == ["Folders: made /a", "Secrets: as it should be"]
    assert changed == ["made /a"]


def test_a_long_list_is_cut():
    """Would three hundred accounts fill the screen?"""
    said = []
    take([Step("Accounts", lambda: [f"account {number}" for number in range(9)])], said.append)
    assert said[0].endswith("account 5; and 3 more")


def test_the_step_that_failed_is_named_and_no_later_one_is_taken():
    """Does the operator know how far it came?"""
    taken = []

    def fails():
        raise Fault("It is full.", "/srv", "Make room.")

    def full():
        raise OSError(28, "No space left on device", "/srv/x")

    with pytest.raises(Fault) as caught:
        take([Step("Copies", fails), Step("Later", lambda: taken.append(1) or [])], lambda _: None)
    assert str(caught.value) == "/srv: Copies: It is full.\nMake room."
    with pytest.raises(Fault, match="/srv/x: Copies: No space left on device"):
        take([Step("Copies", full)], lambda _: None)
    assert taken == []
