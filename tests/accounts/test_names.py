"""Does every name in the world become one that Unix, JupyterHub and nbgrader take?"""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipnb.accounts.names import (
    LONGEST,
    NAMELESS,
    account_problem,
    first_fold,
    fold,
    is_account_name,
    is_reserved,
    numbered,
    propose_account,
)
from ipnb.grading.student_ids import id_problem


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("Ada.Lovelace@example.org", "ada-lovelace"),
        ("Jürgen Müller", "jurgen-muller"),
        ("José María", "jose-maria"),
        ("Jose\u0301", "jose"),
        ("Nguyễn", "nguyen"),
        ("O’Brien", "o-brien"),
        ("王小明", "wangxiaoming"),
        ("Дмитрий", "dmitriy"),
        ("123abc", "u123abc"),
        ("-x-", "x"),
        ("ada@home", "ada-home"),
        ("../../etc/passwd", "etc-passwd"),
        ("😀😀", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded(name, account):
    """Accents, other scripts, addresses, and what is no letter."""
    assert fold(name) == account


@given(st.text(max_size=60))
def test_what_is_folded_is_a_name_or_nothing(name):
    """Is there a text from which a name comes out that somebody refuses?"""
    account = fold(name)
    assert account == "" or (is_account_name(account) and id_problem(account) == "")


def test_emoji_only_is_called_a_student():
    """Who has no letter in any name gets an account all the same."""
    assert first_fold(["😀", "🙂@example.org"]) == NAMELESS
    assert first_fold(["😀", "ada@example.org"]) == "ada"


@given(st.text(alphabet="abc-", min_size=1, max_size=31).filter(is_account_name))
def test_numbers_keep_a_name_short_and_different(name):
    """Would the second of two long names be cut to the first again?"""
    first = list(islice(numbered(name), 12))
    assert len(set(first)) == 12
    assert all(is_account_name(one) and len(one) <= LONGEST for one in first)


def test_the_machines_own_names_are_kept():
    """Could somebody called Root become root?"""
    assert all(map(is_reserved, ("root", "postgres", "ipnb-instructors", "systemd-network")))
    assert not is_reserved("ada")


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
        ("1234567", "u1234567"),
        ("root", "root-2"),
        ("Ольга Иванова", "olga-ivanova"),
        ("O'Brien, Siobhán", "o-brien-siobhan"),
        ("陳大文", "chendawen"),
        ("a" * 40, "a" * 31),
        ("***", ""),
    ],
)
def test_an_account_is_made_of_what_there_is(text, account):
    assert propose_account(text) == account
    assert account == "" or account_problem(account) == ""
