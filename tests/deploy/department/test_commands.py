"""Running the machine's programs."""

import pytest
from department.commands import run
from department.faults import Fault


def test_what_a_program_prints_comes_back(tmp_path):
    """Is a file given to it read?"""
    (tmp_path / "read").write_text("typed", encoding="utf-8")
    assert run("cat", source=tmp_path / "read") == "typed"
    assert run("sh", "-c", "echo $GIVEN", environment={"GIVEN": "there"}) == "there\n"


def test_a_failure_says_what_the_program_said_and_what_to_do():
    """Would the operator see a traceback?"""
    with pytest.raises(Fault, match=r"It ended with 3:\nno room") as caught:
        run("sh", "-c", "echo no room >&2; exit 3", remedy="Make room.")
    assert caught.value.remedy == "Make room."
    run("sh", "-c", "exit 3", fine=(0, 3))


def test_a_program_that_is_not_there_is_named():
    """Does it say which?"""
    with pytest.raises(Fault, match="no-such-program"):
        run("no-such-program")
