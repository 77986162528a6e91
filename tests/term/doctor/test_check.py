"""A line a check."""

from ipnb.term.doctor.check import State, fault, ok, unknown


def test_a_line_says_what_how_it_stands_and_what_to_do():
    assert str(ok("disk", "5 GB free")) == "ok       disk: 5 GB free."
    assert str(fault("key", "Too open.", "Run: chmod")) == "fault    key: Too open. Run: chmod"
    assert unknown("clock", "who knows").state is State.UNKNOWN
