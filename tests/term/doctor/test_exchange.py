"""Rights in the exchange."""

import pytest

from ipnb.term.doctor.check import State
from ipnb.term.doctor.exchange import exchange_checks

MODES = {"outbound": 0o755, "inbound": 0o2733, "begun": 0o2733, "feedback": 0o711, "dates": 0o711}


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "exchange"
    (root / "ipnb").mkdir(parents=True)
    for name, mode in MODES.items():
        (root / "ipnb" / name).mkdir()
        (root / "ipnb" / name).chmod(mode)
    root.chmod(0o1777)
    return root


def look(root, *, is_shared=False):
    return list(exchange_checks(root, "ipnb", is_shared=is_shared))


def test_the_rights_that_nbgrader_gives_are_in_order(root):
    [found] = look(root)
    assert found.state is State.OK


def test_the_rights_of_a_department_are_in_order(root):
    root.chmod(0o755)
    for name, mode in {"outbound": 0o2775, "inbound": 0o2773, "feedback": 0o2771}.items():
        (root / "ipnb" / name).chmod(mode)
    assert [one.state for one in look(root, is_shared=True)] == [State.OK]
    assert "nbgrader wants everybody to write there" in look(root)[0].found


@pytest.mark.parametrize(
    ("name", "mode", "said", "remedy"),
    [
        ("inbound", 0o2737, "students can list it", "chmod o-r"),
        ("inbound", 0o2731, "students cannot write into it", "chmod o+w"),
        ("begun", 0o2737, "students can list it", "chmod o-r"),
        ("outbound", 0o750, "students cannot list it", "chmod o+r"),
        ("outbound", 0o777, "students can write into it", "chmod o-w"),
        ("feedback", 0o755, "students can list it", "chmod o-r"),
        ("dates", 0o700, "students cannot open what is in it", "chmod o+x"),
    ],
)
def test_each_wrong_right_is_named(root, name, mode, said, remedy):
    (root / "ipnb" / name).chmod(mode)
    found = look(root)
    assert any(said in one.found and f"{remedy} {root}/ipnb/{name}" in one.remedy for one in found)


def test_nothing_there_yet_is_no_fault(tmp_path, root):
    assert "install -d -m 1777" in look(tmp_path / "none")[0].remedy
    [found] = exchange_checks(root, "other", is_shared=False)
    assert found.state is State.UNKNOWN
