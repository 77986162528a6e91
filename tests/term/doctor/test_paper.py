"""What PDFs need."""

from ipnb.term.doctor.check import State
from ipnb.term.doctor.paper import paper_checks


def test_a_machine_with_both_is_in_order():
    assert [one.state for one in paper_checks()] == [State.OK, State.OK]


def test_a_machine_without_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    chromium, fonts = paper_checks()
    assert chromium.state is State.FAULT and "apt-get install chromium" in chromium.remedy
    assert fonts.state is State.UNKNOWN
    (tmp_path / "fc-list").write_text("#!/bin/sh\n")
    (tmp_path / "fc-list").chmod(0o755)
    assert list(paper_checks())[1].state is State.FAULT
