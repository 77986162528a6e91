"""The roster, with faults as setting up tells them; how files are read is tried in tests/term."""

import pytest
from department.faults import Fault
from department.roster import read_roster

HEAD = "student id,first name,last name,email\n"


@pytest.fixture
def roster(tmp_path):
    """``roster(text)``: a file with it."""

    def write(text):
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_students_are_read(roster):
    """Is the id the account?"""
    (zoe,) = read_roster(roster(f"{HEAD}zoe,Zoë,Ångström,zoe@example.org\n"))
    assert (zoe.account, zoe.name, zoe.email) == ("zoe", "Zoë Ångström", "zoe@example.org")


def test_every_fault_is_named_with_its_line_and_what_to_do(roster):
    """Does the operator find each, and hear how an export is made into a roster?"""
    path = roster(f"{HEAD}Ada,Ada,L,\nroot,R,Oot,\n")
    with pytest.raises(Fault) as caught:
        read_roster(path)
    said = str(caught.value)
    assert f"{path}:2" in said and "“Ada” does not begin with a small Latin letter" in said
    assert f"{path}:3" in said and "“root” is an account of the system" in said
    assert "ipnb term roster" in caught.value.remedy
