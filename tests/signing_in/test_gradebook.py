"""Does a student stand in the gradebook with the names of today?"""

import os
import sys
from pathlib import Path

import pytest
from department.sign_in.gradebook import enter_student
from nbgrader.api import Gradebook

from ipnb.accounts.registry import Account, Person

ADA = Person("https://lms.example", "1", "Ada", "Lovelace", "ada@example.org", (), "101")


@pytest.mark.deep  # a gradebook is made, which takes a second
def test_a_student_is_entered_and_brought_up_to_date(tmp_path, monkeypatch):
    """New, the same again, renamed, and a provider that tells less."""
    # nbgrader makes a new gradebook by calling alembic
    programs = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    assert enter_student(url, "ipnb", Account("ada", ADA))
    assert not enter_student(url, "ipnb", Account("ada", ADA))
    renamed = Person(ADA.issuer, "1", "Ada", "King", "", (), "")
    assert enter_student(url, "ipnb", Account("ada", renamed))
    with Gradebook(url) as gradebook:
        student = gradebook.find_student("ada")
        assert (student.last_name, student.email) == ("King", "ada@example.org")
        assert student.lms_user_id == "101"
