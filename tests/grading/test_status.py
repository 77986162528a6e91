"""`ipnb status` says who needs a person, and nobody else."""

from grading.course import NAME
from grading.support import TWIN


def blocks(text):
    """Title -> lines of each block."""
    parts = [part.splitlines() for part in text.strip().split("\n\n")]
    return {part[0]: [line.strip() for line in part[1:]] for part in parts}


def test_status_names_everybody_who_needs_a_person_and_nobody_else(mixed):
    """Would an instructor have to open each submission to know what is left to do?"""
    said = blocks(mixed.ipnb("status", NAME)[1])
    assert f"{NAME}: 7 handed in, 3 final" in said
    assert [line.split(":")[0] for line in said["Held"]] == ["held", "new"]
    assert "collect and grade again" in said["Held"][0]
    assert said["To be marked by hand in Formgrader"][0] == "n1: 2 (twin-a, twin-b)"
    assert said["Nothing handed in"] == ["absent"]


def test_status_lists_likeness_for_a_conversation(mixed):
    """Are twins named, and two blanks left alone?"""
    said = blocks(mixed.ipnb("status", NAME)[1])["For a conversation, not for a verdict"]
    assert "final, twin-a, twin-b: the same judgements and sentences" in said
    assert "twin-a, twin-b: answers written in the same workspace" in said
    assert not any("blank" in line for line in said)


def test_status_of_an_unknown_assignment(mixed):
    """Does a slip of the pen end in a traceback?"""
    assert mixed.ipnb("status", "99-nothing")[0] == 2


def test_status_says_who_took_the_equivalent_case(twins):
    """Is somebody listed as missing who handed in the other one?"""
    said = blocks(twins.ipnb("status", NAME)[1])
    assert said["Nothing handed in"] == ["cy"]
    assert said[f"Took the equivalent case, {TWIN}"] == ["ben"]
    assert said[f"Handed in {TWIN} too: the better of the two counts"] == ["dee"]
