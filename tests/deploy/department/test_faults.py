"""How a fault reads."""

from department.faults import Fault


def test_a_fault_says_where_what_and_what_to_do():
    """Does the operator find the file, and the way on?"""
    fault = Fault("It is not there.", "/etc/x", "Put it there.")
    assert str(fault) == "/etc/x: It is not there.\nPut it there."
    assert str(Fault("Nothing to do.")) == "Nothing to do."
