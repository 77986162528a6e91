"""Accounts of the machine; making them is tried in tests/department."""

import os
import pwd

import pytest
from department import unix_accounts
from department.faults import Fault

ME = pwd.getpwuid(os.geteuid())


def test_a_person_sees_only_themselves_in_the_list():
    """Would one student read the names of the others?"""
    passwd, group = unix_accounts.passwd_lines(ME.pw_name)
    names = {line.split(":")[0] for line in passwd.splitlines()}
    assert names == {"root", ME.pw_name}
    assert f":{ME.pw_uid}:{ME.pw_gid}:" in passwd
    assert all(line.endswith(":") for line in group.splitlines())


@pytest.mark.parametrize("name", ["Ada", "ada lovelace", "-ada", "../root", "", "a" * 32])
def test_a_name_that_cannot_be_an_account_is_said(layout, name):
    """Would it reach the system's commands?"""
    with pytest.raises(Fault, match="cannot be an account"):
        list(unix_accounts.person(layout, name, teaches=False))


@pytest.mark.parametrize("name", ["root", "daemon", "nobody"])
def test_an_account_of_the_machine_is_nobodys(layout, name):
    """Would a student on the roster called root be root?"""
    with pytest.raises(Fault, match="is an account of this machine already"):
        list(unix_accounts.person(layout, name, teaches=False))
    assert not unix_accounts.is_persons(layout, name)


def test_persons_are_known_by_where_their_homes_are(layout):
    """Would an account of somebody else's be taken off the machine?"""
    assert unix_accounts.people(layout) == []
    unix_accounts.remove(layout, ME.pw_name)
    assert unix_accounts.is_account(ME.pw_name)
