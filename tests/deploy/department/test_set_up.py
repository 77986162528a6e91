"""The second half of setting up; taking its steps is tried in tests/department."""

from dataclasses import replace

import pytest
from course_file import CHECKOUT
from department.faults import Fault
from department.set_up import building, persons, students

ROSTER = "student id,first name,last name,email\nada,Ada,L,\nben,Ben,B,\n"


def test_steps_come_in_an_order_in_which_each_finds_what_it_needs(layout, settings):
    """Would assignments be released before there is a gradebook?"""
    words = [step.words.split(" (")[0] for step in building(layout, settings, CHECKOUT)]
    assert words == [
        "The release that runs",
        "Services",
        "Databases",
        "Accounts of people",
        "Passwords",
        "The course and its assignments",
        "TLS",
        "Hub, proxy and front door",
    ]


def test_nobody_both_teaches_and_studies(layout, settings):
    """Would a student's account read keys, because it teaches as well?"""
    settings.people.roster.write_text(ROSTER.replace("ben,", "dlin,"), encoding="utf-8")
    with pytest.raises(Fault, match="teach and stand on the roster: dlin"):
        list(persons(layout, settings))


def test_without_a_roster_nobody_is_known_beforehand(settings):
    """Would sign-in by a provider need a file?"""
    settings.people.roster.write_text(ROSTER, encoding="utf-8")
    assert students(settings) == ["ada", "ben"]
    assert students(replace(settings, people=replace(settings.people, roster=None))) == []
