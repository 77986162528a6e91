"""Whose is an account, when names change, meet, or come at once?"""

import multiprocessing
import sqlite3
import stat
from dataclasses import replace

import pytest

from ipnb.accounts.registry import AccountTaken, Person, Registry

ADA = Person("https://id.example", "1", "Ada", "Lovelace", "ada@example.org", ("ada",))


@pytest.fixture
def registry(tmp_path):
    """An empty registry."""
    return Registry(tmp_path / "accounts.sqlite")


def test_a_person_gets_one_account_and_keeps_it(registry):
    """Is the second sign-in the first one's?"""
    first = registry.admit(ADA)
    assert (first.name, first.changed) == ("ada", True)
    again = registry.admit(ADA)
    assert (again.name, again.changed) == ("ada", False)


def test_a_rename_changes_what_is_shown_and_not_the_account(registry):
    """Does a student who marries in mid-term keep the work?"""
    registry.admit(ADA)
    renamed = replace(ADA, last_name="King", email="king@example.org", called=("king",))
    account = registry.admit(renamed)
    assert (account.name, account.changed) == ("ada", True)
    assert registry.account("ada").person.last_name == "King"
    assert registry.admit(renamed).changed is False


def test_a_provider_that_tells_less_takes_nothing_away(registry):
    """Is a name lost when a launch comes without it?"""
    registry.admit(ADA)
    account = registry.admit(Person("https://id.example", "1"))
    assert (account.person.last_name, account.changed) == ("Lovelace", False)


def test_two_with_one_name_get_two_accounts(registry):
    """Would the second Ada see the first one's work?"""
    registry.admit(ADA)
    assert registry.admit(replace(ADA, subject="2")).name == "ada-2"
    # the same subject at another provider is another person
    assert registry.admit(replace(ADA, issuer="https://other.example")).name == "ada-3"


def test_names_of_the_machine_and_names_that_are_kept_are_refused(registry):
    """Would a student called Root, or like an instructor, get that account?"""
    assert registry.admit(replace(ADA, subject="r", called=("root",))).name == "root-2"
    assert registry.admit(replace(ADA, subject="d", called=("dlin",)), {"dlin"}).name == "dlin-2"
    assert registry.admit(replace(ADA, subject="o"), exactly="dlin").name == "dlin"


def test_a_kept_name_that_another_has_is_said(registry):
    """Does an instructor from another provider silently take over somebody's account?"""
    registry.admit(ADA, exactly="dlin")
    with pytest.raises(AccountTaken, match=r"dlin is 1’s of https://id\.example"):
        registry.admit(replace(ADA, subject="9"), exactly="dlin")
    assert [one.name for one in registry.accounts()] == ["dlin"]


def test_who_only_reads_cannot_write(registry):
    """Could an instructor's command change whose an account is, or anybody else read it?"""
    assert stat.S_IMODE(registry.file.stat().st_mode) == 0o640
    registry.admit(ADA)
    reader = Registry(registry.file, read_only=True)
    assert reader.account("ada").person.email == "ada@example.org"
    assert reader.account("nobody") is None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.admit(replace(ADA, subject="2"))


def test_a_nonce_counts_once(registry):
    """Would a message that somebody recorded be taken again?"""
    assert registry.use_nonce("https://lms.example", "n1")
    assert not registry.use_nonce("https://lms.example", "n1")
    assert registry.use_nonce("https://other.example", "n1")


def _admit(file, start, numbers):
    registry = Registry(file)
    start.wait()
    for number in numbers:
        registry.admit(replace(ADA, subject=str(number)))


def test_two_at_once_get_two_names(registry):
    """Would two of one name who sign in at the same moment get one account?"""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(4)
    halves = (range(0, 30), range(20, 50), range(0, 50, 5), range(50))
    workers = [
        context.Process(target=_admit, args=(registry.file, start, numbers)) for numbers in halves
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    accounts = registry.accounts()
    assert len(accounts) == len({one.name for one in accounts}) == 50
    assert len({one.person.subject for one in accounts}) == 50
