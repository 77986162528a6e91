"""What `ipnb doctor` says of a department's hub is what the hub wrote of itself."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from ipnb.term.doctor.check import Check, State
from ipnb.term.doctor.hub import HEALTH, department_checks

NOW = datetime.now(UTC)
CHECKS = [
    {"what": "hub", "state": "ok", "said": "answers with 200", "remedy": ""},
    {"what": "backup", "state": "fault", "said": "there is none", "remedy": "Make one."},
]


@pytest.fixture
def written(tmp_path):
    """``written(text)``: the prefix of a hub that wrote it."""
    file = tmp_path / HEALTH
    file.parent.mkdir(parents=True)

    def write(text):
        file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def told(ago):
    """Return what a hub writes that looked some minutes ago."""
    at = (NOW - timedelta(minutes=ago)).isoformat(timespec="seconds")
    return json.dumps({"at": at, "checks": CHECKS})


def test_each_thing_that_the_hub_looked_at_is_given(written):
    assert list(department_checks(written(told(3)), NOW)) == [
        Check("hub", State.OK, "answers with 200"),
        Check("backup", State.FAULT, "there is none", "Make one."),
    ]


def test_a_hub_that_looks_no_more_is_a_fault_beside_what_it_said(written):
    stale, *rest = department_checks(written(told(30)), NOW)
    assert stale.state is State.FAULT and "systemctl status ipnb-health.timer" in stale.remedy
    assert len(rest) == 2


@pytest.mark.parametrize("text", ["", "[]", "{", '{"at": 3}', '{"at": "2027-01-01T00:00:00Z"}'])
def test_what_cannot_be_read_is_not_known(written, text):
    [found] = department_checks(written(text), NOW)
    assert found.state is State.UNKNOWN and "damaged" in found.found


def test_a_hub_that_never_looked_is_not_known(tmp_path):
    [found] = department_checks(tmp_path, NOW)
    assert found.state is State.UNKNOWN and "ipnb-department health" in found.remedy
