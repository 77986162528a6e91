"""The first half of setting up runs on a machine that has nothing but Python."""

import os
import subprocess
import sys

import pytest
from course_file import CHECKOUT
from department.faults import Fault
from department.ground import check_roster, ground


def test_it_needs_nothing_that_is_not_installed_yet():
    """Would a fresh machine fail at the first import?"""
    command = [sys.executable, "-S", "-c", "import department.__main__, department.ground"]
    environment = {"PYTHONPATH": str(CHECKOUT / "deploy"), "PATH": os.defpath}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_code_comes_last_as_it_takes_longest(layout, settings):
    """Would a missing package be found only after ten minutes?"""
    words = [step.words for step in ground(layout, settings, CHECKOUT)]
    assert words[0] == "Packages of the system"
    assert words[-1].startswith("Code, packages and book")


def test_a_roster_that_is_not_there_is_said_first(settings):
    """Would packages be installed for ten minutes before?"""
    with pytest.raises(Fault, match="The roster is not there"):
        check_roster(settings)
    settings.people.roster.touch()
    check_roster(settings)
