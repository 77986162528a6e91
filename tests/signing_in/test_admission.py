"""Who is let in, under which account: by the provider's role, the roster, or the settings?"""

from dataclasses import replace

import pytest
from department.sign_in.admission import Admission, auth_model
from department.sign_in.refusals import NO_ROLE, NOT_LISTED, OTHERS_ACCOUNT, Refused
from department.sign_in.settings import Listed, OidcSignIn, SignInSettings

from ipnb.accounts.registry import Person, Registry

ISSUER = "https://id.example"
ADA = Person(ISSUER, "1", "Ada", "Lovelace", "Ada@example.org", ("ada.l",))
STUDENT, TEACHER = ("nbgrader-ipnb",), ("formgrade-ipnb",)


@pytest.fixture
def admission(tmp_path):
    """A course with one instructor and one student on its lists."""
    settings = SignInSettings(
        OidcSignIn(ISSUER, "hub", ""),
        "ipnb",
        "t",
        "https://hub",
        *[tmp_path] * 3,
        instructors=frozenset({"dlin"}),
        roster=(Listed("al1815", "Ada", "Lovelace", "ada@Example.org"),),
    )
    return Admission(settings, Registry(tmp_path / "accounts.sqlite"))


def admitted(admission, *given, **more):
    """Return the account and the groups."""
    found = admission.admit(*given, **more)
    return found.account.name, found.groups


def test_the_roster_gives_account_and_role(admission):
    """By the address that the provider vouches for, or by the very id; capitals make no difference."""
    assert admitted(admission, ADA, None) == ("al1815", STUDENT)
    assert admitted(admission, ADA, "student") == ("al1815", STUDENT)
    by_id = Admission(admission.settings, Registry(admission.registry.file.with_name("b.sqlite")))
    assert admitted(by_id, Person(ISSUER, "2"), None, "al1815") == ("al1815", STUDENT)


def test_a_role_of_the_provider_needs_no_list(admission):
    """Is whoever the platform calls a student let in?"""
    ben = Person(ISSUER, "2", called=("ben@example.org",))
    assert admitted(admission, ben, "student", asks_lists=False) == ("ben", STUDENT)
    assert admitted(admission, replace(ben, subject="3"), "instructor") == ("ben-2", TEACHER)


def test_without_role_and_list_nobody_comes_in(admission):
    """Is the reason the right one?"""
    guest = Person(ISSUER, "9", called=("guest",))
    with pytest.raises(Refused) as refused:
        admission.admit(guest, None)
    assert refused.value.words == NOT_LISTED
    with pytest.raises(Refused) as refused:
        admission.admit(guest, None, asks_lists=False)
    assert refused.value.words == NO_ROLE
    assert admission.registry.accounts() == []


def test_an_instructors_name_is_nobody_elses(admission):
    """Could a student become an instructor by being called like one?"""
    student = Person(ISSUER, "5", called=("dlin", "Dan Lin"))
    assert admitted(admission, student, "student") == ("dlin-2", STUDENT)
    assert admitted(admission, Person(ISSUER, "6"), None, "dlin") == ("dlin", TEACHER)
    # the settings' word goes before the provider's
    assert admitted(admission, Person(ISSUER, "6"), "student", "dlin") == ("dlin", TEACHER)


def test_an_instructor_of_a_platform_takes_a_named_account_that_is_free(admission):
    """And the second of that name another one."""
    lin = Person(ISSUER, "7", called=("dlin@example.org",))
    assert admitted(admission, lin, "instructor") == ("dlin", TEACHER)
    assert admitted(admission, replace(lin, subject="8"), "instructor") == ("dlin-2", TEACHER)


def test_a_list_that_gives_anothers_account_is_refused(admission):
    """Would a second person with one address see the first one's work?"""
    admission.admit(ADA, None)
    with pytest.raises(Refused) as refused:
        admission.admit(replace(ADA, subject="2"), None)
    assert refused.value.words == OTHERS_ACCOUNT and "al1815 is 1’s" in refused.value.detail


def test_the_hub_is_told_name_and_groups(admission):
    """Nothing else is kept there."""
    assert auth_model(admission.admit(ADA, None)) == {"name": "al1815", "groups": list(STUDENT)}
