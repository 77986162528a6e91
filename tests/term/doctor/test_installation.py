"""Python and packages beside the pins."""

from ipnb.term.doctor.check import State
from ipnb.term.doctor.installation import installation_checks, package_checks, python_check


def test_an_older_python_is_a_fault():
    assert python_check("3.11.7", ">=3.11").state is State.OK
    old = python_check("3.10.2", ">=3.11")
    assert old.state is State.FAULT and "3.10.2, and >=3.11 is needed" in old.found


def test_packages_are_compared_with_their_pins():
    wanted = [
        "numpy==2.4.6", "nbgrader==0.9.6", "soupsieve<4.1", "scipy==1.17.1",
        'pytest==9.1.1; extra == "test"', 'x==1; python_version < "3"',
    ]  # fmt: skip
    there = {"numpy": "2.4.6", "nbgrader": "0.9.5", "soupsieve": "4.0.1"}
    *wrong, right = package_checks(wanted, there.get)
    assert [(one.what, one.state) for one in wrong] == [
        ("nbgrader", State.FAULT),
        ("scipy", State.FAULT),
    ]
    assert (
        "0.9.5, and ==0.9.6 is pinned" in wrong[0].found and "requirements.txt" in wrong[0].remedy
    )
    assert right.found == "2 as pinned"


def test_this_environment_can_be_looked_at():
    found = list(installation_checks())
    assert found[0].what == "Python" and found[-1].what == "packages"
