"""Names of accounts: what is one, and what can be made into one."""

import pytest

from ipnb.term.account_names import account_problem, propose_account


@pytest.mark.parametrize("name", ["ada", "a", "s1234567", "jane-doe-2", "a" * 31])
def test_a_name_that_the_machine_takes_is_an_account(name):
    assert account_problem(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "does not begin"),
        ("1234567", "does not begin"),
        ("-ada", "does not begin"),
        ("Ada", "does not begin"),
        ("aDa", "holds what no account may hold (“D”)"),
        ("ada@example.org", "“.”, “@”"),
        ("jürgen", "“ü”"),
        ("a" * 32, "more than 31 signs"),
        ("root", "account of the system"),
        ("www-data", "account of the system"),
        ("ipnb-course", "account of the system"),
        ("systemd-network", "account of the system"),
        ("ada\n", "“\\n”"),
    ],
)
def test_what_is_no_account_is_said(name, why):
    assert why in account_problem(name)


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Ada@example.org", "ada"),
        ("Jürgen.Müller", "jurgen-muller"),
        ("1234567", "s1234567"),
        ("root", "sroot"),
        ("Ольга Иванова", "ol-ga-ivanova"),
        ("O'Brien, Siobhán", "o-brien-siobhan"),
        ("陳大文", "chendawen"),
        ("a" * 40, "a" * 31),
        ("***", ""),
    ],
)
def test_an_account_is_made_of_what_there_is(text, account):
    assert propose_account(text) == account
    assert account == "" or account_problem(account) == ""
